namespace Pleno.Local.Services;

/// <summary>What a person reads, instead of a stack trace, when this machine cannot run the local services.</summary>
public sealed class LocalSetupException(string message, string advice, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>What to do about it, as a sentence.</summary>
    public string Advice { get; } = advice;
}
