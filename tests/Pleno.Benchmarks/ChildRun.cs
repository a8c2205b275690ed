namespace Pleno.Benchmarks;

/// <summary>What is measured in a process of its own: memory and cold starts.</summary>
internal static class ChildRun
{
    /// <param name="name">What to do.</param>
    /// <param name="arguments">With what.</param>
    public static Task<int> RunAsync(string name, IReadOnlyList<string> arguments) =>
        throw new InvalidOperationException($"No child {name} with {arguments.Count} arguments.");
}
