using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices.Poison;
using Pleno.Notices.Timing;
using Pleno.Storage;

namespace Pleno.Operations;

/// <summary>How the letters of a contest fared in the last days.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Days">The days on which letters were queued, the newest first.</param>
public sealed record ContestFigures(Contest Contest, IReadOnlyList<DeliveryFigures> Days);

/// <summary>What the page of operations shows.</summary>
/// <param name="Health">How the pipeline is.</param>
/// <param name="Poison">What failed for good.</param>
/// <param name="Contests">Every contest with its figures.</param>
/// <param name="Zone">On whose clocks times are told: the first contest's, or WIB.</param>
/// <param name="Replayed">What was just put back to work; null for nothing.</param>
public sealed record OperationsModel(
    HealthAnswer Health,
    PoisonListAnswer Poison,
    IReadOnlyList<ContestFigures> Contests,
    LocalZone Zone,
    string? Replayed
);

/// <summary>Reads what operators look at.</summary>
public sealed class ReadOperations(
    ReadHealth health,
    ListPoison poison,
    ContestStore contests,
    ReadDeliveryFigures figures
)
{
    private const int Days = 14;

    public async Task<OperationsModel> RunAsync(string? replayed, CancellationToken cancellationToken)
    {
        var found = new List<ContestFigures>();
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                found.Add(new ContestFigures(contest, await figures.DaysAsync(contest, Days, cancellationToken)));
            }
        }

        return new OperationsModel(
            await health.RunAsync(cancellationToken),
            await poison.RunAsync(cancellationToken),
            found,
            found.FirstOrDefault()?.Contest.Zone ?? LocalZone.Wib,
            replayed
        );
    }
}
