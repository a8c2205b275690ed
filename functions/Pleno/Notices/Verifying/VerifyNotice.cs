using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pleno.Contests;
using Pleno.Notices.Letters;
using Pleno.Storage;

namespace Pleno.Notices.Verifying;

/// <summary>What is said of a number and a code.</summary>
public abstract record Verification
{
    private Verification() { }

    /// <summary>Such a notice was sent. Who got it is not told.</summary>
    public sealed record Genuine(Contest Contest, Notice Notice) : Verification;

    /// <summary>No notice has this number and this code.</summary>
    public sealed record NotGenuine : Verification;
}

/// <summary>Checks that a letter's number and hash belong to a notice of ours. A right number with a wrong code is answered as one that there is not.</summary>
public sealed class VerifyNotice(ContestStore contests, NoticeStore notices)
{
    private const int LongestInput = 200;

    /// <param name="number">The number as the letter shows it: <c>012/PL.02.6-SD/64/2024</c>.</param>
    /// <param name="code">The hash as the letter shows it; blanks between its groups do not matter.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Verification> RunAsync(string number, string code, CancellationToken cancellationToken)
    {
        var given = string.Concat(code.Where(char.IsAsciiHexDigit)).ToLowerInvariant();
        var isShaped = number.Length <= LongestInput && code.Length <= LongestInput && given.Length >= 32;
        var parts = number.Trim().Split('/', 2);
        if (
            isShaped
            && parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var running)
        )
        {
            foreach (var key in await contests.ListAsync(cancellationToken))
            {
                if (await FindAsync(key, running, parts[1], given, cancellationToken) is { } found)
                {
                    return found;
                }
            }
        }

        return new Verification.NotGenuine();
    }

    private async Task<Verification.Genuine?> FindAsync(
        ContestKey key,
        int running,
        string suffix,
        string code,
        CancellationToken cancellationToken
    )
    {
        var contest = await contests.FindAsync(key, cancellationToken);
        if (
            contest is null
            || await notices.FindNumberAsync(key, running, cancellationToken) is not { } notice
            || (notice.Suffix ?? contest.NumberSuffix) != suffix
        )
        {
            return null;
        }

        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(LetterWriter.CodeOf(contest, notice)),
            Encoding.ASCII.GetBytes(code)
        );
        return isRight ? new Verification.Genuine(contest, notice) : null;
    }
}

/// <summary>What was asked on the page, and what is answered.</summary>
/// <param name="Number">The number as entered.</param>
/// <param name="Code">The code as entered.</param>
/// <param name="Answer">The answer; null when nothing was asked yet.</param>
public sealed record VerificationQuestion(string Number, string Code, Verification? Answer);
