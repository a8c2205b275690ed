using Pleno.Areas;

namespace Pleno.Intake.Reading;

/// <summary>A column's heading as it stands there: "6472 Kota Samarinda", "64.72 - Kota Samarinda", "JUMLAH AKHIR".</summary>
/// <param name="Slot">Where the column is: its number in a grid, its index in JSON.</param>
/// <param name="Text">The heading.</param>
internal readonly record struct ColumnHeading(int Slot, string Text)
{
    /// <summary>Whether it is the form's own total column.</summary>
    public bool IsFinalTotal => Wording.Says(Text, "JUMLAHAKHIR");

    /// <summary>Whether it is the column that carries over what stands on the pages before.</summary>
    public bool IsCarriedOver => Wording.Says(Text, "JUMLAHPINDAHAN");

    /// <summary>Whether it is the column that says JUMLAH AKHIR in words.</summary>
    public bool IsWords => Wording.Says(Text, "TERBILANG");

    /// <summary>Whether it is the column of the pairs' shares of the votes.</summary>
    public bool IsPercentage => Text.Trim() == "%" || Wording.Letters(Text) is "PERSENTASE" or "PERSEN";

    /// <summary>Code and name; no code when the heading does not begin with one.</summary>
    public (AreaCode? Code, string Name) Parts()
    {
        var length = 0;
        while (length < Text.Length && (char.IsAsciiDigit(Text[length]) || Text[length] == '.'))
        {
            length++;
        }

        var isApart = length == Text.Length || !char.IsLetterOrDigit(Text[length]);
        return isApart && AreaCode.TryParse(Text[..length].TrimEnd('.'), out var code)
            ? (code, Text[length..].TrimStart(' ', '-', '–', '—', ':', '.', '\r', '\n', '\t').Trim())
            : (null, Text);
    }

    /// <summary>How the form heads an area's column.</summary>
    public static string Of(Area area) => $"{area.Code} {area.Name}";

    /// <summary>Whether it is to the letter how the form heads this area's column.</summary>
    public bool IsOf(Area area)
    {
        var (code, name) = (area.Code.Digits, area.Name);
        return Text.Length == code.Length + 1 + name.Length
            && Text.StartsWith(code, StringComparison.Ordinal)
            && Text[code.Length] == ' '
            && Text.EndsWith(name, StringComparison.Ordinal);
    }
}
