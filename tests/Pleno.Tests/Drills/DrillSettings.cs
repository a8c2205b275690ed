namespace Pleno.Tests.Drills;

/// <summary>
/// How much the drills do: little in every run of the tests, a great deal with <c>PLENO_DRILLS=long</c> (docs/drills.md). What they draw
/// follows from the seed, so that a run can be repeated.
/// </summary>
internal static class DrillSettings
{
    public const string Variable = "PLENO_DRILLS";

    /// <summary>What begins every draw; another one with <c>PLENO_DRILLS_SEED</c>.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable($"{Variable}_SEED"), out var seed) ? seed : 20_241_127;

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Variable) == "long";

    /// <summary>Mutated files of each format of a plenary document.</summary>
    public static int Files => IsLong ? 100_000 : 1_000;

    /// <summary>Mutated readiness reports.</summary>
    public static int Reports => IsLong ? 50_000 : 500;

    /// <summary>Mutated scans.</summary>
    public static int Scans => IsLong ? 10_000 : 60;

    /// <summary>Mutated files of each format that go through the storage.</summary>
    public static int Uploads => IsLong ? 300 : 6;

    /// <summary>What one input may take: time, and memory beside what the process has.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    public const long MostMemory = 200_000_000;

    /// <summary>Threads that try inputs: in the long run nothing else is at work.</summary>
    public static int Threads => IsLong ? Environment.ProcessorCount : 1;

    /// <summary>Rows of actions that are played against each state machine.</summary>
    public static int Walks => IsLong ? 60 : 2;

    /// <summary>Actions of a row.</summary>
    public static int Steps => IsLong ? 60 : 30;

    /// <summary>Kab/kota of the province whose documents go through while services fail.</summary>
    public static int Areas => IsLong ? 40 : 3;

    /// <summary>How late every answer of a slow storage is.</summary>
    public static TimeSpan Slowness => IsLong ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(5);

    /// <summary>How long the storage is away.</summary>
    public static TimeSpan Outage => IsLong ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(500);

    /// <summary>How often the host is killed.</summary>
    public static int HostKills => IsLong ? 200 : 2;

    /// <summary>Kab/kota whose documents go through while the host is killed; each sends a right one and some wrong ones.</summary>
    public static int HostAreas => IsLong ? 99 : 4;

    /// <summary>Documents that each of them sends.</summary>
    public const int HostDocuments = 5;

    /// <summary>Draws of its own for a part of a drill, the same in every run of the seed.</summary>
    public static Random Draw(string part, int number = 0) => new(unchecked((Seed * 31) + Sum(part) + (number * 7919)));

    // Not string.GetHashCode, which differs from process to process.
    private static int Sum(string part) => part.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter));
}
