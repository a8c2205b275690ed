using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Readiness;

/// <summary>What was known when a verdict was given.</summary>
/// <param name="Documents">Hash of the accepted document by area.</param>
/// <param name="Confirmations">Hash of the standing confirmation by office; only those that say ready.</param>
public sealed record StageSnapshot(
    IReadOnlyDictionary<AreaCode, string> Documents,
    IReadOnlyDictionary<string, string> Confirmations
);

/// <summary>Reckons the verdict on a stage. Pure: the same snapshot, the same verdict.</summary>
public static class VerdictRules
{
    public static Verdict Judge(Contest contest, Stage stage, StageSnapshot snapshot) =>
        new(
            stage.Key,
            [
                .. contest
                    .Requirements.Where(requirement => requirement.Stage == stage.Key)
                    .SelectMany(requirement => ResultsOf(contest, stage, requirement, snapshot)),
            ]
        );

    /// <summary>The areas whose documents the stage needs: each one of the level that takes part, within the stage's area.</summary>
    public static IEnumerable<Area> AreasOf(Contest contest, Stage stage, Requirement requirement) =>
        requirement.Level is { } level
            ? contest.Areas.AtLevel(level).Where(area => stage.Area.Contains(area.Code))
            : [];

    private static IEnumerable<RequirementResult> ResultsOf(
        Contest contest,
        Stage stage,
        Requirement requirement,
        StageSnapshot snapshot
    ) =>
        requirement.Kind switch
        {
            RequirementKind.Documents => AreasOf(contest, stage, requirement)
                .Select(area => new RequirementResult(
                    $"document:{area.Code}",
                    area.Code,
                    null,
                    snapshot.Documents.GetValueOrDefault(area.Code)
                )),
            _ =>
            [
                new RequirementResult(
                    $"confirmation:{requirement.Office}",
                    null,
                    requirement.Office,
                    snapshot.Confirmations.GetValueOrDefault(requirement.Office!)
                ),
            ],
        };
}
