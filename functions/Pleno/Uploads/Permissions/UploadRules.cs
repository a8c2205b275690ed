using System.Text.RegularExpressions;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Language;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>What a file must be to be sent, as far as that shows before it is.</summary>
public sealed partial class UploadRules(ContestStore contests, DocumentStore documents)
{
    /// <summary>Everything that is wrong with place, name and size; nothing when it may be sent or checked.</summary>
    public async Task<IReadOnlyList<UploadProblem>> CheckFileAsync(
        UploadTarget target,
        string name,
        long size,
        CancellationToken cancellationToken
    ) =>
        [
            .. await CheckPlaceAsync(target, cancellationToken),
            .. FileNames.Check(name, target.IsReport),
            .. CheckSize(size),
        ];

    /// <summary>Everything that is wrong with what is asked for.</summary>
    public async Task<IReadOnlyList<UploadProblem>> CheckAsync(
        UploadTarget target,
        UploadRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = new List<UploadProblem>();
        problems.AddRange(await CheckFileAsync(target, request.Name ?? "", request.Size, cancellationToken));
        if (!IsHash(request.Sha256))
        {
            problems.Add(
                Problem(
                    "sha256",
                    "SHA-256 harus 64 digit heksadesimal huruf kecil.",
                    "The SHA-256 has 64 hexadecimal digits in lower case."
                )
            );
        }

        if (request.Replaces is not null || request.Because is not null)
        {
            problems.AddRange(await CheckCorrectionAsync(target, request, cancellationToken));
        }

        return problems;
    }

    private async Task<IReadOnlyList<UploadProblem>> CheckPlaceAsync(
        UploadTarget target,
        CancellationToken cancellationToken
    )
    {
        if (!target.IsReport)
        {
            var placement = await FilePlacement.OfAsync($"{target.Folder}/x", contests, cancellationToken);
            return placement.Refusal is { } refusal ? [OfCode(refusal.Code)] : [];
        }

        return await contests.FindAsync(target.Contest, cancellationToken) is not { } contest
                ? [OfCode(DocumentCodes.UnknownContest)]
            : contest.FindStage(target.Stage!) is null ? [OfCode(ReadinessCodes.UnknownStage)]
            : contest.FindOffice(target.Office!) is null ? [OfCode(ReadinessCodes.NotThisOfficesDuty)]
            : [];
    }

    private static IEnumerable<UploadProblem> CheckSize(long size) =>
        size switch
        {
            <= 0 => [OfSize(DocumentCodes.EmptyFile)],
            > Evidence.LargestFile => [OfSize(DocumentCodes.FileTooLarge)],
            _ => [],
        };

    private async Task<IReadOnlyList<UploadProblem>> CheckCorrectionAsync(
        UploadTarget target,
        UploadRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = new List<UploadProblem>();
        if (!IsReason(request.Because ?? ""))
        {
            problems.Add(
                Problem(
                    "because",
                    $"Alasan koreksi harus {UploadMetadata.ShortestReason} sampai {UploadMetadata.LongestReason} karakter yang terlihat.",
                    $"The reason of a correction has {UploadMetadata.ShortestReason} to {UploadMetadata.LongestReason} characters that can be seen."
                )
            );
        }

        if (!await StandsAsync(target, request.Replaces, cancellationToken))
        {
            problems.Add(
                Problem(
                    "replaces",
                    "Dokumen yang hendak digantikan bukan dokumen yang berlaku di tempat ini; muat ulang halaman.",
                    "What is to be replaced is no document that stands in this place; load the page again."
                )
            );
        }

        return problems;
    }

    private async Task<bool> StandsAsync(UploadTarget target, string? hash, CancellationToken cancellationToken) =>
        target.Area is { } area
        && IsHash(hash)
        && await documents.FindAsync(new DocumentId(target.Contest, area, hash!), cancellationToken)
            is { Status: DocumentStatus.Accepted or DocumentStatus.NeedsExplanation or DocumentStatus.Read };

    private static bool IsReason(string text) =>
        text.Trim().Length >= UploadMetadata.ShortestReason
        && text.Length <= UploadMetadata.LongestReason
        && !text.Any(char.IsControl);

    private static bool IsHash(string? text) => text is not null && Hash().IsMatch(text);

    private static UploadProblem OfSize(Code code) => OfCode(code) with { What = "size" };

    private static UploadProblem OfCode(Code code) =>
        Problem("place", Words(code, Tongue.Indonesian), Words(code, Tongue.English));

    private static string Words(Code code, Tongue tongue)
    {
        var text = FindingText.Of(code, tongue);
        return $"{code}: {text.Meaning} {text.ToUploader}";
    }

    private static UploadProblem Problem(string what, string id, string en) => new(what, new UploadText(id, en));

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex Hash();
}
