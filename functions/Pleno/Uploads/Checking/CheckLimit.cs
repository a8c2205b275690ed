using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Pleno.Uploads.Checking;

/// <summary>How often one account may have a file checked: each is read and judged in full.</summary>
public sealed class CheckLimit(IOptions<UploadOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetFixedWindowLimiter(
            account,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.ChecksPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    /// <summary>Whether one more file of this account is checked now.</summary>
    public bool Admits(string account)
    {
        using var permit = _limiter.AttemptAcquire(account);
        return permit.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
