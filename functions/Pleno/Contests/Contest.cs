using System.Text.Json.Serialization;
using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>A contest as configured by the files under <c>config/{contest}/</c>, checked on load.</summary>
/// <param name="Key">The contest's key.</param>
/// <param name="Version">SHA-256 over its configuration files, 64 hexadecimal digits.</param>
/// <param name="Title">Title as letters write it: "Pemilihan Gubernur dan Wakil Gubernur Kalimantan Timur Tahun 2024".</param>
/// <param name="Sender">The office that letters come from, as in the letterhead.</param>
/// <param name="SenderPlace">The place a letter is dated at: "Samarinda".</param>
/// <param name="NumberSuffix">What follows a letter's running number: "PL.02.6-SD/64/2024".</param>
/// <param name="Zone">The time zone of the contest's area.</param>
/// <param name="DocumentLevels">The levels whose plenary documents are uploaded.</param>
/// <param name="Areas">Every area that takes part.</param>
/// <param name="Paslon">Candidate pairs in the order of nomor urut.</param>
/// <param name="Offices">The directory.</param>
/// <param name="Stages">The calendar's stages.</param>
/// <param name="Requirements">What each stage needs.</param>
/// <param name="Routes">Who gets what.</param>
public sealed record Contest(
    ContestKey Key,
    string Version,
    string Title,
    string Sender,
    string SenderPlace,
    string NumberSuffix,
    LocalZone Zone,
    IReadOnlyList<AreaLevel> DocumentLevels,
    AreaTree Areas,
    IReadOnlyList<Paslon> Paslon,
    IReadOnlyList<Office> Offices,
    IReadOnlyList<Stage> Stages,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<Route> Routes
)
{
    /// <summary>Inhabitants of the contest's area, for the threshold of a dispute; null where the configuration does not say.</summary>
    public long? Population { get; init; }

    /// <summary>Public holidays and days of collective leave, in the order of the file; empty where the configuration has none.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>A single pair runs against the empty column (kolom kosong).</summary>
    [JsonIgnore]
    public bool HasKolomKosong => Paslon.Count == 1;

    /// <summary>Whether the areas of this level upload plenary documents of their own.</summary>
    public bool ExpectsDocumentsOf(AreaLevel level) => DocumentLevels.Contains(level);

    public Stage? FindStage(string key) => Stages.FirstOrDefault(stage => stage.Key == key);

    public Office? FindOffice(string key) => Offices.FirstOrDefault(office => office.Key == key);
}
