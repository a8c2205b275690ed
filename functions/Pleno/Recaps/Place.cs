using System.Text.Json.Serialization;

namespace Pleno.Recaps;

/// <summary>
/// A place in a file: sheet, row and column counted from 1 for a table, a path for JSON, a page for a scan.
/// </summary>
/// <param name="Sheet">Name of the sheet; null where the format has none.</param>
/// <param name="Row">Row from 1; null for the whole file.</param>
/// <param name="Column">Column from 1; null for the whole row.</param>
/// <param name="Path">Path in a JSON file: <c>rows.pengguna_dpt.l[3]</c>.</param>
/// <param name="Page">Page of a scan, from 1; the row is then a line of its text layer.</param>
public sealed record Place(
    string? Sheet,
    int? Row,
    int? Column,
    string? Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page = null
)
{
    public static Place Cell(string? sheet, int row, int column) => new(sheet, row, column, null);

    public static Place OfRow(string? sheet, int row) => new(sheet, row, null, null);

    public static Place OfPage(int page, int line) => new(null, line, null, null, page);

    public static Place Json(string path) => new(null, null, null, path);

    /// <summary>Letters of the column as a spreadsheet shows them: 1 is A, 28 is AB.</summary>
    [JsonIgnore]
    public string ColumnLetters => Column is { } column ? Letters(column) : "";

    /// <summary>"D.HASIL!F12", "F12", "12", the path or "halaman 2".</summary>
    public override string ToString() =>
        Page is { } page
            ? $"halaman {page}"
            : Path ?? $"{(Sheet is null ? "" : $"{Sheet}!")}{ColumnLetters}{Row?.ToString() ?? ""}";

    private static string Letters(int column) =>
        column <= 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}

/// <summary>Where each figure of a draft stands in its file.</summary>
public interface IPlaces
{
    Place? Of(int column, Field field);
}
