using Pleno.Intake.Reading;

namespace Pleno.Intake.Scans;

/// <summary>What a scan says of whose it is.</summary>
/// <param name="FileName">Its file's name.</param>
/// <param name="BeritaAcara">The number in its text, as <see cref="ScanHead.Normalised"/> writes it; null where none could be read.</param>
/// <param name="Kind">What its text says it is; null where that could not be read.</param>
public sealed record ScanClaim(string FileName, string? BeritaAcara, DocumentKind? Kind)
{
    public static ScanClaim Of(string fileName, ScanReading reading) =>
        reading is ScanReading.Text text
            ? new ScanClaim(
                fileName,
                ScanHead.Of(text).BeritaAcara?.Value,
                text.Pages.SelectMany(page => page.Lines)
                    .Select(line => PlenaryModel.KindOf(line.Text))
                    .FirstOrDefault(kind => kind is not null)
            )
            : new ScanClaim(fileName, null, null);
}

/// <summary>
/// Which document a scan belongs to: by the number of the berita acara where its text has one, otherwise by the same file name, but for
/// the number that the page puts behind a name that is taken. A scan
/// without a number that was once bound stays where it is, since nobody could tell that it shows a later version too.
/// </summary>
public static class ScanBinding
{
    /// <summary>The document; null when there is none yet, or none that was not refused.</summary>
    /// <param name="claim">What the scan says.</param>
    /// <param name="bound">Hash of the document that it is bound to; null when it is bound to none.</param>
    /// <param name="ofArea">The documents of its area.</param>
    public static DocumentRecord? Find(ScanClaim claim, string? bound, AreaDocuments ofArea)
    {
        var candidates = Candidates(claim, ofArea);
        var known = claim.BeritaAcara is { } number
            ? candidates.FirstOrDefault(document =>
                document.BeritaAcara is { } own && ScanHead.Normalised(own) == number
            )
            : candidates.FirstOrDefault(document => document.Id.Hash == bound);
        return known
            ?? candidates.FirstOrDefault(document =>
                document.Status != DocumentStatus.Superseded && ScanFile.IsSameName(document.FileName, claim.FileName)
            )
            ?? candidates.FirstOrDefault(document =>
                ScanFile.IsSameNameButForNumber(document.FileName, claim.FileName)
            );
    }

    /// <summary>
    /// The documents of the area that it could belong to: those not refused, of the kind that it says; what stands or waits before what was replaced, a
    /// recapitulation before others, the newest first.
    /// </summary>
    public static IReadOnlyList<DocumentRecord> Candidates(ScanClaim claim, AreaDocuments ofArea) =>
        [
            .. ofArea
                .All.Where(document => document.Kind != DocumentKind.Scan)
                .Where(document => claim.Kind is null || document.Kind == claim.Kind)
                .Where(document =>
                    document.Status
                        is DocumentStatus.Accepted
                            or DocumentStatus.NeedsExplanation
                            or DocumentStatus.Read
                            or DocumentStatus.Superseded
                )
                .OrderBy(document => document.Status == DocumentStatus.Superseded)
                .ThenBy(document => document.Kind)
                .ThenByDescending(document => document.Version),
        ];
}
