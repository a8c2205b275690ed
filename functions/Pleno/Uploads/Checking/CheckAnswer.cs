using Pleno.Intake;
using Pleno.Uploads.Following;

namespace Pleno.Uploads.Checking;

/// <summary>What would come of a file if it were sent now: JSON of <c>POST /api/check</c>. Nothing was stored.</summary>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What a document is; null for a report.</param>
/// <param name="Progress">What would become of it.</param>
/// <param name="ProgressText">The same in words.</param>
/// <param name="Groups">What came of each group of checks.</param>
/// <param name="Findings">What was found, at most as many as are kept of a document.</param>
/// <param name="FindingCount">How many there were in all.</param>
public sealed record CheckAnswer(
    string Sha256,
    string Name,
    DocumentKind? Kind,
    UploadProgress Progress,
    UploadText ProgressText,
    IReadOnlyList<CheckGroup> Groups,
    IReadOnlyList<FileFinding> Findings,
    int FindingCount
);
