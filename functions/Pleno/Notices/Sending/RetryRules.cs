namespace Pleno.Notices.Sending;

/// <summary>How long to wait before a letter is handed over again. Pure.</summary>
public static class RetryRules
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The pause after a refusal: at least what the mail service asked for, doubled with each refusal in succession up to a quarter of an
    /// hour. Retries end with the letter's time to live.
    /// </summary>
    /// <param name="asked">What the mail service asked for.</param>
    /// <param name="refusals">Refusals in succession, this one included; from 1.</param>
    public static TimeSpan PauseAfter(TimeSpan asked, int refusals)
    {
        var doubled = asked * Math.Pow(2, Math.Min(refusals - 1, 10));
        return asked > Longest ? asked
            : doubled < Longest ? doubled
            : Longest;
    }
}
