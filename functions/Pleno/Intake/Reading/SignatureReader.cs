using System.Text.RegularExpressions;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Takes the lines of section VI, each an office and one of three words.</summary>
internal sealed partial class SignatureReader(FormLayout layout)
{
    /// <summary>The words of the form, in the order of <see cref="SignatureState"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = ["ditandatangani", "menolak", "tidak hadir"];

    private readonly List<Signature> _signatures = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>What was taken; null when no line says anything.</summary>
    public Signatures? Signatures => _signatures.Count == 0 ? null : new Signatures(_signatures);

    /// <summary>A line without a word is one not filled in. W.127 for an office or a word that is none.</summary>
    public void Take(string office, string word, Place place)
    {
        if (Wording.IsBlank(word))
        {
            return;
        }

        var state = Words.Select(Wording.Letters).ToList().IndexOf(Wording.Letters(word));
        var (role, paslon) = RoleOf(office);
        if (state < 0)
        {
            Refuse(place, string.Join(", ", Words), word);
        }
        else if (role is { } known)
        {
            _signatures.Add(new Signature(known, paslon, (SignatureState)state, place));
        }
        else
        {
            Refuse(place, "Ketua, Anggota, Saksi Paslon 1", office);
        }
    }

    private void Refuse(Place place, string expected, string got) =>
        Findings.Add(new Finding(DocumentCodes.SignatureUnreadable, place, Expected: expected, Got: got));

    private (SignatoryRole? Role, int? Paslon) RoleOf(string office)
    {
        var words = Wording.Words(office);
        if (Office().Match(words) is { Success: true } officer)
        {
            return (officer.Value == "KETUA" ? SignatoryRole.Ketua : SignatoryRole.Anggota, null);
        }

        var witness = Witness().Match(words);
        return
            witness.Success
            && int.TryParse(witness.Groups["number"].Value, out var number)
            && layout.Paslon.Any(paslon => paslon.Number == number)
            ? (SignatoryRole.Saksi, number)
            : (null, null);
    }

    [GeneratedRegex(
        @"^(KETUA|ANGGOTA)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Office();

    [GeneratedRegex(
        @"^SAKSI( PASANGAN CALON| PASLON| CALON)?( NOMOR| NO)?( URUT)? (?<number>\d{1,3})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Witness();
}

/// <summary>The rows below "TANDA TANGAN" in a grid: a heading JABATAN and TANDA TANGAN, then one row per office. Without that heading nothing is read.</summary>
internal sealed class SignatureRows(Grid grid, SignatureReader reader)
{
    private int? _office;
    private int _word;

    public void Take(int row)
    {
        if (_office is { } office)
        {
            reader.Take(grid[row, office].Shown, grid[row, _word].Shown, grid.PlaceOf(row, _word));
        }
        else if (Find(row, "JABATAN") is { } at && Find(row, "TANDATANGAN") is { } word)
        {
            (_office, _word) = (at, word);
        }
    }

    private int? Find(int row, string letters)
    {
        for (var column = 1; column <= grid.WidthOf(row); column++)
        {
            if (grid[row, column] is { Kind: CellKind.Text } cell && Wording.Says(cell.Shown, letters))
            {
                return column;
            }
        }

        return null;
    }
}
