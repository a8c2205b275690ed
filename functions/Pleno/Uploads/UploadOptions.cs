using System.ComponentModel.DataAnnotations;

namespace Pleno.Uploads;

/// <summary>Settings of what is sent through the page, section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>How long a permission to send one file is good; the page asks for another when it takes longer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan PermissionLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a file that was begun and never finished is kept, so that it can be resumed.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan KeepIncoming { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many files one account may have on their way.</summary>
    [Range(1, 1000)]
    public int MostIncoming { get; set; } = 40;

    /// <summary>How many files one account may have checked in a minute: each is read and judged in full.</summary>
    [Range(1, 1000)]
    public int ChecksPerMinute { get; set; } = 30;
}
