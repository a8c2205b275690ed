using System.Text.Json;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Drills;

/// <summary>What came of one drill.</summary>
/// <param name="Drill">Its name.</param>
/// <param name="Counts">What was counted, by what it counts: inputs tried, moments killed, faults injected, lost, doubled.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record DrillLine(string Drill, IReadOnlyDictionary<string, long> Counts, double Seconds)
{
    private const string Folder = "artifacts/drills";

    /// <summary>Parts of a long run may be processes of their own.</summary>
    private static readonly Mutex Turn = new(initiallyOwned: false, "pleno-drills");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Adds it to the summary of this kind of run; of the long run also to the page.</summary>
    public void Write()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {DrillSettings.Seed}: {JsonSerializer.Serialize(this)}");
        Turn.WaitOne();
        try
        {
            Add();
        }
        finally
        {
            Turn.ReleaseMutex();
        }
    }

    private void Add()
    {
        var path = Path.Combine(Repository.Root, Folder, DrillSettings.IsLong ? "long.json" : "short.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var others = Read(path).Where(line => line.Drill != Drill);
        var summary = new DrillSummary(
            DrillSettings.Seed,
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            [.. others.Append(this).OrderBy(line => line.Drill, StringComparer.Ordinal)]
        );
        File.WriteAllText(path, JsonSerializer.Serialize(summary, Json));
        if (DrillSettings.IsLong)
        {
            DrillPage.Write(summary);
        }
    }

    /// <summary>What is there of this seed.</summary>
    private static IReadOnlyList<DrillLine> Read(string path) =>
        File.Exists(path)
        && JsonSerializer.Deserialize<DrillSummary>(File.ReadAllText(path)) is { } known
        && known.Seed == DrillSettings.Seed
            ? known.Drills
            : [];
}

/// <summary>What came of the drills of one seed, by their names.</summary>
internal sealed record DrillSummary(int Seed, DateOnly Date, IReadOnlyList<DrillLine> Drills);
