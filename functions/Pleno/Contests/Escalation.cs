using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>Who is told when an office does not answer.</summary>
public static class Escalation
{
    /// <summary>The office's delegate; where it has none, the next above.</summary>
    public static Office? DelegateOf(Contest contest, Office office) =>
        contest.FindOffice(office.Delegate ?? "") ?? SuperiorOf(contest, office);

    /// <summary>The office's superior; where it has none, the chair. Null for a chair above whom nobody is.</summary>
    public static Office? SuperiorOf(Contest contest, Office office) =>
        contest.FindOffice(office.Superior ?? "")
        ?? (ChairOf(contest, office.Area) is { } chair && chair.Key != office.Key ? chair : null);

    /// <summary>The chair of the forum of the area, or of the nearest area above; null where the directory has none.</summary>
    public static Office? ChairOf(Contest contest, AreaCode area) =>
        contest
            .Offices.Where(office => office.Role == OfficeRole.Ketua && office.Area.Contains(area))
            .MaxBy(office => office.Area.Level);
}
