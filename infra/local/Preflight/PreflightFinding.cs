namespace Pleno.Local.Preflight;

/// <summary>How one thing stands.</summary>
internal enum PreflightState
{
    Ready,

    /// <summary>Something is to be done before the first document comes.</summary>
    Missing,

    /// <summary>It could not be asked from here.</summary>
    Unknown,
}

/// <summary>One thing that must be so before the first document comes.</summary>
/// <param name="State">How it stands.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Told">What was found and what to do, in Indonesian and English; empty where it is ready.</param>
internal sealed record PreflightFinding(PreflightState State, string What, string Told)
{
    public static PreflightFinding Ready(string what) => new(PreflightState.Ready, what, "");

    public static PreflightFinding Missing(string what, string told) => new(PreflightState.Missing, what, told);

    public static PreflightFinding Unknown(string what, string told) => new(PreflightState.Unknown, what, told);
}
