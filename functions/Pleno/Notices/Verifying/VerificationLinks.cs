using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices.Sending;

namespace Pleno.Notices.Verifying;

/// <summary>The address in a letter at which anybody can check that its number and hash are genuine.</summary>
public sealed class VerificationLinks(IOptions<NoticeOptions> options)
{
    /// <summary>The page with number and code filled in.</summary>
    public Uri UriOf(Contest contest, Notice notice) =>
        new(
            options.Value.PublicUrl,
            $"api/verify?number={Uri.EscapeDataString(notice.VisibleNumber(contest))}&code={CodeOf(notice)}"
        );

    /// <summary>What a letter is checked by beside its number: the SHA-256 of its document, or the notice's own id where it is about none.</summary>
    public static string CodeOf(Notice notice) => notice.Facts.DocumentHash ?? notice.Id;
}
