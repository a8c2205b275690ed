namespace Pleno.Local.Hosting;

/// <summary>One source of work, served until <see cref="HostLifetime.Stopping"/>; returns once its running work is over.</summary>
internal interface IListener
{
    Task RunAsync(HostLifetime lifetime);
}

/// <param name="Stopping">Take no more work.</param>
/// <param name="Abort">The time to finish what runs is over.</param>
internal readonly record struct HostLifetime(CancellationToken Stopping, CancellationToken Abort);
