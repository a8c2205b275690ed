using System.Text.RegularExpressions;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Tells which candidate pair's row a row is: by its number and its name, both as in the decree.</summary>
internal sealed partial class PaslonRowMatcher(FormLayout layout)
{
    /// <summary>The row of the empty column; null where several pairs run.</summary>
    public Field? KolomKosong => layout.Find("kolom_kosong");

    /// <summary>
    /// The field, or F.502 (then the field that the row was meant to be, where that is known); neither when the row is no pair's.
    /// </summary>
    /// <param name="numberCell">The cell NO.</param>
    /// <param name="label">The label.</param>
    /// <param name="inSection">Whether the row stands under the title of section IV.</param>
    public (Field? Field, Finding? Finding) Match(string numberCell, string label, bool inSection)
    {
        if (RowWordings.Find(label, VoterBlock.Unsaid) == "kolom_kosong")
        {
            return (null, Differs(null, null, label));
        }

        if (Wording.IsTotal(label) || label.Length == 0)
        {
            return (null, null);
        }

        var match = Numbered().Match(label);
        var name = match.Success ? label[match.Length..].Trim() : label;
        var byName = layout.Paslon.FirstOrDefault(paslon => PaslonName.Same(paslon.Name, name));
        if (!inSection && byName is null && !match.Groups["word"].Success)
        {
            return (null, null);
        }

        var (inCell, inLabel) = (NumberOf(numberCell), match.Success ? NumberOf(match.Groups["number"].Value) : null);
        if (inCell is null && inLabel is null && byName is not null)
        {
            var field = layout[$"paslon.{byName.Number}"];
            return (field, Differs(field, Numbered(field), label));
        }

        return Match(inCell, inLabel, name, label);
    }

    /// <summary>F.502 for a pair of the decree, or the empty column, that has no row.</summary>
    public static Finding Missing(Field field) => Differs(field, Numbered(field), null);

    /// <summary>F.502, or null when number and name are those of a pair of the decree.</summary>
    public Finding? Check(int? number, string name)
    {
        var field = number is null ? null : layout.Find($"paslon.{number}");
        return field is not null && PaslonName.Same(field.Label, name)
            ? null
            : Differs(field, field is null ? Decree : Numbered(field), number is null ? name : $"{number}. {name}");
    }

    private (Field? Field, Finding? Finding) Match(int? inCell, int? inLabel, string name, string label)
    {
        var number = inCell ?? inLabel;
        var field = number is null ? null : layout.Find($"paslon.{number}");
        if (inCell is not null && inLabel is not null && inCell != inLabel)
        {
            return (field, Differs(field, inCell!.Value.ToString(), label));
        }

        return (field, Check(number, name));
    }

    private string Decree => string.Join("; ", layout.PaslonRows.Select(Numbered));

    private static string Numbered(Field field) =>
        field.Key.StartsWith("paslon.", StringComparison.Ordinal) ? $"{field.Key[7..]}. {field.Label}" : field.Label;

    private static Finding Differs(Field? field, string? expected, string? got) =>
        new(
            FormCodes.PaslonDiffersFromDecree,
            null,
            field?.Key,
            Expected: expected is null ? null : (FindingValue)expected,
            Got: got is null ? null : (FindingValue)got
        );

    private static int? NumberOf(string text)
    {
        var digits = Wording.Letters(text).TrimStart('0');
        return digits.Length is > 0 and <= 3 && int.TryParse(digits, out var number) ? number : null;
    }

    [GeneratedRegex(
        @"^\s*(?<word>(?:PASLON|PASANGAN\s+CALON|CALON)\s+)?(?:(?:NOMOR|NO)\.?\s*(?:URUT\s*)?)?(?<number>\d{1,3})\s*[.:)\-–]?\s*(?=\D)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Numbered();
}
