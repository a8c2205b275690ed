using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Where an uploaded file belongs, or why it belongs nowhere.</summary>
/// <param name="Path">Its path; null when that cannot be read.</param>
/// <param name="Contest">Its contest; null when that is not configured.</param>
/// <param name="Refusal">F.107, F.108 or F.109; null when it belongs.</param>
public sealed record FilePlacement(PlenaryPath? Path, Contest? Contest, Finding? Refusal)
{
    public static async Task<FilePlacement> OfAsync(
        string blobName,
        ContestStore contests,
        CancellationToken cancellationToken
    )
    {
        var isPath = PlenaryPath.TryParse(blobName, out var path);
        var isContest = ContestKey.TryParse(blobName.Split('/')[0], out var key);
        var contest = isContest ? await contests.FindAsync(key, cancellationToken) : null;
        return new FilePlacement(path, contest, RefusalOf(blobName, isPath ? path : null, contest));
    }

    private static Finding? RefusalOf(string blobName, PlenaryPath? path, Contest? contest)
    {
        if (path is null)
        {
            return new Finding(DocumentCodes.WrongPath, Expected: "{pemilihan}/{kode wilayah}/{berkas}", Got: blobName);
        }

        if (contest is null)
        {
            return new Finding(DocumentCodes.UnknownContest, Got: path.Contest.ToString());
        }

        var uploads = contest.Areas.Find(path.Area) is not null && contest.ExpectsDocumentsOf(path.Area.Level);
        return uploads && RecapForm.For(contest.Key, path.Area) is not null
            ? null
            : new Finding(DocumentCodes.UnknownArea, Expected: Levels(contest), Got: path.Area.Digits);
    }

    private static string Levels(Contest contest) => string.Join(", ", contest.DocumentLevels);
}
