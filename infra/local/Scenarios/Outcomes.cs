using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Scenarios;

/// <summary>Compares what a step awaits with what there is.</summary>
/// <param name="state">The run.</param>
/// <param name="uploads">Hash of what the step uploaded, by <c>contest/area</c>: an outcome is that of this file, not of an earlier one.</param>
internal sealed class Outcomes(RunState state, IReadOnlyDictionary<string, string> uploads)
{
    /// <summary>Null when the outcome is there; otherwise what is there instead, in words.</summary>
    public async Task<string?> MissingAsync(AwaitedOutcome awaited, CancellationToken cancellationToken) =>
        awaited switch
        {
            { Document: { } document } => await DocumentAsync(document, awaited, cancellationToken),
            { Stage: { } stage } => await StageAsync(stage, awaited, cancellationToken),
            { Contest: { } contest } => await ContestAsync(contest, cancellationToken),
            _ => "await: contest, document, stage?",
        };

    private async Task<string?> ContestAsync(string contest, CancellationToken cancellationToken)
    {
        var loaded = await state.ContestsAsync(cancellationToken);
        return loaded.Any(one => one.Key.ToString() == contest) ? null : $"{contest}: belum dimuat / not loaded";
    }

    private async Task<string?> DocumentAsync(
        string document,
        AwaitedOutcome awaited,
        CancellationToken cancellationToken
    )
    {
        var (contest, area) = Parts(document);
        var documents = await state.DocumentsAsync(ContestKey.Parse(contest), AreaCode.Parse(area), cancellationToken);
        var newest = uploads.TryGetValue(document, out var hash)
            ? documents.FirstOrDefault(one => one.Id.Hash == hash)
            : documents.LastOrDefault();
        var codes = newest?.Findings.AllCodes() ?? [];
        var isThere =
            newest?.IsSettled == true
            && newest.Status.ToString() == awaited.Status
            && (awaited.Codes is null || codes.SequenceEqual(awaited.Codes));
        return isThere ? null : $"{document}: {newest?.Status.ToString() ?? "-"} {string.Join(' ', codes)}";
    }

    private async Task<string?> StageAsync(string stage, AwaitedOutcome awaited, CancellationToken cancellationToken)
    {
        var (contest, key) = Parts(stage);
        var standing = await state.VerdictAsync(ContestKey.Parse(contest), key, cancellationToken);
        var verdict = standing is null ? "-" : VerdictWords.Of(standing.Verdict.Status);
        var missing = standing?.Verdict.Missing.Count();
        return verdict == awaited.Verdict && (awaited.Missing is null || missing == awaited.Missing)
            ? null
            : $"{stage}: {verdict}, {missing}";
    }

    private static (string Contest, string Within) Parts(string text) =>
        text.Split('/') is [var contest, var within] ? (contest, within) : (text, "");
}

/// <summary>Verdicts as letters and scenarios write them.</summary>
internal static class VerdictWords
{
    public static string Of(VerdictStatus status) =>
        status switch
        {
            VerdictStatus.Siap => "SIAP",
            VerdictStatus.SiapDenganCatatan => "SIAP DENGAN CATATAN",
            _ => "BELUM SIAP",
        };
}
