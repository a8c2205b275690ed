using System.ComponentModel.DataAnnotations;

namespace Pleno.Access;

/// <summary>Settings of the links in letters, and the secret behind everything that we sign for ourselves, section <c>Links</c>.</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>Where this app is reached by the readers of letters: the base of the links in them.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://127.0.0.1:7071");

    /// <summary>The secret that signs the links with which offices acknowledge, the permissions to upload and the tokens of forms: at least 32 random characters.</summary>
    [Required, MinLength(32)]
    public string Key { get; set; } = "";

    /// <summary>How long such a link is good.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(14);
}
