namespace Pleno.Local.Scenarios;

/// <summary>A clock of the scenario's own: it starts where the scenario does, runs as fast as a real one, and can be moved forward.</summary>
internal sealed class ScenarioClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _moving = new();
    private DateTimeOffset _base = start.ToUniversalTime();
    private long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_moving)
        {
            return _base + System.GetElapsedTime(_since);
        }
    }

    /// <summary>Moves the clock to the instant, never backwards.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_moving)
        {
            var now = _base + System.GetElapsedTime(_since);
            _base = instant > now ? instant.ToUniversalTime() : now;
            _since = System.GetTimestamp();
        }
    }
}
