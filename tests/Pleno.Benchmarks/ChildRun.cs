using Pleno.Benchmarks.Rows;

namespace Pleno.Benchmarks;

/// <summary>What is measured in a process of its own: memory.</summary>
internal static class ChildRun
{
    /// <param name="name">What to do.</param>
    /// <param name="arguments">With what.</param>
    public static Task<int> RunAsync(string name, IReadOnlyList<string> arguments) =>
        (name, arguments) switch
        {
            ("memory", [var connection]) => PeakMemory.TakeInAllAsync(connection),
            _ => throw new InvalidOperationException($"No child {name} with {arguments.Count} arguments."),
        };
}
