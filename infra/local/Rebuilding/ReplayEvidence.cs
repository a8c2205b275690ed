using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Local.Services;
using Pleno.Storage;

namespace Pleno.Local.Rebuilding;

/// <summary>
/// Reckons the state of contests anew: what happened is done again in its order, at its time, by the same code, from the files themselves. Contests that rest on each
/// other are rebuilt together.
/// </summary>
/// <param name="source">The evidence.</param>
/// <param name="target">The use cases on an empty storage.</param>
/// <param name="clock">Their clock.</param>
internal sealed class ReplayEvidence(EvidenceJournal source, IServiceProvider target, ReplayClock clock)
{
    private readonly ContestStore _contests = target.GetRequiredService<ContestStore>();

    /// <returns>How many steps there were.</returns>
    /// <exception cref="InvalidOperationException">Evidence is missing, or does not read as it did.</exception>
    public async Task<int> RunAsync(IReadOnlyList<ContestKey> contests, CancellationToken cancellationToken)
    {
        var steps = new List<ReplayedStep>();
        foreach (var contest in contests)
        {
            steps.AddRange(
                from one in await source.ListAsync(contest, cancellationToken)
                select new ReplayedStep(contest, one.Step, one.BlobName)
            );
        }

        ReplayedStep[] ordered = [.. steps.OrderBy(one => one.Step.At).ThenBy(one => RankOf(one.Step))];
        var documents = new ReplayDocuments(source, target, ordered);
        var stages = new ReplayStages(source, target);
        foreach (var one in ordered)
        {
            clock.Now = one.Step.At;
            if (one.Step is EvidenceStep.Configured configured)
            {
                await ConfigureAsync(one.Contest, configured, cancellationToken);
            }
            else
            {
                await documents.RunAsync(one, cancellationToken);
                await stages.RunAsync(one, cancellationToken);
            }
        }

        return ordered.Length;
    }

    /// <summary>What rests on what, for steps of the same moment.</summary>
    private static int RankOf(EvidenceStep step) =>
        step switch
        {
            EvidenceStep.Configured => 0,
            EvidenceStep.Received => 1,
            EvidenceStep.Renamed or EvidenceStep.Reported => 2,
            EvidenceStep.Decided => 3,
            EvidenceStep.Judged => 4,
            _ => 5,
        };

    private async Task ConfigureAsync(
        ContestKey contest,
        EvidenceStep.Configured step,
        CancellationToken cancellationToken
    )
    {
        var files = await source.ReadConfigurationAsync(contest, step.Version, cancellationToken);
        var reading = ContestReader.Read(contest, files);
        var read =
            reading.Contest ?? throw new InvalidOperationException($"{contest} {step.Version} is no configuration.");
        HoldAgainst(step.Version, read.Version, $"{contest}/~config/{step.Version}");
        await _contests.SaveAsync(read, cancellationToken);
    }

    /// <summary>What lies in the evidence has the SHA-256 that it was kept under.</summary>
    /// <exception cref="LocalSetupException">It was changed: nothing can be reckoned from it.</exception>
    internal static void HoldAgainst(string kept, string found, string blobName)
    {
        if (found != kept)
        {
            throw new LocalSetupException(
                $"Bukti berubah / evidence was changed: {blobName}\n  SHA-256 yang diterima / as received  {kept}\n  SHA-256 yang ditemukan / found       {found}",
                "Pulihkan versi semula dari blob ini, lalu ulangi / restore the blob's earlier version, then do it again."
            );
        }
    }
}

/// <summary>A step of a contest.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Step">What happened.</param>
/// <param name="BlobName">Its blob in the evidence.</param>
internal sealed record ReplayedStep(ContestKey Contest, EvidenceStep Step, string BlobName);
