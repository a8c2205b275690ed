using Pleno.Areas;
using Pleno.Language;

namespace Pleno.Recaps.Hints;

/// <summary>A hint in words. Every sentence says that it is one: Pleno changes no figure.</summary>
public sealed class HintText(FormLayout layout, Func<AreaCode, string?> areaName)
{
    /// <summary>"Petunjuk: mungkin angka ganda, 16.649 seharusnya 1.649".</summary>
    public string Of(Hint hint, Tongue tongue) =>
        tongue == Tongue.English ? $"Hint: {English(hint)}" : $"Petunjuk: {Indonesian(hint)}";

    private string Indonesian(Hint hint) =>
        hint.Kind switch
        {
            HintKind.StaleChild =>
                $"mungkin diambil dari versi lama dokumen {Column(hint.Cells[0], Tongue.Indonesian)}; {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.DigitsSwapped => $"mungkin dua angka tertukar, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.FactorOfTen =>
                $"mungkin kelebihan atau kekurangan satu nol, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.DigitDoubled => $"mungkin angka ganda, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.DigitDropped => $"mungkin satu angka hilang, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.DigitMisread =>
                $"mungkin satu angka terbaca sebagai angka yang mirip, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.DigitMistyped => $"mungkin satu angka salah ketik, {Instead(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.MenAndWomenExchanged =>
                $"mungkin laki-laki dan perempuan tertukar pada {Column(hint.Cells[0], Tongue.Indonesian)}",
            HintKind.AreasExchangedInRow =>
                $"mungkin angka {Column(hint.Cells[0], Tongue.Indonesian)} dan {Column(hint.Cells[1], Tongue.Indonesian)} tertukar pada baris {Row(hint.Cells[0])}",
            HintKind.AreasExchanged =>
                $"mungkin kolom {Column(hint.Cells[0], Tongue.Indonesian)} dan {Column(hint.Cells[1], Tongue.Indonesian)} tertukar",
            HintKind.RowShifted =>
                $"mungkin angka pada baris {Row(hint.Cells[0])} bergeser satu kolom, dari {Column(hint.Cells[0], Tongue.Indonesian)} sampai {Column(hint.Cells[1], Tongue.Indonesian)}",
            _ => $"satu dari angka berikut mungkin keliru: {Candidates(hint, Tongue.Indonesian)}",
        };

    private string English(Hint hint) =>
        hint.Kind switch
        {
            HintKind.StaleChild =>
                $"perhaps taken from an old version of the document of {Column(hint.Cells[0], Tongue.English)}; {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.DigitsSwapped => $"perhaps two digits changed places, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.FactorOfTen => $"perhaps a nought too many or too few, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.DigitDoubled => $"perhaps a digit was typed twice, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.DigitDropped => $"perhaps a digit is missing, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.DigitMisread =>
                $"perhaps a digit was read as one that looks like it, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.DigitMistyped => $"perhaps one digit was mistyped, {Instead(hint.Cells[0], Tongue.English)}",
            HintKind.MenAndWomenExchanged =>
                $"perhaps men and women changed places in {Column(hint.Cells[0], Tongue.English)}",
            HintKind.AreasExchangedInRow =>
                $"perhaps the figures of {Column(hint.Cells[0], Tongue.English)} and {Column(hint.Cells[1], Tongue.English)} changed places in the row {Row(hint.Cells[0])}",
            HintKind.AreasExchanged =>
                $"perhaps the columns of {Column(hint.Cells[0], Tongue.English)} and {Column(hint.Cells[1], Tongue.English)} changed places",
            HintKind.RowShifted =>
                $"perhaps the figures of the row {Row(hint.Cells[0])} stand one column off, from {Column(hint.Cells[0], Tongue.English)} to {Column(hint.Cells[1], Tongue.English)}",
            _ => $"one of these figures may be wrong: {Candidates(hint, Tongue.English)}",
        };

    private string Candidates(Hint hint, Tongue tongue) =>
        string.Join("; ", hint.Cells.Select(cell => $"{Row(cell)}, {Column(cell, tongue)}: {Instead(cell, tongue)}"));

    private static string Instead(HintCell cell, Tongue tongue) =>
        $"{Words.Number(cell.Stated, tongue)} {(tongue == Tongue.English ? "should be" : "seharusnya")} {Words.Number(cell.Balanced, tongue)}";

    private string Row(HintCell cell) => layout.Find(cell.Field)?.FullLabel ?? cell.Field;

    private string Column(HintCell cell, Tongue tongue) =>
        cell.Area is { } area ? areaName(area) ?? area.Digits
        : tongue == Tongue.English ? "the total column"
        : "JUMLAH AKHIR";
}
