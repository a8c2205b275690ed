using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>What an office is in the regional leadership forum and around it.</summary>
public enum OfficeRole
{
    /// <summary>Governor, bupati or wali kota: chair of Forkopimda.</summary>
    Ketua,
    Dprd,
    Polri,
    Tni,
    Kejaksaan,
    Bin,
    Kpu,
    Bawaslu,
    Kesbangpol,
    Sekda,

    /// <summary>Whoever runs this pipeline; no office of the forum.</summary>
    Operator,
}

/// <summary>Why an office is addressed: member of Forkopimda by law (UU 23/2014 art. 26, PP 12/2022), or invited.</summary>
public enum OfficeBasis
{
    Anggota,
    Undangan,
}

/// <summary>An addressee. Offices are addressed by title: who holds them changes (Pj., Plt., Plh.).</summary>
/// <param name="Key">Short key, unique in the contest: <c>polda-kaltim</c>.</param>
/// <param name="Role">Role in the forum.</param>
/// <param name="Basis">Member or invitee.</param>
/// <param name="Title">The title as a letter writes it: "Kepala Kepolisian Daerah Kalimantan Timur".</param>
/// <param name="Area">The area the office answers for.</param>
/// <param name="Address">E-mail address. Never in a log, a queue message or a metric.</param>
/// <param name="Delegate">Key of the office that stands in for it; null for none.</param>
/// <param name="Superior">Key of the office above it; null for none.</param>
public sealed record Office(
    string Key,
    OfficeRole Role,
    OfficeBasis Basis,
    string Title,
    AreaCode Area,
    string Address,
    string? Delegate = null,
    string? Superior = null
);
