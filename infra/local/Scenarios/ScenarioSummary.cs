using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Language;
using Pleno.Notices;
using Pleno.Readiness;

namespace Pleno.Local.Scenarios;

/// <summary>Prints what a scenario came to, and compares it with what the scenario expects.</summary>
internal sealed class ScenarioSummary(LocalRun run, Scenario scenario, RunState state, TextWriter console)
{
    /// <returns>What did not come true.</returns>
    public async Task<IReadOnlyList<string>> PrintAsync(CancellationToken cancellationToken)
    {
        await console.WriteLineAsync("\nRINGKASAN / SUMMARY");
        var letters = new List<(Contest Contest, Notice Notice, Delivery Delivery)>();
        foreach (var contest in await state.ContestsAsync(cancellationToken))
        {
            await console.WriteLineAsync($"\n{contest.Title} ({contest.Key})");
            await PrintDocumentsAsync(contest, cancellationToken);
            await PrintDecreeAsync(contest, cancellationToken);
            await PrintStagesAsync(contest, cancellationToken);
            letters.AddRange(
                (await state.LettersAsync(contest.Key, cancellationToken)).Select(letter =>
                    (contest, letter.Notice, letter.Delivery)
                )
            );
        }

        await PrintLettersAsync(letters);
        return
        [
            .. await RecapsAsync(cancellationToken),
            .. await DocumentsAsync(cancellationToken),
            .. await DecreesAsync(cancellationToken),
            .. Letters([
                .. letters.Select(letter => new SentLetter(
                    letter.Contest.Key.ToString(),
                    ConfigWords.Word(letter.Notice.Kind),
                    letter.Delivery.Id.Office
                )),
            ]),
            .. await InboxAsync(cancellationToken),
        ];
    }

    private async Task PrintDocumentsAsync(Contest contest, CancellationToken cancellationToken)
    {
        await console.WriteLineAsync("  Dokumen / documents:");
        foreach (var document in await state.DocumentsAsync(contest.Key, null, cancellationToken))
        {
            await console.WriteLineAsync($"    {DocumentLines.Of(contest, document)}");
        }
    }

    private async Task PrintDecreeAsync(Contest contest, CancellationToken cancellationToken)
    {
        if (await state.DecreeAsync(contest.Key, cancellationToken) is { } decree)
        {
            await console.WriteLineAsync($"  Ditetapkan / determined: {Line(decree)}");
        }
    }

    private async Task PrintStagesAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var stage in contest.Stages)
        {
            var standing = await state.VerdictAsync(contest.Key, stage.Key, cancellationToken);
            var verdict = standing is null
                ? "belum diperiksa / not checked"
                : StageExplanation.WordOf(standing.Verdict.Status);
            await console.WriteLineAsync($"  {stage.Name}: {verdict}");
            foreach (var missing in standing?.Verdict.Missing ?? [])
            {
                await console.WriteLineAsync($"    - {MissingItems.Of(contest, missing).What}");
            }

            await PrintHistoryAsync(contest, stage, cancellationToken);
        }
    }

    /// <summary>The verdict over time: each time it or what is missing changed.</summary>
    private async Task PrintHistoryAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        foreach (var record in await state.HistoryAsync(contest.Key, stage.Key, cancellationToken))
        {
            var missing = record.Verdict.Missing.Select(result => result.Key).ToList();
            var notes = record.Verdict.Notes.Select(result => result.Key).ToList();
            await console.WriteLineAsync(
                $"    {Words.Moment(record.Snapshot.At, stage.Zone, Tongue.Indonesian)}: {StageExplanation.WordOf(record.Verdict.Status)}"
                    + $"{(missing.Count > 0 ? $"; belum / missing: {string.Join(", ", missing)}" : "")}"
                    + $"{(notes.Count > 0 ? $"; catatan / notes: {string.Join(", ", notes)}" : "")}"
            );
        }
    }

    private async Task PrintLettersAsync(List<(Contest Contest, Notice Notice, Delivery Delivery)> letters)
    {
        await console.WriteLineAsync($"\n  Surat / letters: {letters.Count}");
        foreach (var group in letters.GroupBy(letter => (letter.Contest, letter.Delivery.Id.Office)))
        {
            var kinds = group
                .GroupBy(letter => (letter.Notice.Kind, letter.Delivery.Status))
                .Select(kind => $"{ConfigWords.Word(kind.Key.Kind)} {kind.Count()} ({kind.Key.Status})");
            await console.WriteLineAsync(
                $"    {group.Key.Contest.FindOffice(group.Key.Office)?.Title}: {string.Join(", ", kinds)}"
            );
        }
    }

    private async Task<IReadOnlyList<string>> RecapsAsync(CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var (place, fields) in scenario.Expectation.Recaps)
        {
            var (contest, area) = (place.Split('/')[0], place.Split('/')[1]);
            var recap = await state.RecapAsync(ContestKey.Parse(contest), AreaCode.Parse(area), cancellationToken);
            failures.AddRange(
                fields
                    .Where(field => recap?.Figures[field.Key] != field.Value)
                    .Select(field =>
                        $"{place} {field.Key}: {recap?.Figures[field.Key].ToString() ?? "-"}, {Words.Number(field.Value, Tongue.Indonesian)}"
                    )
            );
        }

        return failures;
    }

    private async Task<IReadOnlyList<string>> DocumentsAsync(CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var (contest, expected) in scenario.Expectation.Documents)
        {
            var documents = await state.DocumentsAsync(ContestKey.Parse(contest), null, cancellationToken);
            var got = documents
                .GroupBy(document => document.Status.ToString())
                .ToDictionary(group => group.Key, group => group.Count());
            failures.AddRange(
                expected
                    .Keys.Union(got.Keys)
                    .Where(status => expected.GetValueOrDefault(status) != got.GetValueOrDefault(status))
                    .Select(status =>
                        $"{contest} {status}: {got.GetValueOrDefault(status)}, {expected.GetValueOrDefault(status)}"
                    )
            );
        }

        return failures;
    }

    private async Task<IReadOnlyList<string>> DecreesAsync(CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var contest in await state.ContestsAsync(cancellationToken))
        {
            var expected = scenario.Expectation.Determined?.GetValueOrDefault(contest.Key.ToString());
            var got = await state.DecreeAsync(contest.Key, cancellationToken);
            if (got != expected)
            {
                failures.Add($"{contest.Key} ditetapkan / determined: {Line(got)}, {Line(expected)}");
            }
        }

        return failures;
    }

    private static string Line(ExpectedDecree? decree) =>
        decree is null ? "-" : $"Keputusan {decree.Decree}: {decree.Areas} wilayah / areas";

    private IEnumerable<string> Letters(IReadOnlyList<SentLetter> sent)
    {
        var expected = scenario.Expectation.Letters.ToDictionary(
            letter => new SentLetter(letter.Contest, letter.Notice, letter.Office),
            letter => letter.Count
        );
        var got = sent.GroupBy(letter => letter).ToDictionary(group => group.Key, group => group.Count());
        return expected
            .Keys.Union(got.Keys)
            .Where(letter => expected.GetValueOrDefault(letter) != got.GetValueOrDefault(letter))
            .Select(letter =>
                $"{letter.Contest} {letter.Notice} {letter.Office}: {got.GetValueOrDefault(letter)}, {expected.GetValueOrDefault(letter)}"
            );
    }

    /// <summary>What counts in the end is what lies in the inbox: as many letters as expected, none twice.</summary>
    private async Task<IReadOnlyList<string>> InboxAsync(CancellationToken cancellationToken)
    {
        // A kill may leave half a mail behind, which the catcher lists; its letter was handed over again.
        var mails = (await run.Services.Inbox.ListAsync(cancellationToken))
            .Where(mail => mail.MessageId.Length > 0)
            .ToList();
        var twice = mails
            .GroupBy(mail =>
                $"{mail.To.FirstOrDefault()?.Address} {mail.Text.Split('\n').FirstOrDefault(line => line.StartsWith("Nomor", StringComparison.Ordinal))}"
            )
            .Where(group => group.Count() > 1)
            .Select(group => $"dua kali / twice: {group.Key}");
        await console.WriteLineAsync($"  Kotak surat / in the inbox: {mails.Count}");
        return mails.Count == scenario.Expectation.LettersTotal
            ? [.. twice]
            : [$"inbox: {mails.Count}, {scenario.Expectation.LettersTotal}", .. twice];
    }

    private sealed record SentLetter(string Contest, string Notice, string Office);
}
