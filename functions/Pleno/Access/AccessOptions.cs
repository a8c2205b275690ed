using System.ComponentModel.DataAnnotations;

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

    /// <summary>Where the platform says that it runs the app in Azure.</summary>
    internal const string AzureSite = "WEBSITE_SITE_NAME";

    /// <summary>Who says who somebody is.</summary>
    public AccessMode Mode { get; set; } = AccessMode.AppService;

    /// <summary>The claim with the scopes of an account, apart by spaces: <c>64</c>, <c>6472/kpu-samarinda</c>.</summary>
    [Required]
    public string ScopeClaim { get; set; } = "extn.plenoScope";

    /// <summary>How many requests one account may make in a minute.</summary>
    [Range(10, 100_000)]
    public int RequestsPerMinute { get; set; } = 600;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode == AccessMode.Developer && Environment.GetEnvironmentVariable(AzureSite) is not null)
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(Mode)} must be {AccessMode.AppService} in Azure: anybody could choose to be an operator."
            );
        }
    }
}
