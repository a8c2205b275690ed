using Microsoft.Extensions.Options;
using Pleno.Access;
using Pleno.Contests;
using Pleno.Notices.Letters;

namespace Pleno.Notices.Verifying;

/// <summary>The address in a letter at which anybody can check that its number and hash are genuine.</summary>
public sealed class VerificationLinks(IOptions<LinkOptions> options)
{
    /// <summary>The page with number and code filled in.</summary>
    public Uri UriOf(Contest contest, Notice notice) =>
        new(
            options.Value.PublicUrl,
            $"api/verify?number={Uri.EscapeDataString(notice.VisibleNumber(contest))}&code={LetterWriter.CodeOf(contest, notice)}"
        );
}
