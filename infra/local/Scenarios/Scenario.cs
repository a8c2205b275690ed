using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Local.Services;

namespace Pleno.Local.Scenarios;

/// <summary>A scenario as its scenario.json says it (docs/scenarios.md).</summary>
internal sealed record Scenario(
    string Title,
    string TitleEnglish,
    DateTimeOffset Clock,
    IReadOnlyList<ScenarioStep> Steps,
    [property: JsonPropertyName("expect")] ScenarioExpectation Expectation
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Name of its folder.</summary>
    [JsonIgnore]
    public string Name { get; private init; } = "";

    /// <summary>Its folder.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <exception cref="LocalSetupException">There is no scenario of this name, or its file is wrong.</exception>
    public static Scenario Load(string name)
    {
        var scenarios = Path.Combine(RepositoryRoot.Find(), "tests", "scenarios");
        var folder = Path.Combine(scenarios, name);
        var file = Path.Combine(folder, "scenario.json");
        if (name.Contains("..", StringComparison.Ordinal) || !File.Exists(file))
        {
            var names = Directory
                .EnumerateDirectories(scenarios)
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal);
            throw new LocalSetupException(
                $"Skenario '{name}' tidak ada / there is no such scenario.",
                $"Yang ada / there are: {string.Join(", ", names)}"
            );
        }

        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(File.ReadAllText(file), Options)!;
            return scenario with { Name = name, Folder = folder };
        }
        catch (JsonException wrong)
        {
            throw new LocalSetupException($"{file}: {wrong.Message}", "docs/scenarios.md");
        }
    }
}

/// <summary>One step: at a time, somebody uploads files, and something must come of it.</summary>
/// <param name="At">Moves the clock forward to this instant; null to leave it.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Say">What they do.</param>
/// <param name="Files">Where each file is uploaded to (<c>container/blob</c>) and which file of the scenario's folder it is.</param>
/// <param name="Await">What must come of it before the next step.</param>
internal sealed record ScenarioStep(
    DateTimeOffset? At,
    string Actor,
    string Say,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<AwaitedOutcome> Await
);

/// <summary>One outcome: of a contest's configuration, of the newest document of an area, of a readiness report, of a stage, or of the notices of a kind.</summary>
internal sealed record AwaitedOutcome(
    string? Contest = null,
    string? Document = null,
    string? Status = null,
    IReadOnlyList<string>? Codes = null,
    string? Report = null,
    string? Stage = null,
    string? Verdict = null,
    int? Missing = null,
    string? Notice = null,
    int? Count = null
);

/// <summary>What must be true at the end.</summary>
/// <param name="Recaps">Figures that stand, by contest and area, by field.</param>
/// <param name="Documents">Number of documents by contest and status.</param>
/// <param name="Letters">Letters sent, every one.</param>
/// <param name="LettersTotal">Their number.</param>
/// <param name="Determined">By contest, the decree that determined its result; null for none.</param>
internal sealed record ScenarioExpectation(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Recaps,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Documents,
    IReadOnlyList<ExpectedLetters> Letters,
    int LettersTotal,
    IReadOnlyDictionary<string, ExpectedDecree>? Determined = null
);

/// <summary>The decree on a result.</summary>
/// <param name="Decree">Its number.</param>
/// <param name="Areas">Number of areas whose figures the board shows as determined (ditetapkan).</param>
internal sealed record ExpectedDecree(string Decree, int Areas);

/// <summary>Letters of one kind to one office.</summary>
internal sealed record ExpectedLetters(string Contest, string Notice, string Office, int Count);
