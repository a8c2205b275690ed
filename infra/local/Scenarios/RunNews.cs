using Pleno.Board;
using Pleno.Contests;
using Pleno.Intake;

namespace Pleno.Local.Scenarios;

/// <summary>Tells on the console what the pipeline has decided since it was last asked.</summary>
internal sealed class RunNews(RunState state, TextWriter console)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var contest in await state.ContestsAsync(cancellationToken))
        {
            await TellDocumentsAsync(contest, cancellationToken);
            await TellVerdictsAsync(contest, cancellationToken);
        }
    }

    private async Task TellDocumentsAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var document in await state.DocumentsAsync(contest.Key, null, cancellationToken))
        {
            if (document.IsSettled && _told.Add($"{document.Id} {document.Status} {document.FindingCount}"))
            {
                await console.WriteLineAsync($"    -> {DocumentLines.Of(contest, document)}");
            }
        }
    }

    private async Task TellVerdictsAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var stage in contest.Stages)
        {
            if (
                await state.VerdictAsync(contest.Key, stage.Key, cancellationToken) is { } standing
                && _told.Add($"{contest.Key} {stage.Key} {standing.ETag}")
            )
            {
                var missing = standing.Verdict.Missing.Count();
                var verdict = VerdictWords.Of(standing.Verdict.Status);
                await console.WriteLineAsync(
                    $"    -> {stage.Name}: {verdict}{(missing > 0 ? $" ({missing} dari {standing.Verdict.Results.Count} belum)" : "")}"
                );
            }
        }
    }
}

/// <summary>A document in one line.</summary>
internal static class DocumentLines
{
    public static string Of(Contest contest, DocumentRecord document)
    {
        var codes = string.Join(' ', document.Findings.Select(finding => finding.Code.Id).Distinct());
        var name = contest.Areas.Find(document.Id.Area)?.Name;
        return $"{document.Id.Area} {name} versi {document.Version}: {BoardWords.Of(document.Status)} {codes}".TrimEnd();
    }
}
