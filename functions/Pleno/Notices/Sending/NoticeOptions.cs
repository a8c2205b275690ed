using System.ComponentModel.DataAnnotations;

namespace Pleno.Notices.Sending;

/// <summary>What letters are handed to.</summary>
public enum MailService
{
    SendGrid,

    /// <summary>An office's own relay.</summary>
    Smtp,
}

/// <summary>Settings of sending, section <c>Notices</c>.</summary>
public sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>The address letters come from; ASCII only, since SendGrid takes no Unicode here.</summary>
    [Required, EmailAddress]
    public string SenderAddress { get; set; } = "pemberitahuan@pleno.example";

    /// <summary>The name letters come from.</summary>
    [Required]
    public string SenderName { get; set; } = "Sistem Pemberitahuan Pleno";

    /// <summary>
    /// Who may be written to, separated by spaces: <c>.example</c> for every domain below, <c>kpu.go.id</c> or <c>@kpu.go.id</c> for a domain,
    /// a whole address, <c>*</c> for any. The default reaches reserved test addresses only.
    /// </summary>
    [Required]
    public string AllowedRecipients { get; set; } = ".example";

    /// <summary>The mail service that letters are handed to.</summary>
    public MailService Transport { get; set; } = MailService.SendGrid;

    /// <summary>
    /// How long an unanswered hand-over may take before it counts as lost: longer than the mail service's own time-out, or a letter whose answer
    /// is still awaited would be sent again.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SendLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait for an event of a letter whose fate is unknown before it is sent once more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan UnknownWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a letter, a post of events or a document to be judged again may stay queued before a sweep asks for it again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after it was raised a letter still serves its reader; after that it is not sent any more.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long all letters rest after the mail service refused our key or our sender, before one is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many letters that are not urgent one office gets within <see cref="StormWindow"/> before further ones are told by a digest.</summary>
    [Range(1, 1000)]
    public int StormMost { get; set; } = 10;

    /// <summary>The window of <see cref="StormMost"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan StormWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long a notice that is to be acknowledged and is not is escalated.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan AcknowledgeWithin { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How often a letter is handed over at the most when each time its fate is unknown.</summary>
    public const int MostAttemptsUnknown = 2;

    /// <summary>Whether the guard rail lets a letter go to this address.</summary>
    public bool Allows(string address) =>
        AllowedRecipients
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(allowed => allowed == "*" || Matches(allowed, address));

    // A bare domain must not let in another one that ends like it.
    private static bool Matches(string allowed, string address) =>
        allowed.StartsWith('.') || allowed.StartsWith('@')
            ? address.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
        : allowed.Contains('@', StringComparison.Ordinal)
            ? string.Equals(address, allowed, StringComparison.OrdinalIgnoreCase)
        : address.EndsWith($"@{allowed}", StringComparison.OrdinalIgnoreCase);
}
