using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Checking;

/// <summary>What was found, for a person at a terminal.</summary>
internal sealed class CheckText(TextWriter output, Tongue tongue)
{
    public void Write(IReadOnlyList<CheckedFile> files)
    {
        foreach (var file in files)
        {
            Write(file);
        }

        if (files.Count > 1)
        {
            var counts = files
                .CountBy(file => file.Outcome)
                .OrderBy(count => count.Key)
                .Select(count => $"{count.Value} {OutcomeText(count.Key, tongue)}");
            Line($"{files.Count} {(tongue == Tongue.English ? "files" : "berkas")}: {string.Join(", ", counts)}");
        }
    }

    private void Write(CheckedFile file)
    {
        string[] about = file.Kind is CheckedKind.Sirekap or CheckedKind.SirekapPaslon
            ? AboutSirekap(file)
            : [file.Contest?.Key.ToString() ?? "", file.Form ?? "", file.AreaText];
        var known = string.Join(", ", about.Where(part => part.Length > 0));
        Line($"{file.File}: {OutcomeText(file.Outcome, tongue)}{(known.Length == 0 ? "" : $" ({known})")}");
        if (file.Scan is { } scan)
        {
            Write(scan);
        }

        var text = TextOf(file);
        foreach (var finding in file.Findings)
        {
            Line($"  {text.Line(finding, tongue)}");
            Line($"    -> {FindingText.Of(finding.Code, tongue).ToUploader}");
        }
    }

    /// <summary>What was read of a scan, to be compared with the paper.</summary>
    private void Write(CheckedScan scan)
    {
        var isEnglish = tongue == Tongue.English;
        if (scan.Document is { } document)
        {
            Line($"  {(isEnglish ? "scan of" : "pindaian dari")} {document}");
        }

        if (scan.Head is { } head)
        {
            Line($"  Kode Wilayah: {head.Area?.Value.Digits ?? "?"}, Tahun: {head.Year?.Value.ToString() ?? "?"}");
            Line($"  Nomor Berita Acara: {head.BeritaAcara?.Value ?? "?"}");
        }

        foreach (var (field, total) in scan.Totals)
        {
            var page = $"{(isEnglish ? "page" : "halaman")} {total.Place.Page}";
            Line($"  {field.FullLabel}: {Words.Number(total.Value, tongue)} ({page})");
        }
    }

    private string[] AboutSirekap(CheckedFile file)
    {
        var isEnglish = tongue == Tongue.English;
        var (of, stations, asOf) = isEnglish ? ("of", "polling stations", "as of") : ("dari", "TPS", "per");
        return
        [
            file.Kind == CheckedKind.SirekapPaslon
                ? (isEnglish ? "Sirekap, list of pairs" : "Sirekap, daftar paslon")
                : (isEnglish ? "Sirekap, for comparison only" : "Sirekap, hanya pembanding"),
            file.AreaText,
            file.Sirekap?.Progress is { } progress
                ? $"{Words.Number(progress.Done, tongue)} {of} {Words.Number(progress.Total, tongue)} {stations}"
                : "",
            file.Sirekap?.AsOf is { } time ? $"{asOf} {time}" : "",
        ];
    }

    public static FindingText TextOf(CheckedFile file) =>
        file.Contest is { } contest ? FindingText.For(contest) : new FindingText(new FormLayout([]), _ => null);

    public static string OutcomeText(CheckOutcome outcome, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return outcome switch
        {
            CheckOutcome.Clean => isEnglish ? "clean" : "bersih",
            CheckOutcome.Asks => isEnglish ? "to be looked at" : "perlu diperhatikan",
            CheckOutcome.Refused => isEnglish ? "would be refused" : "akan ditolak",
            _ => isEnglish ? "unreadable" : "tidak terbaca",
        };
    }

    /// <summary>A file may hold control characters, which a terminal would obey.</summary>
    private void Line(string text) =>
        output.WriteLine(string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)));
}
