using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Local.Rebuilding;
using Pleno.Local.Services;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary>
/// <c>rebuild [CONTEST...]</c>: reckons the state of contests anew from the evidence alone, in a storage of its own, and tells every row that is not as it stands.
/// With <c>--yes</c> rows that are missing or differ are then written. Nothing is ever deleted.
/// </summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var contests = new Argument<string[]>("contest")
        {
            Description =
                "gubernur-64-2024; yang saling bergantung bersama-sama; tanpa ini semuanya / those that rest on each other together; all without it",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var data = new StoredDataOptions();
        var command = new Command(
            "rebuild",
            "Menghitung ulang semua keadaan dari bukti / reckons all state anew from the evidence"
        )
        {
            contests,
        };
        data.AddTo(command, mayWrite: true);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                ContestKey[] keys = [.. parsed.GetValue(contests)!.Select(KeyOf)];
                var output = parsed.InvocationConfiguration.Output;
                return data.Of(parsed)
                    .UseAsync(
                        output,
                        services => RunAsync(services, keys, data.MayWrite(parsed), output, cancellationToken),
                        cancellationToken
                    );
            }
        );
        return command;
    }

    /// <returns><see cref="ExitCodes.NotAsExpected"/> when something differs and was not written.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services,
        IReadOnlyList<ContestKey> contests,
        bool mayWrite,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var clock = new ReplayClock();
        await using var empty = await EmptyStorage.StartAsync(clock, LocalSettings.Load(), cancellationToken);
        var evidence = services.GetRequiredService<EvidenceJournal>();
        contests = contests.Count > 0 ? contests : await evidence.ListContestsAsync(cancellationToken);
        var replay = new ReplayEvidence(evidence, empty.Services, clock);
        var steps = await replay.RunAsync(contests, cancellationToken);
        await output.WriteLineAsync($"{steps} langkah diulang / steps replayed");
        var isFine = true;
        foreach (var contest in contests)
        {
            var compared = StateComparison.Of(
                await empty.Services.GetRequiredService<ReckonedState>().ListAsync(contest, cancellationToken),
                await services.GetRequiredService<ReckonedState>().ListAsync(contest, cancellationToken)
            );
            await TellAsync(contest, compared, output);
            isFine &= compared.IsSame;
            if (mayWrite)
            {
                isFine = await WriteAsync(
                    services.GetRequiredService<ReckonedState>(),
                    compared,
                    output,
                    cancellationToken
                );
            }
        }

        return isFine ? ExitCodes.Fine : ExitCodes.NotAsExpected;
    }

    private static async Task TellAsync(ContestKey contest, StateComparison compared, TextWriter output)
    {
        await output.WriteLineAsync($"{contest}: {compared.Same} baris sama / rows the same");
        foreach (var row in compared.Missing)
        {
            await output.WriteLineAsync($"  HILANG / MISSING    {row.Key}");
        }

        foreach (var (reckoned, _, columns) in compared.Different)
        {
            await output.WriteLineAsync($"  BERBEDA / DIFFERENT {reckoned.Key}: {string.Join(", ", columns)}");
        }

        foreach (var row in compared.Unknown)
        {
            await output.WriteLineAsync($"  TANPA BUKTI / WITHOUT EVIDENCE {row.Key}");
        }
    }

    /// <returns>False when a row stands for which there is no evidence: that is for a person to look at.</returns>
    private static async Task<bool> WriteAsync(
        ReckonedState state,
        StateComparison compared,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        foreach (var row in compared.Missing)
        {
            await state.WriteAsync(row, null, cancellationToken);
        }

        foreach (var (reckoned, standing, _) in compared.Different)
        {
            await state.WriteAsync(reckoned, standing, cancellationToken);
        }

        var written = compared.Missing.Count + compared.Different.Count;
        await output.WriteLineAsync($"{written} baris ditulis / rows written");
        return compared.Unknown.Count == 0;
    }

    private static ContestKey KeyOf(string text) =>
        ContestKey.TryParse(text, out var key)
            ? key
            : throw new LocalSetupException($"'{text}' bukan pemilihan / is no contest.", "gubernur-64-2024");
}
