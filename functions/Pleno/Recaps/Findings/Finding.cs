using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Hints;

namespace Pleno.Recaps.Findings;

/// <summary>
/// What went wrong here: code, place and both sides. No prose; that is looked up by code and audience.
/// </summary>
/// <param name="Code">What went wrong.</param>
/// <param name="Place">Where in the file; null where the file as a whole is meant.</param>
/// <param name="Field">Key of the field; null where none is meant.</param>
/// <param name="Area">Area of the column; null for the total column or where none is meant.</param>
/// <param name="Expected">What should stand there, what would balance, or the other side of the equation.</param>
/// <param name="Got">What stands there.</param>
/// <param name="Terms">The figures that <paramref name="Expected"/> was reckoned from.</param>
/// <param name="Also">The codes of the other relations that this one wrong figure breaks; null when there is none.</param>
/// <param name="Hint">What may have happened; null when nothing simple would explain it.</param>
/// <param name="ExplainedBy">The entries of D.KEJADIAN KHUSUS that explain it; null when there is none.</param>
public sealed record Finding(
    Code Code,
    Place? Place = null,
    string? Field = null,
    AreaCode? Area = null,
    FindingValue? Expected = null,
    FindingValue? Got = null,
    IReadOnlyList<Term>? Terms = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Code>? Also = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Hint? Hint = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<Explanation>? ExplainedBy = null
)
{
    /// <summary>Whether the document cannot be accepted because of it.</summary>
    [JsonIgnore]
    public bool Blocks => Code.Severity == Severity.F && ExplainedBy is null;
}

/// <summary>Questions to a list of findings.</summary>
public static class FindingList
{
    /// <summary>The ids of every code that was found, consequences among them: each once, sorted.</summary>
    public static IReadOnlyList<string> AllCodes(this IEnumerable<Finding> findings) =>
        [
            .. findings
                .SelectMany(finding => (finding.Also ?? []).Prepend(finding.Code))
                .Select(code => code.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

/// <summary>One figure of an equation.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Area">Area of its column; null for the total column.</param>
/// <param name="Value">The figure.</param>
public sealed record Term(string Field, AreaCode? Area, long Value);

/// <summary>A number or a text as found or expected.</summary>
[JsonConverter(typeof(FindingValueJsonConverter))]
public sealed record FindingValue(long? Number, string? Text)
{
    /// <summary>Longest text kept of a cell: a file may hold megabytes in one.</summary>
    private const int LongestText = 120;

    public static implicit operator FindingValue(long number) => new(number, null);

    public static implicit operator FindingValue(string text) =>
        new(null, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…"));
}

internal sealed class CodeJsonConverter : JsonConverter<Code>
{
    public override Code Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CodeCatalogue.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Code value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Id);
}

internal sealed class FindingValueJsonConverter : JsonConverter<FindingValue>
{
    public override FindingValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => reader.GetInt64(),
            _ => reader.GetString() ?? "",
        };

    public override void Write(Utf8JsonWriter writer, FindingValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
