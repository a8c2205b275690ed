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
}
