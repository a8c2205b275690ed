namespace Pleno.Access;

/// <summary>What somebody wants to do. Every http trigger that is not for everybody names one.</summary>
public enum AccessAction
{
    /// <summary>See the list of contests; each is shown only to whom <see cref="SeeBoard"/> is allowed.</summary>
    SeeContests,

    /// <summary>See verdicts, states of areas and accepted figures of a contest.</summary>
    SeeBoard,

    /// <summary>See an area's documents, with what was found in them.</summary>
    SeeArea,

    /// <summary>Get a document as it was received.</summary>
    SeeEvidence,

    /// <summary>Have a file checked without storing it.</summary>
    CheckFile,

    /// <summary>Send a plenary document of an area.</summary>
    UploadDocument,

    /// <summary>Send a readiness report of an office.</summary>
    UploadReport,

    /// <summary>See the notices of an office: the letters, and what became of them.</summary>
    SeeNotices,

    /// <summary>See the notices of every office of a contest.</summary>
    SeeAllNotices,

    /// <summary>See a made-up letter, or that of a real event for any office.</summary>
    PreviewLetter,

    /// <summary>See what failed every attempt.</summary>
    SeePoison,

    /// <summary>Put what failed back to work.</summary>
    ReplayPoison,

    /// <summary>See the ages of timers, the depths of queues and the oldest unfinished work.</summary>
    SeeHealth,
}
