using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>Something happened that offices are told of.</summary>
/// <param name="Kind">What kind of notice.</param>
/// <param name="Subject">Identity of what happened and of its version: the same again is the same notice.</param>
/// <param name="About">The area it is about.</param>
/// <param name="Direct">Offices that get it besides those the routing names: the one that sent the file.</param>
/// <param name="Facts">What the letter says.</param>
/// <param name="Stage">Key of the stage it is about; null for none.</param>
public sealed record NoticeEvent(
    NoticeKind Kind,
    string Subject,
    AreaCode About,
    IReadOnlyList<Office> Direct,
    NoticeFacts Facts,
    string? Stage = null
)
{
    /// <summary>What it corrects, continues or ends: whoever got one of these gets it too, whomever the routing names by now.</summary>
    public IReadOnlyList<EarlierNotice> Follows { get; init; } = [];
}

/// <summary>Something that may have been told before.</summary>
/// <param name="Kind">Kind of the notice.</param>
/// <param name="Subject">Identity of what happened, as in <see cref="NoticeEvent.Subject"/>.</param>
public sealed record EarlierNotice(NoticeKind Kind, string Subject);
