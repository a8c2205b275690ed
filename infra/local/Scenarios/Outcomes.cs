using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Scenarios;

/// <summary>Compares what a step awaits with what there is.</summary>
/// <param name="state">The run.</param>
/// <param name="uploads">Hash of what the step uploaded, by <c>contest/area</c> of a document and <c>contest/stage/sender/file</c> of a report: an outcome is that of this file, not of an earlier one.</param>
internal sealed class Outcomes(RunState state, IReadOnlyDictionary<string, string> uploads)
{
    /// <summary>Null when the outcome is there; otherwise what is there instead, in words.</summary>
    public async Task<string?> MissingAsync(AwaitedOutcome awaited, CancellationToken cancellationToken) =>
        awaited switch
        {
            { Document: { } document } => await DocumentAsync(document, awaited, cancellationToken),
            { Report: { } report } => await ReportAsync(report, awaited, cancellationToken),
            { Stage: { } stage } => await StageAsync(stage, awaited, cancellationToken),
            { Contest: { } contest } => await ContestAsync(contest, cancellationToken),
            { Notice: { } notice } => await NoticeAsync(notice, awaited, cancellationToken),
            _ => "await: contest, document, report, stage, notice?",
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

    /// <summary>What became of the report that the step uploaded: kept as a version, or told to its sender as refused.</summary>
    private async Task<string?> ReportAsync(string report, AwaitedOutcome awaited, CancellationToken cancellationToken)
    {
        var hash = uploads.GetValueOrDefault(report) ?? "";
        var parts = report.Split('/');
        var (status, findings) = await state.ReportAsync(
            ContestKey.Parse(parts[0]),
            parts[1],
            report,
            hash,
            cancellationToken
        );
        var codes = findings.AllCodes();
        return status == awaited.Status && (awaited.Codes is null || codes.SequenceEqual(awaited.Codes))
            ? null
            : $"{report}: {status} {string.Join(' ', codes)}";
    }

    private async Task<string?> StageAsync(string stage, AwaitedOutcome awaited, CancellationToken cancellationToken)
    {
        var (contest, key) = Parts(stage);
        var standing = await state.VerdictAsync(ContestKey.Parse(contest), key, cancellationToken);
        var verdict = standing is null ? "-" : StageExplanation.WordOf(standing.Verdict.Status);
        var missing = standing?.Verdict.Missing.Count();
        return verdict == awaited.Verdict && (awaited.Missing is null || missing == awaited.Missing)
            ? null
            : $"{stage}: {verdict}, {missing}";
    }

    private async Task<string?> NoticeAsync(string notice, AwaitedOutcome awaited, CancellationToken cancellationToken)
    {
        var (contest, kind) = Parts(notice);
        var count = await state.CountNoticesAsync(ContestKey.Parse(contest), kind, cancellationToken);
        return count == awaited.Count ? null : $"{notice}: {count}";
    }

    private static (string Contest, string Within) Parts(string text) =>
        text.Split('/') is [var contest, var within] ? (contest, within) : (text, "");
}
