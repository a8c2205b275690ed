using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Intake;

/// <summary>
/// The identity of a received document, derived from its content: the same bytes for the same area are the same document.
/// </summary>
/// <param name="Contest">The contest.</param>
/// <param name="Area">The area whose plenary session it is.</param>
/// <param name="Hash">SHA-256 of the file, 64 hexadecimal digits in lower case.</param>
public sealed record DocumentId(ContestKey Contest, AreaCode Area, string Hash)
{
    public override string ToString() => $"{Contest}|{Area}|{Hash}";

    /// <exception cref="FormatException">It is no identity of a document.</exception>
    public static DocumentId Parse(string text) =>
        TryParse(text) ?? throw new FormatException("It is no identity of a document.");

    /// <summary>The identity; null when the text is none.</summary>
    public static DocumentId? TryParse(string text) =>
        text.Split('|') is [var contest, var place, { Length: 64 } hash]
        && ContestKey.TryParse(contest, out var key)
        && AreaCode.TryParse(place, out var area)
        && hash.All(char.IsAsciiHexDigitLower)
            ? new DocumentId(key, area, hash)
            : null;
}
