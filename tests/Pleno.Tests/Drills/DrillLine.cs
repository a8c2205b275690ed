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
    private static readonly Lock Turn = new();
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Adds it to the summary of this kind of run; of the long run also to the page.</summary>
    public void Write()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {DrillSettings.Seed}: {JsonSerializer.Serialize(this)}");
        lock (Turn)
        {
            var path = Path.Combine(Repository.Root, Folder, DrillSettings.IsLong ? "long.json" : "short.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var summary = (File.Exists(path) ? Read(path) : null) is { } known && known.Seed == DrillSettings.Seed
                ? known
                : new DrillSummary(DrillSettings.Seed, default, []);
            List<DrillLine> lines = [.. summary.Drills.Where(line => line.Drill != Drill), this];
            summary = new DrillSummary(
                DrillSettings.Seed,
                DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                [.. lines.OrderBy(line => line.Drill, StringComparer.Ordinal)]
            );
            File.WriteAllText(path, JsonSerializer.Serialize(summary, Json));
            if (DrillSettings.IsLong)
            {
                DrillPage.Write(summary);
            }
        }
    }

    private static DrillSummary? Read(string path) => JsonSerializer.Deserialize<DrillSummary>(File.ReadAllText(path));
}

/// <summary>What came of the drills of one seed, by their names.</summary>
internal sealed record DrillSummary(int Seed, DateOnly Date, IReadOnlyList<DrillLine> Drills);
