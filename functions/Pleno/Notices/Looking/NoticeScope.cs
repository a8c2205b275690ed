using Pleno.Access;
using Pleno.Contests;

namespace Pleno.Notices.Looking;

/// <summary>Which notices of a contest somebody may look at. Pure.</summary>
/// <param name="IsOperator">Whether those of every office, but for what only the security offices may read.</param>
/// <param name="Offices">The offices for which somebody speaks.</param>
public sealed record NoticeScope(bool IsOperator, IReadOnlyList<Office> Offices)
{
    /// <summary>The scope of a principal: as operator, and for the offices of its grants that are in the contest's directory at their area.</summary>
    public static NoticeScope Of(Principal principal, Contest contest) =>
        new(
            AccessPolicy.Allows(principal, AccessAction.SeeAllNotices, new AccessTarget(contest.Key.Area)),
            [
                .. contest.Offices.Where(office =>
                    principal.Grants.Any(grant => grant.Office == office.Key && grant.Area == office.Area)
                    && AccessPolicy.Allows(
                        principal,
                        AccessAction.SeeNotices,
                        new AccessTarget(contest.Key.Area, Office: office.Key)
                    )
                ),
            ]
        );

    /// <summary>Whether there is anything to look at.</summary>
    public bool IsEmpty => !IsOperator && Offices.Count == 0;

    /// <summary>Whether notices of this kind may be looked at as operator.</summary>
    public bool MayOperate(NoticeKind kind) => IsOperator && NoticeReaders.MayRead(kind, OfficeRole.Operator);

    /// <summary>Whether the notice may be looked at: an office's own, or any as operator.</summary>
    public bool MaySee(Notice notice) =>
        MayOperate(notice.Kind) || notice.Offices.Any(office => MaySee(notice.Kind, office));

    /// <summary>Whether what an office got of this kind may be looked at.</summary>
    public bool MaySee(NoticeKind kind, string office) =>
        MayOperate(kind) || Offices.Any(own => own.Key == office && NoticeReaders.MayRead(kind, own.Role));
}
