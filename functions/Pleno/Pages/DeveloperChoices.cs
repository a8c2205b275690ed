using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Pages;

/// <summary>The roles that can be tried on a developer's machine: those that the loaded contests have a use for.</summary>
public sealed class DeveloperChoices(ContestStore contests)
{
    public async Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken)
    {
        var choices = new List<Grant?> { Grant.Of(AccessRole.Operator, "") };
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                choices.AddRange(Of(contest));
            }
        }

        return [.. choices.OfType<Grant>().Distinct()];
    }

    private static IEnumerable<Grant?> Of(Contest contest) =>
        contest
            .Areas.All.Where(area => area.Code.Level <= AreaLevel.KabKota)
            .Select(area => Grant.Of(AccessRole.Uploader, ScopeOf(contest, area.Code)))
            .Append(Grant.Of(AccessRole.Official, $"{contest.Key.Area}"))
            .Concat(contest.Offices.SelectMany(GrantsOf));

    private static IEnumerable<Grant?> GrantsOf(Office office) =>
        office.Role is OfficeRole.Operator or OfficeRole.Kpu
            ? []
            :
            [
                Grant.Of(AccessRole.SecurityOffice, $"{office.Area}/{office.Key}"),
                Grant.Of(AccessRole.Official, $"{office.Area}/{office.Key}"),
            ];

    private static string ScopeOf(Contest contest, AreaCode area) =>
        contest.Offices.FirstOrDefault(office => office.Role == OfficeRole.Kpu && office.Area == area) is { } kpu
            ? $"{area}/{kpu.Key}"
            : $"{area}";
}
