using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>Why an office gets no notice; the first that applies.</summary>
public enum RoutingMiss
{
    /// <summary>No row is about such a notice.</summary>
    NoRow,

    /// <summary>No such row names its role.</summary>
    OtherRole,

    /// <summary>The rows that name its role are for offices of another level.</summary>
    OtherLevel,

    /// <summary>Its area is neither that of the notice nor above or below it.</summary>
    OtherArea,
}

/// <summary>Whether an office gets a notice, and why.</summary>
/// <param name="Office">The office.</param>
/// <param name="IsDirect">Whether it is addressed whatever the routing says.</param>
/// <param name="Row">The first row of routing.csv that names it; null for none.</param>
/// <param name="Miss">Why it gets none; null when it gets one.</param>
public sealed record RoutingReason(Office Office, bool IsDirect, int? Row, RoutingMiss? Miss)
{
    public bool Gets => Miss is null;
}

/// <summary>Who gets a notice and why: the same routing as the notices take, told office by office.</summary>
public static class RoutingExplanation
{
    /// <summary>Every office of the directory, in its order.</summary>
    public static IReadOnlyList<RoutingReason> Of(Contest contest, NoticeEvent happened)
    {
        var routed = NoticeRouting.RoutedTo(contest, happened.Kind, happened.About, happened.Stage);
        var routes = contest.Routes.Where(route => route.IsFor(happened.Kind, happened.About, happened.Stage)).ToList();
        return [.. contest.Offices.Select(office => ReasonOf(office, happened, routes, routed.Contains(office)))];
    }

    private static RoutingReason ReasonOf(Office office, NoticeEvent happened, List<Route> routes, bool isRouted)
    {
        var isDirect = happened.Direct.Any(direct => direct.Key == office.Key);
        var row = isRouted ? routes.Find(route => route.Reaches(office))?.Row : null;
        return new RoutingReason(office, isDirect, row, isDirect || isRouted ? null : MissOf(office, routes));
    }

    private static RoutingMiss MissOf(Office office, List<Route> routes) =>
        routes.Count == 0 ? RoutingMiss.NoRow
        : !routes.Exists(route => route.Roles.Contains(office.Role)) ? RoutingMiss.OtherRole
        : !routes.Exists(route => route.Reaches(office)) ? RoutingMiss.OtherLevel
        : RoutingMiss.OtherArea;
}
