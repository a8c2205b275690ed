using System.Text.Json;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>A row of a JSON form: an array of figures, or an object of them and of what is printed beside JUMLAH AKHIR.</summary>
/// <param name="path">Its path.</param>
internal sealed class JsonRow(string path)
{
    /// <summary>The member of JUMLAH AKHIR in words.</summary>
    public const string WordsName = "terbilang";

    /// <summary>The member of the pair's share of the votes.</summary>
    public const string PercentageName = "persen";

    public string Path { get; } = path;

    /// <summary>The figures; null when the object has none.</summary>
    public JsonElement? Figures { get; init; }

    public string FiguresPath { get; init; } = path;

    /// <summary>A pair's name; null when there is none.</summary>
    public string? Name { get; private init; }

    /// <summary>JUMLAH AKHIR in words; null when not printed.</summary>
    public string? Words { get; private init; }

    /// <summary>The share of the votes; null when not printed.</summary>
    public string? Percentage { get; private init; }

    /// <summary>Reads an object. F.116 for a member that is unknown, F.118 for one that is there twice.</summary>
    /// <param name="row">The object.</param>
    /// <param name="path">Its path.</param>
    /// <param name="figuresName">The member that holds the figures.</param>
    /// <param name="mayHavePercentage">Whether it is a row of section IV.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static JsonRow OfObject(
        JsonElement row,
        string path,
        string figuresName,
        bool mayHavePercentage,
        List<Finding> findings
    )
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in row.EnumerateObject())
        {
            var isKnown =
                member.Name == figuresName
                || member.Name == WordsName
                || (mayHavePercentage && member.Name == PercentageName)
                || (member.Name == "name" && figuresName == "votes" && member.Value.ValueKind == JsonValueKind.String);
            var place = Place.Json($"{path}.{member.Name}");
            if (!isKnown)
            {
                findings.Add(new Finding(DocumentCodes.RowUnknown, place, Got: member.Name));
            }
            else if (!members.TryAdd(member.Name, member.Value))
            {
                findings.Add(new Finding(DocumentCodes.RowTwice, place));
            }
        }

        return new JsonRow(path)
        {
            Figures = members.TryGetValue(figuresName, out var figures) ? figures : null,
            FiguresPath = $"{path}.{figuresName}",
            Name = members.TryGetValue("name", out var name) ? name.GetString() : null,
            Words = PrintedText(members, WordsName),
            Percentage = PrintedText(members, PercentageName),
        };
    }

    /// <summary>The text; a number of JSON as it would be printed, with a comma; null where nothing is printed.</summary>
    private static string? PrintedText(Dictionary<string, JsonElement> members, string name)
    {
        if (!members.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText().Replace('.', ','),
            _ => value.GetRawText(),
        };
        return Wording.IsBlank(text) ? null : text;
    }
}
