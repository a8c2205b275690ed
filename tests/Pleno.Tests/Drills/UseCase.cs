using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>A use case that is killed at each of its writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PrepareAsync">What is there before it.</param>
/// <param name="RunAsync">What a trigger has it do, and does again when it was cut off.</param>
internal sealed record UseCase(string Name, Func<PipelineRig, Task> PrepareAsync, Func<PipelineRig, Task> RunAsync)
{
    /// <summary>Writes that it has at least: with fewer the drill would try nothing.</summary>
    public int FewestWrites { get; init; } = 1;

    /// <summary>Whether the contest is there from the beginning.</summary>
    public bool IsLoaded { get; init; } = true;

    /// <summary>Settings of its own.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>What it comes to, where that may differ by the moment of the kill; null for every row and letter.</summary>
    public Func<PipelineRig, Task<IReadOnlyList<string>>>? EndAsync { get; init; }

    public override string ToString() => Name;
}
