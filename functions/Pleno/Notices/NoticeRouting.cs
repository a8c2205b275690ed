using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>Who gets a notice.</summary>
public static class NoticeRouting
{
    /// <summary>The offices named by the routing and those addressed directly, each once, in the order of the directory.</summary>
    public static IReadOnlyList<Office> RecipientsOf(Contest contest, NoticeEvent happened)
    {
        var routed = RoutedTo(contest, happened.Kind, happened.About, happened.Stage);
        return
        [
            .. contest.Offices.Where(office =>
                routed.Contains(office) || happened.Direct.Any(direct => direct.Key == office.Key)
            ),
        ];
    }

    /// <summary>The offices that the routing names for a kind of notice about an area.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="about">The area it is about.</param>
    /// <param name="stage">Key of the stage it is about; null for none.</param>
    public static IReadOnlyList<Office> RoutedTo(Contest contest, NoticeKind kind, AreaCode about, string? stage)
    {
        var routes = contest.Routes.Where(route => route.IsFor(kind, about, stage)).ToList();
        return
        [
            .. contest.Offices.Where(office => routes.Exists(route => route.Reaches(office)) && Answers(office, about)),
        ];
    }

    /// <summary>The KPU office that uploads an area's documents; its superior's when it has none; the operator when nobody else is left.</summary>
    public static IReadOnlyList<Office> UploaderOf(Contest contest, AreaCode area)
    {
        for (AreaCode? at = area; at is { } here; at = here.Parent)
        {
            if (
                contest.Offices.FirstOrDefault(office => office.Role == OfficeRole.Kpu && office.Area == here) is
                { } office
            )
            {
                return [office];
            }
        }

        return OperatorsOf(contest);
    }

    /// <summary>The office that stands in for another and may read such a notice; null for none.</summary>
    public static Office? DelegateOf(Contest contest, Office office, NoticeKind kind) =>
        contest.FindOffice(office.Delegate ?? "") is { } deputy && NoticeReaders.MayRead(kind, deputy.Role)
            ? deputy
            : null;

    public static IReadOnlyList<Office> OperatorsOf(Contest contest) =>
        [.. contest.Offices.Where(office => office.Role == OfficeRole.Operator)];

    /// <summary>An office is concerned with its own area and all above and below it, not with a neighbour's.</summary>
    private static bool Answers(Office office, AreaCode about) =>
        office.Area.Contains(about) || about.Contains(office.Area);
}
