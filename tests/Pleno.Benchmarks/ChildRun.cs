using Pleno.Benchmarks.Rows;

namespace Pleno.Benchmarks;

/// <summary>What is measured in a process of its own: memory and cold starts.</summary>
internal static class ChildRun
{
    /// <param name="name">What to do.</param>
    /// <param name="arguments">With what.</param>
    public static Task<int> RunAsync(string name, IReadOnlyList<string> arguments) =>
        (name, arguments) switch
        {
            ("memory", [var connection]) => PeakMemory.TakeInAllAsync(connection),
            ("cold-pleno", [var connection, var port]) => ColdStart.ServePlenoAsync(connection, PortOf(port)),
            ("cold-floor", [var connection, var port]) => ColdStart.ServeNothingAsync(connection, PortOf(port)),
            _ => throw new InvalidOperationException($"No child {name} with {arguments.Count} arguments."),
        };

    private static int PortOf(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
