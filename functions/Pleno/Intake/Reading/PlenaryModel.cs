using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>Which document a file is, by the model that stands at its head.</summary>
public static class PlenaryModel
{
    public const string KejadianKhusus = "MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK";
    public const string Decree = "KEPUTUSAN KPU TENTANG PENETAPAN HASIL";

    private const int LongestHead = 40;
    private const int WidestHead = 12;

    /// <summary>The document with this model; null when the text is none. Capitals, punctuation and spaces do not count.</summary>
    public static DocumentKind? KindOf(string text)
    {
        var letters = Wording.Letters(text);
        var name = letters.StartsWith("MODEL", StringComparison.Ordinal) ? letters[5..] : letters;
        return name.StartsWith("DKEJADIANKHUSUS", StringComparison.Ordinal) ? DocumentKind.KejadianKhusus
            : name.StartsWith("KEPUTUSANKPU", StringComparison.Ordinal) ? DocumentKind.Decree
            : RecapForm.TryParse(text) is not null ? DocumentKind.Recap
            : null;
    }

    /// <summary>Whether a text at the head is meant to be the model.</summary>
    internal static bool IsModel(string text) =>
        text.StartsWith("MODEL", StringComparison.OrdinalIgnoreCase) || KindOf(text) is not null;

    /// <summary>The document whose model stands first in the sheet; a D.HASIL, which then says what is wrong, when there is none.</summary>
    internal static DocumentKind Of(Grid grid)
    {
        for (var row = 0; row < Math.Min(grid.Rows, LongestHead); row++)
        {
            for (var column = 1; column <= Math.Min(grid.WidthOf(row), WidestHead); column++)
            {
                if (grid[row, column] is { Kind: CellKind.Text } cell && IsModel(cell.Shown))
                {
                    return KindOf(cell.Shown) ?? DocumentKind.Recap;
                }
            }
        }

        return DocumentKind.Recap;
    }
}
