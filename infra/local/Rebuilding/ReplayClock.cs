namespace Pleno.Local.Rebuilding;

/// <summary>Stands at the moment of the step that is being replayed.</summary>
internal sealed class ReplayClock : TimeProvider
{
    /// <summary>The moment, UTC.</summary>
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
