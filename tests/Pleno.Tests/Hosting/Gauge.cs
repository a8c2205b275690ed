namespace Pleno.Tests.Hosting;

/// <summary>Counts how many calls ran at once.</summary>
internal sealed class Gauge
{
    private readonly Lock entry = new();
    private int current;
    private int total;

    public int Most { get; private set; }

    /// <summary>Every other call is short, so that one ends and lets the next batch in while its neighbour still runs.</summary>
    public async Task HoldAsync(string call, CancellationToken cancellation)
    {
        int hold;
        lock (entry)
        {
            hold = total++ % 2 == 0 ? 200 : 700;
            Most = Math.Max(Most, ++current);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(hold), cancellation);
        lock (entry)
        {
            current--;
        }
    }
}
