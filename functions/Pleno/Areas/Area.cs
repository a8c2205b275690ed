namespace Pleno.Areas;

/// <summary>
/// An area that takes part in a contest.
/// </summary>
/// <param name="Code">KPU's code.</param>
/// <param name="Name">The name as KPU writes it, with its kind: "Kabupaten Jembrana", "Kota Samarinda", "Negara".</param>
/// <param name="Aliases">Other spellings that documents use ("Palangka Raya", "Mahakam Hulu").</param>
/// <param name="PollingStations">Number of TPS; null when the decree was not loaded.</param>
/// <param name="Dpt">Registered voters of the DPT decree; null when the decree was not loaded.</param>
public sealed record Area(AreaCode Code, string Name, IReadOnlyList<string> Aliases, int? PollingStations, Voters? Dpt)
{
    /// <summary>Whether <paramref name="name"/> is this area's name or alias, letter case, spaces and "Kabupaten/Kota/Kecamatan" aside.</summary>
    public bool IsCalled(string name)
    {
        var wanted = AreaName.Normalise(name);
        return AreaName.Normalise(Name) == wanted || Aliases.Any(alias => AreaName.Normalise(alias) == wanted);
    }
}

/// <summary>A number of voters, men and women apart.</summary>
/// <param name="L">Laki-laki.</param>
/// <param name="P">Perempuan.</param>
public sealed record Voters(long L, long P)
{
    public long Total => L + P;
}
