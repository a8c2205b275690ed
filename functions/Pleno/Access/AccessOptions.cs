using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Pleno.Access;

/// <summary>Who says who somebody is.</summary>
public enum AccessMode
{
    /// <summary>App Service Authentication, in front of the app: its header is believed, and nothing else.</summary>
    AppService,

    /// <summary>The one who sits at this machine, who chooses a role on a page. Refused in Azure.</summary>
    Developer,
}

/// <summary>Settings of who may see what, section <c>Access</c>.</summary>
public sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    /// <summary>Who says who somebody is.</summary>
    public AccessMode Mode { get; set; } = AccessMode.AppService;

    /// <summary>The claim with the scopes of an account, apart by spaces: <c>64</c>, <c>6472/kpu-samarinda</c>.</summary>
    [Required]
    public string ScopeClaim { get; set; } = "extn.plenoScope";

    /// <summary>How many requests one account may make in a minute.</summary>
    [Range(10, 100_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Whether the platform says that it runs the app in Azure.</summary>
    internal bool IsInAzure { get; private set; }

    /// <summary>Whether the platform says that its authentication stands in front of the app, so that the principal's header is its own.</summary>
    internal bool IsAuthenticationOn { get; private set; }

    /// <summary>Reads what the platform says, which no setting of ours may say: called once, before the settings are used.</summary>
    public void ReadPlatform(IConfiguration configuration)
    {
        IsInAzure = configuration["WEBSITE_SITE_NAME"] is { Length: > 0 };
        IsAuthenticationOn = string.Equals(
            configuration["WEBSITE_AUTH_ENABLED"],
            "true",
            StringComparison.OrdinalIgnoreCase
        );
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode == AccessMode.Developer && IsInAzure)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(Mode)} must be {AccessMode.AppService} in Azure: anybody could choose to be an operator."
            );
        }
    }
}
