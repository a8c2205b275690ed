using Pleno.Areas;

namespace Pleno.Access;

/// <summary>How far a role reaches for an action.</summary>
public enum AccessReach
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>The contests held where its area lies, and those held within its area.</summary>
    RelatedContests,

    /// <summary>Its own area and what lies in it.</summary>
    OwnAreaAndBelow,

    /// <summary>Its own area; for a kab/kota also its kecamatan, whose documents it sends.</summary>
    OwnDocuments,

    /// <summary>Every area of its province.</summary>
    OwnProvince,

    /// <summary>What its own office has, in the contests of its area.</summary>
    OwnOffice,

    /// <summary>Everything.</summary>
    Everything,
}

/// <summary>Who may do what: the only place that says so. What is not in the table is denied. Pure.</summary>
public static class AccessPolicy
{
    private static readonly Dictionary<(AccessAction, AccessRole), AccessReach> Table = new()
    {
        [(AccessAction.SeeContests, AccessRole.Uploader)] = AccessReach.Everything,
        [(AccessAction.SeeContests, AccessRole.SecurityOffice)] = AccessReach.Everything,
        [(AccessAction.SeeContests, AccessRole.Official)] = AccessReach.Everything,
        [(AccessAction.SeeContests, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeeBoard, AccessRole.Uploader)] = AccessReach.RelatedContests,
        [(AccessAction.SeeBoard, AccessRole.SecurityOffice)] = AccessReach.RelatedContests,
        [(AccessAction.SeeBoard, AccessRole.Official)] = AccessReach.RelatedContests,
        [(AccessAction.SeeBoard, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeeArea, AccessRole.Uploader)] = AccessReach.OwnAreaAndBelow,
        [(AccessAction.SeeArea, AccessRole.Official)] = AccessReach.OwnProvince,
        [(AccessAction.SeeArea, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeeEvidence, AccessRole.Uploader)] = AccessReach.OwnAreaAndBelow,
        [(AccessAction.SeeEvidence, AccessRole.Official)] = AccessReach.OwnProvince,
        [(AccessAction.SeeEvidence, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.CheckFile, AccessRole.Uploader)] = AccessReach.OwnDocuments,
        [(AccessAction.CheckFile, AccessRole.SecurityOffice)] = AccessReach.OwnOffice,
        [(AccessAction.UploadDocument, AccessRole.Uploader)] = AccessReach.OwnDocuments,
        [(AccessAction.UploadReport, AccessRole.SecurityOffice)] = AccessReach.OwnOffice,
        [(AccessAction.SeeNotices, AccessRole.Uploader)] = AccessReach.OwnOffice,
        [(AccessAction.SeeNotices, AccessRole.SecurityOffice)] = AccessReach.OwnOffice,
        [(AccessAction.SeeNotices, AccessRole.Official)] = AccessReach.OwnOffice,
        [(AccessAction.SeeNotices, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeeAllNotices, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.PreviewLetter, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeePoison, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.ReplayPoison, AccessRole.Operator)] = AccessReach.Everything,
        [(AccessAction.SeeHealth, AccessRole.Operator)] = AccessReach.Everything,
    };

    /// <summary>How far a role reaches for an action.</summary>
    public static AccessReach ReachOf(AccessAction action, AccessRole role) =>
        Table.GetValueOrDefault((action, role), AccessReach.Nothing);

    /// <summary>Whether one of the principal's grants reaches what is asked for.</summary>
    public static bool Allows(Principal principal, AccessAction action, AccessTarget target) =>
        principal.Grants.Any(grant => Reaches(grant, ReachOf(action, grant.Role), target));

    private static bool Reaches(Grant grant, AccessReach reach, AccessTarget target) =>
        reach switch
        {
            AccessReach.Everything => true,
            AccessReach.RelatedContests => IsRelated(grant, target.Contest),
            AccessReach.OwnAreaAndBelow => grant.Area is { } own && target.Area is { } area && own.Contains(area),
            AccessReach.OwnDocuments => grant.Area is { } own && target.Area is { } area && IsOwnDocument(own, area),
            AccessReach.OwnProvince => grant.Area is { } own
                && target.Area is { } area
                && own.At(AreaLevel.Provinsi) == area.At(AreaLevel.Provinsi),
            AccessReach.OwnOffice => grant.Office is not null
                && grant.Office == target.Office
                && IsRelated(grant, target.Contest),
            _ => false,
        };

    private static bool IsRelated(Grant grant, AreaCode? contest) =>
        grant.Area is { } own && contest is { } held && (own.Contains(held) || held.Contains(own));

    private static bool IsOwnDocument(AreaCode own, AreaCode area) =>
        own == area || (own.Level == AreaLevel.KabKota && area.Level == AreaLevel.Kecamatan && own.Contains(area));
}
