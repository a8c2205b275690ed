namespace Pleno.Local.Commands;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Something that a scenario expects did not come true.</summary>
    public const int NotAsExpected = 1;

    /// <summary>A checked file has a blocking finding or cannot be read.</summary>
    public const int Refused = 1;

    /// <summary>Two documents differ.</summary>
    public const int Different = 1;

    /// <summary>A port, a tool or a setting is in the way.</summary>
    public const int CannotStart = 2;
}
