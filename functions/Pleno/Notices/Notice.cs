using System.Security.Cryptography;
using System.Text;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>A numbered notice, as raised.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Id">Derived from what happened: 32 hexadecimal digits.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Number">Running number in the contest, from 1, without gaps or repeats.</param>
/// <param name="RaisedAt">When, UTC.</param>
/// <param name="Template">Version of the letter's template.</param>
/// <param name="Offices">Keys of the offices that get it, in the order of the directory.</param>
/// <param name="Facts">What the letter says.</param>
public sealed record Notice(
    ContestKey Contest,
    string Id,
    NoticeKind Kind,
    int Number,
    DateTimeOffset RaisedAt,
    int Template,
    IReadOnlyList<string> Offices,
    NoticeFacts Facts
)
{
    /// <summary>What followed the running number when it was raised; null in rows of before it was kept.</summary>
    public string? Suffix { get; init; }

    /// <summary>The id of the notice of something that happened: the same happening, the same notice.</summary>
    public static string IdOf(ContestKey contest, NoticeKind kind, string subject)
    {
        var identity = $"{contest}\n{kind}\n{subject}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..32];
    }

    /// <summary>The number as a letter shows it: "012/PL.02.6-SD/64/2024". The same for ever, also under a changed configuration.</summary>
    public string VisibleNumber(Contest contest) => $"{Number:000}/{Suffix ?? contest.NumberSuffix}";
}
