namespace Pleno.Notices.Sending;

/// <summary>A list on which the mail service keeps addresses it has had trouble with.</summary>
public enum SuppressionList
{
    /// <summary>The mailbox does not exist: letters to it are dropped.</summary>
    Bounces,

    /// <summary>A letter was refused, not the address: the next one is tried all the same.</summary>
    Blocks,

    /// <summary>No address at all: letters to it are dropped.</summary>
    InvalidEmails,

    /// <summary>Somebody there called a letter spam: letters to it are dropped.</summary>
    SpamReports,
}

/// <summary>What the mail service says of an address before a letter goes there.</summary>
public abstract record SuppressionAnswer
{
    private SuppressionAnswer() { }

    /// <summary>Every list was asked.</summary>
    /// <param name="Lists">Those that hold the address; empty for a clean one.</param>
    public sealed record Known(IReadOnlyList<SuppressionList> Lists) : SuppressionAnswer
    {
        /// <summary>Whether a letter to the address would be dropped: by every list but that of blocks.</summary>
        public bool DropsLetters => Lists.Any(list => list != SuppressionList.Blocks);
    }

    /// <summary>Nobody knows: the service did not answer, or there is none that keeps lists.</summary>
    /// <param name="Reason">Why, without an address.</param>
    public sealed record Unknown(string Reason) : SuppressionAnswer;
}
