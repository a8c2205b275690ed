using System.Globalization;
using System.Text.Json;

namespace Pleno.Benchmarks.Measuring;

/// <summary>What measuring a row came to, as it is kept until the page is written.</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="MeasuredAt">When, UTC.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Machine">On what.</param>
/// <param name="Figures">Its lines; empty where it was skipped.</param>
/// <param name="Notes">What else was seen.</param>
/// <param name="Operations">The storage operations counted, where the row counts them.</param>
/// <param name="Skipped">Why it was not measured; null when it was.</param>
internal sealed record RowResult(
    int Row,
    DateTimeOffset MeasuredAt,
    double Seconds,
    Machine Machine,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<string> Notes,
    IReadOnlyList<CountedOperations> Operations,
    string? Skipped
);

/// <summary>What a row measured.</summary>
/// <param name="Figures">Its lines.</param>
/// <param name="Notes">What else was seen.</param>
internal sealed record Measured(IReadOnlyList<Figure> Figures, params IReadOnlyList<string> Notes)
{
    /// <summary>The storage operations counted.</summary>
    public IReadOnlyList<CountedOperations> Operations { get; init; } = [];
}

/// <summary>The storage operations of one thing done.</summary>
/// <param name="Of">What was done.</param>
/// <param name="Lines">Each kind of operation.</param>
internal sealed record CountedOperations(string Of, IReadOnlyList<OperationLine> Lines);

/// <summary>A kind of storage operation.</summary>
/// <param name="Count">How often.</param>
/// <param name="What">On what.</param>
internal sealed record OperationLine(int Count, string What);

/// <summary>A row could not be measured on this machine, for a reason to be told.</summary>
internal sealed class RowSkippedException(string reason) : Exception(reason);

/// <summary>The results of all rows as files, so that a single row can be measured anew.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static void Save(string folder, RowResult result)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(PathOf(folder, result.Row), JsonSerializer.Serialize(result, Json));
    }

    /// <summary>The result of a row; null when it was never measured here.</summary>
    public static RowResult? Find(string folder, int row) =>
        File.Exists(PathOf(folder, row))
            ? JsonSerializer.Deserialize<RowResult>(File.ReadAllText(PathOf(folder, row)))
            : null;

    private static string PathOf(string folder, int row) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"row-{row:00}.json"));
}
