using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;

namespace Pleno.Notices.Letters;

/// <summary>The letter that a D.KEJADIAN KHUSUS is on record.</summary>
internal static class KejadianLetters
{
    private const string Form = "MODEL D.KEJADIAN KHUSUS";

    public static LetterContent Write(Contest contest, KejadianFacts facts) =>
        new(
            $"Dicatat: {Form} {facts.AreaName}",
            Natures.Ordinary,
            $"Pencatatan {Form} {facts.AreaName}",
            Body(contest, facts, Tongue.Indonesian),
            Body(contest, facts, Tongue.English),
            facts.Hash
        );

    private static LetterBody Body(Contest contest, KejadianFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var layout = new FormLayout(contest.Paslon);
        return new LetterBody(
            tongue,
            isEnglish
                ? $"RECORDED: {Form} of {facts.AreaName} is on record; the documents it speaks of are checked again."
                : $"DICATAT: {Form} {facts.AreaName} telah dicatat; dokumen yang disebutnya diperiksa kembali.",
            [new(isEnglish ? "File" : "Berkas", facts.FileName), new("Nomor Berita Acara", facts.Content.BeritaAcara)],
            isEnglish ? "Entries" : "Catatan",
            [.. facts.Content.Entries.Select(entry => Item(layout, entry, tongue))],
            isEnglish
                ? "An entry explains a figure only where both of its figures are those of the finding. This system changes no figure."
                : "Catatan menjelaskan sebuah angka hanya bila kedua angkanya sama dengan angka pada temuan. Tidak ada angka yang diubah oleh sistem ini."
        );
    }

    private static LetterItem Item(FormLayout layout, KejadianEntry entry, Tongue tongue)
    {
        var what = entry switch
        {
            { Field: { } key, From: { } from, To: { } to } =>
                $"{layout.Find(key)?.FullLabel ?? key}, {entry.Area?.Digits ?? "JUMLAH AKHIR"}: {Words.Number(from, tongue)} -> {Words.Number(to, tongue)}",
            { IsOver: { } isOver } =>
                $"{entry.Kind.ToString().ToUpperInvariant()} TPS {entry.Area}: {(isOver ? "SELESAI" : "TERBUKA")}",
            { Witness: { } witness } => $"Keberatan {Signature.TitleOf(SignatoryRole.Saksi, witness)}",
            _ => entry.Kind.ToString(),
        };
        return new LetterItem(what, entry.Reason);
    }
}
