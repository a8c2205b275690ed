using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>
/// requirements.csv: stage, kind, level, office, and, where they are there, due (before the start: 24h, 3d), blocking (yes, no),
/// proof and parameters.
/// </summary>
internal sealed class RequirementRows(
    ConfigTable table,
    IReadOnlyList<Area> areas,
    IReadOnlyList<Stage> stages,
    IReadOnlyList<Office> offices
)
{
    private static readonly RequirementKind[] OfLevels = [RequirementKind.Documents, RequirementKind.Situation];

    public static IReadOnlyList<Requirement> Read(
        byte[]? content,
        IReadOnlyList<Area> areas,
        IReadOnlyList<Stage> stages,
        IReadOnlyList<Office> offices,
        List<Finding> findings
    )
    {
        var table = ConfigTable.Read("requirements.csv", content, ["stage", "kind", "level", "office"], findings);
        var rows = new RequirementRows(table, areas, stages, offices);
        var requirements = new List<Requirement>();
        foreach (var row in table.Rows)
        {
            if (rows.ReadRow(row) is { } requirement)
            {
                rows.RefuseTwice(row, requirement, requirements);
                rows.RefuseSilent(row, requirement);
                requirements.Add(requirement);
            }
        }

        return requirements;
    }

    private Requirement? ReadRow(ConfigRow row)
    {
        if (stages.All(stage => stage.Key != row["stage"]))
        {
            table.Refuse(row, "stage", ConfigurationCodes.ReferenceUnknown, "stages.csv");
        }

        if (ConfigWords.Parse<RequirementKind>(row["kind"]) is not { } kind)
        {
            table.Refuse(row, "kind", ConfigurationCodes.ValueWrong, ConfigWords.Of<RequirementKind>());
            return null;
        }

        var (level, office) = (Level(row, kind), Office(row, kind));
        var (terms, wrong) = TermWords.Read(kind, row["parameters"]);
        foreach (var (got, expected) in wrong)
        {
            table.Refuse(row, "parameters", ConfigurationCodes.ParameterWrong, expected, got);
        }

        var (due, isBlocking) = (Due(row), IsBlocking(row));
        var hasSteps = HasReminders(row);
        var isWhole =
            hasSteps
            && due is not null
            && isBlocking is not null
            && level.IsRight
            && office.IsRight
            && wrong.Count == 0;
        return isWhole
            ? new Requirement(
                row["stage"],
                kind,
                level.Value,
                office.Value,
                due!.Value,
                isBlocking!.Value,
                row["proof"],
                terms == new RequirementTerms() ? null : terms,
                row["reminders"]
            )
            : null;
    }

    private (AreaLevel? Value, bool IsRight) Level(ConfigRow row, RequirementKind kind)
    {
        var level = ConfigWords.Level(row["level"]);
        var mayBeEmpty = !OfLevels.Contains(kind);
        if (level is not null || (mayBeEmpty && (row["level"].Length == 0 || kind != RequirementKind.Deployment)))
        {
            return (kind == RequirementKind.Deployment || !mayBeEmpty ? level : null, true);
        }

        table.Refuse(row, "level", ConfigurationCodes.ValueWrong, ConfigWords.Levels);
        return (null, false);
    }

    /// <summary>Documents are owed by the areas' KPU, contacts by whoever keeps the directory; situation reports and incidents may come from roles instead of one office.</summary>
    private (string? Value, bool IsRight) Office(ConfigRow row, RequirementKind kind)
    {
        var isByRole = kind is RequirementKind.Situation or RequirementKind.NoIncident && row["office"].Length == 0;
        if (kind is RequirementKind.Documents or RequirementKind.Contact || isByRole)
        {
            return (null, true);
        }

        if (offices.Any(office => office.Key == row["office"]))
        {
            return (row["office"], true);
        }

        table.Refuse(row, "office", ConfigurationCodes.ReferenceUnknown, "offices.csv");
        return (null, false);
    }

    private TimeSpan? Due(ConfigRow row)
    {
        if (row["due"].Length == 0)
        {
            return TimeSpan.Zero;
        }

        var due = TermWords.Time(row["due"]);
        if (due is null)
        {
            table.Refuse(row, "due", ConfigurationCodes.ValueWrong, "30m, 12h, 3d");
        }

        return due;
    }

    private bool HasReminders(ConfigRow row)
    {
        var isRight = ReminderStep.Parse(row["reminders"]) is not null;
        if (!isRight)
        {
            table.Refuse(row, "reminders", ConfigurationCodes.ValueWrong, "24h 0 +1h:delegate +6h:superior +1d:chair");
        }

        return isRight;
    }

    private bool? IsBlocking(ConfigRow row)
    {
        switch (row["blocking"])
        {
            case "" or "yes":
                return true;
            case "no":
                return false;
            default:
                table.Refuse(row, "blocking", ConfigurationCodes.ValueWrong, "yes, no");
                return null;
        }
    }

    /// <summary>The same need again would be met, missed and reminded of twice under one name.</summary>
    private void RefuseTwice(ConfigRow row, Requirement requirement, IReadOnlyList<Requirement> before)
    {
        if (before.Any(one => (one.Stage, one.Kind, one.Level, one.Office) == KeyOf(requirement)))
        {
            table.Refuse(row, "kind", ConfigurationCodes.ValueTwice, "1 ×");
        }
    }

    /// <summary>Where each area's own office reports, each area of the level must have one: nobody could report for it otherwise.</summary>
    private void RefuseSilent(ConfigRow row, Requirement requirement)
    {
        if (requirement is not { Kind: RequirementKind.Situation, Office: null })
        {
            return;
        }

        var stage = stages.FirstOrDefault(one => one.Key == requirement.Stage);
        var roles = RequirementTerms.Parts(requirement.Terms?.Roles);
        foreach (
            var area in areas.Where(area =>
                stage is not null
                && (
                    requirement.Level is null
                        ? area.Code == stage.Area
                        : area.Code.Level == requirement.Level && stage.Area.Contains(area.Code)
                )
                && !offices.Any(office => office.Area == area.Code && roles.Contains(ConfigWords.Word(office.Role)))
            )
        )
        {
            table.Refuse(row, "parameters", ConfigurationCodes.ReferenceUnknown, "offices.csv", area.Code.Digits);
        }
    }

    private static (string, RequirementKind, AreaLevel?, string?) KeyOf(Requirement requirement) =>
        (requirement.Stage, requirement.Kind, requirement.Level, requirement.Office);
}
