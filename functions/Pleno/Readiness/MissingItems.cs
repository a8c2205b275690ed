using Pleno.Contests;
using Pleno.Language;
using Pleno.Notices;
using Pleno.Recaps;

namespace Pleno.Readiness;

/// <summary>What is missing, in words, with the office that owes it.</summary>
public static class MissingItems
{
    /// <summary>Reasons told of one thing; the rest is counted.</summary>
    private const int MostReasons = 5;

    public static MissingItem Of(Contest contest, RequirementResult result) =>
        new(
            $"{Text(contest, result, Tongue.Indonesian)}{Waived(contest, result, Tongue.Indonesian)}",
            $"{Text(contest, result, Tongue.English)}{Waived(contest, result, Tongue.English)}",
            OwnerOf(contest, result)
        );

    /// <summary>The title of the office that owes it.</summary>
    public static string OwnerOf(Contest contest, RequirementResult result) =>
        OfficesOf(contest, result).Select(office => office.Title).FirstOrDefault() ?? result.Office ?? "KPU";

    /// <summary>The office that owes it: the one named, for a document the KPU that uploads it, for incidents those that reported them.</summary>
    public static IReadOnlyList<Office> OfficesOf(Contest contest, RequirementResult result) =>
        result.Kind switch
        {
            RequirementKind.Documents => NoticeRouting.UploaderOf(contest, result.Area!.Value),
            RequirementKind.Contact => NoticeRouting.OperatorsOf(contest),
            RequirementKind.NoIncident =>
            [
                .. result
                    .Reasons.Select(reason => contest.FindOffice(reason.Subject.Split('|')[1]))
                    .OfType<Office>()
                    .Distinct(),
            ],
            _ => contest.FindOffice(result.Office ?? "") is { } office ? [office] : [],
        };

    private static string Text(Contest contest, RequirementResult result, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var isNothingThere = result.Reasons is [{ Kind: ReasonKind.NoReport }];
        var title = OwnerOf(contest, result);
        return result.Kind switch
        {
            RequirementKind.Documents => Document(contest, result, isEnglish),
            RequirementKind.Confirmation when isNothingThere => isEnglish
                ? $"No confirmation of readiness from {title}"
                : $"Konfirmasi kesiapan dari {title} belum ada",
            _ => $"{Name(contest, result, tongue)}: {Reasons(contest, result, tongue)}",
        };
    }

    private static string Document(Contest contest, RequirementResult result, bool isEnglish)
    {
        var area = result.Area!.Value;
        var name = contest.Areas.Find(area)?.Name ?? area.Digits;
        var form = RecapForm.For(contest.Key, area)?.Name ?? "MODEL D.HASIL";
        return isEnglish ? $"{form} of {area} {name} is not accepted" : $"{form} {area} {name} belum diterima";
    }

    /// <summary>What is required, of whom: "Jadwal jaga, Kepala Kepolisian Daerah".</summary>
    public static string Name(Contest contest, RequirementResult result, Tongue tongue)
    {
        var (indonesian, english) = NameOf(result.Kind);
        var what = tongue == Tongue.English ? english : indonesian;
        return result.Area is { } area ? $"{what} {area} {contest.Areas.Find(area)?.Name}"
            : result.Office is null ? what
            : $"{what}, {contest.FindOffice(result.Office)?.Title ?? result.Office}";
    }

    private static (string Indonesian, string English) NameOf(RequirementKind kind) =>
        kind switch
        {
            RequirementKind.Documents => ("Dokumen rekapitulasi", "Recapitulation document"),
            RequirementKind.Confirmation => ("Konfirmasi kesiapan", "Confirmation of readiness"),
            RequirementKind.Roster => ("Jadwal jaga", "Guard roster"),
            RequirementKind.Patrol => ("Log patroli", "Patrol log"),
            RequirementKind.Deployment => ("Pengerahan personel", "Deployment of personnel"),
            RequirementKind.Checklist => ("Daftar periksa kesiapan", "Readiness checklist"),
            RequirementKind.Attendance => ("Daftar hadir", "Attendance list"),
            RequirementKind.Situation => ("Laporan situasi", "Situation report"),
            RequirementKind.NoIncident => ("Tanpa insiden terbuka", "No open incident"),
            RequirementKind.Contact => ("Keterjangkauan kantor", "Offices within reach"),
            RequirementKind.Reconciliation => ("Rekonsiliasi pasangan calon", "Reconciliation of the candidate pairs"),
            _ => ("Kalender operasi", "Operation calendar"),
        };

    private static string Reasons(Contest contest, RequirementResult result, Tongue tongue)
    {
        var told = result
            .Reasons.Take(MostReasons)
            .Select(reason => ReasonText.Of(reason, contest, contest.Zone, tongue));
        var left = result.Reasons.Count - MostReasons;
        return string.Join("; ", told)
            + (
                left <= 0 ? ""
                : tongue == Tongue.English ? $"; and {left} more"
                : $"; dan {left} lainnya"
            );
    }

    private static string Waived(Contest contest, RequirementResult result, Tongue tongue)
    {
        if (result.Waiver is not { } waiver)
        {
            return "";
        }

        var title = contest.FindOffice(waiver.Office)?.Title ?? waiver.Office;
        var until = Words.Moment(waiver.Until, contest.Zone, tongue);
        return tongue == Tongue.English
            ? $" (waived by {title} until {until}: {waiver.Because})"
            : $" (dikecualikan oleh {title} sampai {until}: {waiver.Because})";
    }
}
