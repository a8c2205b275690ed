using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness;

/// <summary>One thing that is expected of one office or area: the expected set of a stage is made of these.</summary>
/// <param name="Key">Identity within the stage: <c>document:6472</c>, <c>roster:polda-kaltim</c>, <c>situation:6401</c>.</param>
/// <param name="Requirement">The line of the configuration.</param>
/// <param name="Area">The area that it is about; null where it is about an office.</param>
/// <param name="Office">Key of the office that owes it; null for a document, whose area's KPU owes it, and for incidents.</param>
public sealed record Duty(string Key, Requirement Requirement, AreaCode? Area, string? Office);

/// <summary>Who owes what for a stage, and who may report what.</summary>
public static class Duties
{
    /// <summary>Everything the stage needs, in the order of the configuration and of the areas.</summary>
    public static IReadOnlyList<Duty> Of(Contest contest, Stage stage) =>
        [
            .. contest
                .Requirements.Where(requirement => requirement.Stage == stage.Key)
                .SelectMany(requirement => Of(contest, stage, requirement)),
        ];

    /// <summary>The areas of a level that take part, within the stage's area; the stage's own area without a level.</summary>
    public static IReadOnlyList<Area> AreasOf(Contest contest, Stage stage, AreaLevel? level) =>
        [
            .. contest.Areas.All.Where(area =>
                level is null ? area.Code == stage.Area : area.Code.Level == level && stage.Area.Contains(area.Code)
            ),
        ];

    /// <summary>Whether the office may send a report of this kind on the stage, and on the area where it names one.</summary>
    public static bool MayReport(Contest contest, Stage stage, ReportKind kind, Office office, AreaCode? area) =>
        kind switch
        {
            ReportKind.Waiver => office.Role == OfficeRole.Ketua && office.Area.Contains(stage.Area),
            ReportKind.Decision => NoticeRouting.UploaderOf(contest, stage.Area).Any(kpu => kpu.Key == office.Key),
            ReportKind.Incident => RequirementsOf(contest, stage, kind)
                .Any(one => HasRole(office, one) && IsConcerned(office, stage)),
            ReportKind.Situation => Of(contest, stage)
                .Any(duty => IsOf(duty, kind) && duty.Office == office.Key && (area is null || duty.Area == area)),
            _ => Of(contest, stage).Any(duty => IsOf(duty, kind) && duty.Office == office.Key),
        };

    /// <summary>The offices that may send a report of this kind, for whoever sent one without being asked.</summary>
    public static IReadOnlyList<string> OfficesOf(Contest contest, Stage stage, ReportKind kind) =>
        [
            .. contest
                .Offices.Where(office => MayReport(contest, stage, kind, office, null))
                .Select(office => office.Key),
        ];

    /// <summary>The requirement that a report of an office is evidence of; null for a waiver and a decision.</summary>
    public static Requirement? RequirementOf(Contest contest, Stage stage, ReportKind kind, string office) =>
        kind == ReportKind.Incident
            ? RequirementsOf(contest, stage, kind).FirstOrDefault()
            : Of(contest, stage).FirstOrDefault(duty => IsOf(duty, kind) && duty.Office == office)?.Requirement;

    private static IEnumerable<Duty> Of(Contest contest, Stage stage, Requirement requirement)
    {
        var word = ConfigWords.Word(requirement.Kind);
        return requirement.Kind switch
        {
            RequirementKind.Documents => AreasOf(contest, stage, requirement.Level)
                .Select(area => new Duty($"document:{area.Code}", requirement, area.Code, null)),
            RequirementKind.Situation => AreasOf(contest, stage, requirement.Level)
                .Select(area => new Duty(
                    $"{word}:{area.Code}",
                    requirement,
                    area.Code,
                    requirement.Office ?? OfficeAt(contest, requirement, area.Code)?.Key
                )),
            RequirementKind.NoIncident or RequirementKind.Contact => [new Duty(word, requirement, null, null)],
            _ => [new Duty($"{word}:{requirement.Office}", requirement, null, requirement.Office)],
        };
    }

    /// <summary>The office of an area that has one of the requirement's roles.</summary>
    public static Office? OfficeAt(Contest contest, Requirement requirement, AreaCode area) =>
        contest.Offices.FirstOrDefault(office => office.Area == area && HasRole(office, requirement));

    private static IEnumerable<Requirement> RequirementsOf(Contest contest, Stage stage, ReportKind kind) =>
        contest.Requirements.Where(one => one.Stage == stage.Key && one.Kind == ReportLayout.Of(kind).Proves);

    private static bool IsOf(Duty duty, ReportKind kind) => duty.Requirement.Kind == ReportLayout.Of(kind).Proves;

    private static bool HasRole(Office office, Requirement requirement) =>
        RequirementTerms.Parts(requirement.Terms?.Roles).Contains(ConfigWords.Word(office.Role));

    private static bool IsConcerned(Office office, Stage stage) =>
        office.Area.Contains(stage.Area) || stage.Area.Contains(office.Area);
}
