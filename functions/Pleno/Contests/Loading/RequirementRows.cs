using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>requirements.csv: stage, kind (documents or confirmation), level (for documents), office (for a confirmation).</summary>
internal static class RequirementRows
{
    public static IReadOnlyList<Requirement> Read(
        byte[]? content,
        IReadOnlyList<Stage> stages,
        IReadOnlyList<Office> offices,
        List<Finding> findings
    )
    {
        var table = ConfigTable.Read("requirements.csv", content, ["stage", "kind", "level", "office"], findings);
        return [.. table.Rows.Select(row => ReadRow(table, row, stages, offices)).OfType<Requirement>()];
    }

    private static Requirement? ReadRow(
        ConfigTable table,
        ConfigRow row,
        IReadOnlyList<Stage> stages,
        IReadOnlyList<Office> offices
    )
    {
        if (stages.All(stage => stage.Key != row["stage"]))
        {
            table.Refuse(row, "stage", ConfigurationCodes.ReferenceUnknown, "stages.csv");
        }

        return ConfigWords.Parse<RequirementKind>(row["kind"]) switch
        {
            RequirementKind.Documents => OfDocuments(table, row),
            RequirementKind.Confirmation => OfConfirmation(table, row, offices),
            _ => Unknown(table, row),
        };
    }

    private static Requirement? OfDocuments(ConfigTable table, ConfigRow row)
    {
        if (ConfigWords.Level(row["level"]) is { } level)
        {
            return new Requirement(row["stage"], RequirementKind.Documents, level, null);
        }

        table.Refuse(row, "level", ConfigurationCodes.ValueWrong, ConfigWords.Levels);
        return null;
    }

    private static Requirement? OfConfirmation(ConfigTable table, ConfigRow row, IReadOnlyList<Office> offices)
    {
        if (offices.Any(office => office.Key == row["office"]))
        {
            return new Requirement(row["stage"], RequirementKind.Confirmation, null, row["office"]);
        }

        table.Refuse(row, "office", ConfigurationCodes.ReferenceUnknown, "offices.csv");
        return null;
    }

    private static Requirement? Unknown(ConfigTable table, ConfigRow row)
    {
        table.Refuse(row, "kind", ConfigurationCodes.ValueWrong, ConfigWords.Of<RequirementKind>());
        return null;
    }
}
