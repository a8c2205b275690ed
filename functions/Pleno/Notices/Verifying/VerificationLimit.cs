using System.Threading.RateLimiting;

namespace Pleno.Notices.Verifying;

/// <summary>How often one address, and everybody together, may ask whether a number is genuine: guessing must not pay.</summary>
public sealed class VerificationLimit : IDisposable
{
    private const string Everybody = "";
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(asker =>
        RateLimitPartition.GetFixedWindowLimiter(
            asker,
            key => new FixedWindowRateLimiterOptions
            {
                PermitLimit = key == Everybody ? 600 : 20,
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    /// <summary>Whether one more question of this asker is answered now.</summary>
    /// <param name="asker">The asker's network address; kept for a minute, in memory only.</param>
    public bool Admits(string asker)
    {
        using var own = _limiter.AttemptAcquire($"a{asker}");
        if (!own.IsAcquired)
        {
            return false;
        }

        using var all = _limiter.AttemptAcquire(Everybody);
        return all.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
