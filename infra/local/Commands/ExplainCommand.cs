using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Local.Services;
using Pleno.Readiness;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary><c>explain CONTEST STAGE</c>: tells a verdict requirement by requirement, and reckons it anew from its snapshot.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var contest = new Argument<string>("contest") { Description = "gubernur-64-2024" };
        var stage = new Argument<string>("stage") { Description = "pleno-provinsi" };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "Keadaan pada saat ini / as it was then: 2024-12-08T09:00+07:00",
            CustomParser = parsed =>
                DateTimeOffset.TryParse(
                    parsed.Tokens[0].Value,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var instant
                )
                    ? instant
                    : throw new LocalSetupException($"--at {parsed.Tokens[0].Value}?", "2024-12-08T09:00+07:00"),
        };
        var data = new StoredDataOptions();
        var command = new Command("explain", "Menjelaskan kesimpulan atas tahapan / explains the verdict on a stage")
        {
            contest,
            stage,
            at,
        };
        data.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(contest)!,
                    parsed.GetValue(stage)!,
                    parsed.GetValue(at),
                    data.Of(parsed),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string contest,
        string stage,
        DateTimeOffset? at,
        StoredData data,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (!ContestKey.TryParse(contest, out var key))
        {
            throw new LocalSetupException($"'{contest}' bukan pemilihan / is no contest.", "gubernur-64-2024");
        }

        return await data.UseAsync(
            output,
            services => ExplainAsync(services, key, stage, at, output, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Also what the stage was under a configuration that was changed since: the snapshot names it.</summary>
    public static async Task<int> ExplainAsync(
        IServiceProvider services,
        ContestKey key,
        string stage,
        DateTimeOffset? at,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var history = await services
            .GetRequiredService<ReadinessStore>()
            .ListHistoryAsync(key, stage, cancellationToken);
        var record = history.LastOrDefault(one => at is null || one.Snapshot.At <= at);
        if (record is null)
        {
            throw new LocalSetupException(
                $"{key} {stage}: belum ada kesimpulan / there is no verdict{(at is null ? "" : $", {at:O}")}.",
                string.Join('\n', history.Select(one => $"{one.Snapshot.At:O} {one.Verdict.Status}"))
            );
        }

        var contest =
            await services
                .GetRequiredService<ContestStore>()
                .FindVersionAsync(key, record.Snapshot.Configuration, cancellationToken)
            ?? throw new LocalSetupException($"{key}: {record.Snapshot.Configuration}?", "config/");
        var found = contest.FindStage(stage)!;
        var anew = VerdictRules.Judge(contest, found, record.Snapshot);
        foreach (var line in StageExplanation.Of(contest, found, record.Verdict, record.Snapshot))
        {
            await output.WriteLineAsync(line);
        }

        var isSame = anew.Fingerprint == record.Verdict.Fingerprint && record.Snapshot.Hash == record.SnapshotHash;
        await output.WriteLineAsync($"  SHA-256 {record.SnapshotHash}");
        await output.WriteLineAsync(
            isSame
                ? "  Dihitung ulang dari data yang sama: sama / reckoned anew from the same data: the same"
                : "  Dihitung ulang dari data yang sama: BERBEDA / reckoned anew from the same data: DIFFERENT"
        );
        return isSame ? ExitCodes.Fine : ExitCodes.NotAsExpected;
    }
}
