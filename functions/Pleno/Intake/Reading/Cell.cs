namespace Pleno.Intake.Reading;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    Empty,

    /// <summary>A whole number from 0 to 2^53.</summary>
    Number,

    /// <summary>Text that is no whole number; also what a formula of a boolean or an error shows.</summary>
    Text,

    /// <summary>A number of a spreadsheet that is a fraction, negative or above 2^53.</summary>
    OtherNumber,

    /// <summary>A formula, whatever result is stored beside it.</summary>
    Formula,
}

/// <summary>The content of one cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Number">The number, where the kind is <see cref="CellKind.Number"/>; otherwise 0.</param>
/// <param name="Text">The text as it stands there, trimmed; null for an empty cell and for a number.</param>
public readonly record struct Cell(CellKind Kind, long Number, string? Text)
{
    public static Cell OfText(string text) => text.Length == 0 ? default : new Cell(CellKind.Text, 0, text);

    public static Cell OfNumber(long number) => new(CellKind.Number, number, null);

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>What stands there, as text; empty for an empty cell.</summary>
    public string Shown => Kind == CellKind.Number ? Number.ToString() : Text ?? "";
}
