using System.Text;

namespace Pleno.Intake;

/// <summary>What is written beside a file that came through the page: its hash, and for a correction what it replaces and why.</summary>
public static class UploadMetadata
{
    /// <summary>SHA-256 of the content, 64 hexadecimal digits in lower case.</summary>
    public const string Hash = "sha256";

    /// <summary>SHA-256 of the document that it is to replace.</summary>
    public const string Replaces = "replaces";

    /// <summary>The reason, base64 of UTF-8: a header holds ASCII only.</summary>
    public const string Because = "because";

    /// <summary>Shortest reason: less says nothing.</summary>
    public const int ShortestReason = 10;

    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 500;

    /// <summary>The metadata of a file.</summary>
    /// <param name="hash">SHA-256 of the content.</param>
    /// <param name="replaces">SHA-256 of what it is to replace; null for nothing.</param>
    /// <param name="because">Why; null where it replaces nothing.</param>
    public static Dictionary<string, string> Of(string hash, string? replaces, string? because)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Hash] = hash };
        if (replaces is not null && because is not null)
        {
            metadata[Replaces] = replaces;
            metadata[Because] = Convert.ToBase64String(Encoding.UTF8.GetBytes(because));
        }

        return metadata;
    }

    /// <summary>The reason; null where there is none, or none that could be ours.</summary>
    public static string? BecauseOf(IDictionary<string, string> metadata)
    {
        var written = metadata.FirstOrDefault(one => one.Key.Equals(Because, StringComparison.OrdinalIgnoreCase)).Value;
        var bytes = new byte[LongestReason * 3];
        return
            written is not null
            && Convert.TryFromBase64String(written, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is { Length: > 0 and <= LongestReason } reason
            ? reason
            : null;
    }
}
