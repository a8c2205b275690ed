using Pleno.Board;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Language;
using Pleno.Readiness;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Scenarios;

/// <summary>Tells on the console what the pipeline has decided since it was last asked.</summary>
internal sealed class RunNews(RunState state, TextWriter console)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly FindingText Plain = new(new FormLayout([]), _ => null);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Goes on telling until the command is stopped.</summary>
    public async Task TellUntilStoppedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await TellAsync(cancellationToken);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await TellRefusalsAsync(cancellationToken);
        foreach (var contest in await state.ContestsAsync(cancellationToken))
        {
            await TellDocumentsAsync(contest, cancellationToken);
            await TellVerdictsAsync(contest, cancellationToken);
        }
    }

    private async Task TellRefusalsAsync(CancellationToken cancellationToken)
    {
        var overview = await state.OverviewAsync(cancellationToken);
        foreach (var (contest, findings) in overview.Configurations)
        {
            // Files arrive one by one; until the last is there, some are missing, which is no news.
            var wrong = findings.Where(finding => finding.Code != ConfigurationCodes.FileMissing).ToList();
            foreach (
                var finding in wrong.Where(finding =>
                    _told.Add($"{contest} {finding.Code} {finding.Place} {finding.Got?.Text}")
                )
            )
            {
                await console.WriteLineAsync($"    -> {contest}: {Plain.Line(finding, Tongue.Indonesian)}");
            }
        }

        foreach (var mark in overview.Refused.Where(mark => _told.Add(mark.Key)))
        {
            await console.WriteLineAsync($"    -> {mark.Path}: {Plain.Line(mark.Refusal!, Tongue.Indonesian)}");
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
                && _told.Add($"{contest.Key} {stage.Key} {standing.ChangedAt:O}")
            )
            {
                var missing = standing.Verdict.Missing.Count();
                var verdict = StageExplanation.WordOf(standing.Verdict.Status);
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
        var codes = string.Join(' ', document.Findings.AllCodes());
        var name = contest.Areas.Find(document.Id.Area)?.Name;
        var what = document.Kind == DocumentKind.Decree ? $", Keputusan {document.BeritaAcara}," : "";
        return $"{document.Id.Area} {name}{what} versi {document.Version}: {BoardWords.Of(document.Status)} {codes}".TrimEnd();
    }
}
