using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Pleno.Notices.Sending;

/// <summary>How the way to the relay is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS before anything is said; a relay without it gets nothing. Port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte. Port 465.</summary>
    ImplicitTls,

    /// <summary>In the clear: only to this machine, for a mail catcher.</summary>
    None,
}

/// <summary>Settings of an office's own relay, section <c>Smtp</c>; asked for when it is the transport.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Smtp";

    /// <summary>Name or address of the relay.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the way to it is secured.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Empty where the relay asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Goes with the user.</summary>
    public string Password { get; set; } = "";

    /// <summary>How long one hand-over may take: less than <see cref="NoticeOptions.SendLease"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(45);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security == SmtpSecurity.None && !IsThisMachine())
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(Security)} None is for a host on this machine only; {Host} needs StartTls or ImplicitTls.",
                [nameof(Security)]
            );
        }

        if (User.Length > 0 != Password.Length > 0)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(User)} and {Section}:{nameof(Password)} go together.",
                [nameof(User), nameof(Password)]
            );
        }
    }

    private bool IsThisMachine() =>
        string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
