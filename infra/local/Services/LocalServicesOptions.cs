using System.ComponentModel.DataAnnotations;

namespace Pleno.Local.Services;

/// <summary>The services that stand in for Azure Storage, for mailboxes and for SendGrid on one machine.</summary>
public sealed class LocalServicesOptions
{
    public const string Section = "LocalServices";
    private const int FirstPort = 1;
    private const int LastPort = 65535;

    [Range(FirstPort, LastPort)]
    public int BlobPort { get; set; } = 10000;

    [Range(FirstPort, LastPort)]
    public int QueuePort { get; set; } = 10001;

    [Range(FirstPort, LastPort)]
    public int TablePort { get; set; } = 10002;

    [Range(FirstPort, LastPort)]
    public int SmtpPort { get; set; } = 1025;

    [Range(FirstPort, LastPort)]
    public int InboxPort { get; set; } = 1080;

    [Range(FirstPort, LastPort)]
    public int SendGridPort { get; set; } = 8025;

    /// <summary>What survives a restart; a relative path starts at the repository's root.</summary>
    [Required]
    public string DataDirectory { get; set; } = ".pleno";

    /// <summary>Faults that the stand-in for SendGrid plays by chance; none by default.</summary>
    public FaultPlan Faults { get; set; } = new();

    /// <summary>Where SendGrid's events are posted; without one there are none.</summary>
    [Url]
    public string? WebhookUrl { get; set; }
}
