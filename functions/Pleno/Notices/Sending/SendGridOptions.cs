using System.ComponentModel.DataAnnotations;

namespace Pleno.Notices.Sending;

/// <summary>Settings of SendGrid, section <c>SendGrid</c>.</summary>
public sealed class SendGridOptions
{
    public const string Section = "SendGrid";

    /// <summary>Key with the permission to send mail and to read the suppression lists.</summary>
    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>Base address of the service; a local stand-in when developing.</summary>
    [Required, Url]
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>Key that signs its events: base64 of SubjectPublicKeyInfo.</summary>
    [Required]
    public string WebhookPublicKey { get; set; } = "";

    /// <summary>How long one hand-over may take: less than <see cref="NoticeOptions.SendLease"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait after 5xx, without a connection, or after 429 that names no time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan WaitAfterFault { get; set; } = TimeSpan.FromSeconds(30);
}
