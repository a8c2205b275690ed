namespace Pleno.Areas;

/// <summary>Indonesia's three zones. None has daylight saving, so a fixed offset is exact.</summary>
public enum LocalZone
{
    Wib = 7,
    Wita = 8,
    Wit = 9,
}

/// <summary>Local time at the edges; inside, every instant is UTC.</summary>
public static class LocalZones
{
    /// <summary>"WIB", "WITA" or "WIT".</summary>
    public static string Label(this LocalZone zone) => zone.ToString().ToUpperInvariant();

    public static DateTimeOffset ToLocal(this LocalZone zone, DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours((int)zone));

    /// <summary>The instant at which a clock of this zone shows <paramref name="local"/>, in UTC.</summary>
    public static DateTimeOffset ToUtc(this LocalZone zone, DateTime local) =>
        new DateTimeOffset(local, TimeSpan.FromHours((int)zone)).ToUniversalTime();

    public static bool TryParse(string text, out LocalZone zone) =>
        Enum.TryParse(text, ignoreCase: true, out zone) && Enum.IsDefined(zone);
}
