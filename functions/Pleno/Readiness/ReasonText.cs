using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Notices.Letters;
using Pleno.Readiness.Rosters;

namespace Pleno.Readiness;

/// <summary>A reason in words, Indonesian or English, with local times.</summary>
public static class ReasonText
{
    public static string Of(Reason reason, Contest contest, LocalZone zone, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return reason.Kind switch
        {
            ReasonKind.NoDocument => isEnglish ? "not accepted" : "belum diterima",
            ReasonKind.NoReport => isEnglish ? "no report" : "belum ada laporan",
            ReasonKind.SaysNotReady => isEnglish ? "states that it is not ready" : "menyatakan TIDAK SIAP",
            ReasonKind.Expired =>
                $"{(isEnglish ? "was valid until" : "berlaku hanya sampai")} {Words.Moment(reason.Time!.Value.To, zone, tongue)}",
            ReasonKind.Guard => Of(reason.Fault!, zone, tongue),
            ReasonKind.TotalDiffers => isEnglish
                ? $"{Words.Number(reason.Got!.Value, tongue)} personnel, announced {Words.Number(reason.Expected!.Value, tongue)}"
                : $"{Words.Number(reason.Got!.Value, tongue)} personel, diumumkan {Words.Number(reason.Expected!.Value, tongue)}",
            ReasonKind.Absent =>
                $"{(isEnglish ? "not there and not represented" : "tidak hadir dan tidak diwakili")}: {contest.FindOffice(reason.Subject)?.Title ?? reason.Subject}",
            ReasonKind.Silence =>
                $"{(isEnglish ? "no situation report" : "tidak ada laporan situasi")} {Between(reason.Time!.Value, zone, tongue)}",
            ReasonKind.Trouble => isEnglish
                ? "the newest report says GANGGUAN (trouble)"
                : "laporan terbaru menyatakan GANGGUAN",
            ReasonKind.Unreachable =>
                $"{(isEnglish ? "no letter reaches" : "surat tidak sampai kepada")} {contest.FindOffice(reason.Subject)?.Title ?? reason.Subject}",
            ReasonKind.OpenIncident => Incident(reason.Subject, tongue),
            ReasonKind.PairMissing =>
                $"{(isEnglish ? "pair not reconciled: number" : "pasangan calon belum direkonsiliasi: nomor urut")} {reason.Subject}",
            _ =>
                $"{(isEnglish ? "no phase of the operation from" : "tidak ada fase operasi dari")} {Days(reason.Time!.Value, zone, tongue)}",
        };
    }

    private static string Of(GuardFault fault, LocalZone zone, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var time = Between(fault.Time, zone, tongue);
        var (expected, got) = (Words.Number(fault.Expected, tongue), Words.Number(fault.Got, tongue));
        return fault.Kind switch
        {
            GuardFaultKind.Gap => isEnglish
                ? $"{fault.Post} is not guarded {time}{Night(fault, tongue)}"
                : $"{fault.Post} tidak dijaga {time}{Night(fault, tongue)}",
            GuardFaultKind.TooFew => isEnglish
                ? $"{fault.Post} has {got} personnel, at least {expected}, {time}"
                : $"{fault.Post} dijaga {got} personel, paling sedikit {expected}, {time}",
            GuardFaultKind.TooFewExperienced => isEnglish
                ? $"{fault.Post}: {got}% experienced, at least {expected}%, {time}"
                : $"{fault.Post}: {got}% berpengalaman, paling sedikit {expected}%, {time}",
            GuardFaultKind.TeamTwice => isEnglish
                ? $"team {fault.Team} is in two places {time}"
                : $"regu {fault.Team} di dua tempat {time}",
            GuardFaultKind.DutyTooLong => isEnglish
                ? $"team {fault.Team} is on duty for {got} minutes on end, at most {expected}, {time}"
                : $"regu {fault.Team} bertugas {got} menit terus-menerus, paling lama {expected}, {time}",
            GuardFaultKind.HandoverHole => isEnglish
                ? $"{fault.Post}: team {fault.Team} leaves after {got} minutes of handover, at least {expected}, {time}"
                : $"{fault.Post}: regu {fault.Team} pergi setelah serah terima {got} menit, paling sedikit {expected}, {time}",
            _ => Patrol(fault, zone, tongue, time, expected, got),
        };
    }

    private static string Patrol(
        GuardFault fault,
        LocalZone zone,
        Tongue tongue,
        string time,
        string expected,
        string got
    )
    {
        var isEnglish = tongue == Tongue.English;
        if (fault.Got == 0)
        {
            var since = Words.Moment(fault.Time.From, zone, tongue);
            return isEnglish
                ? $"{fault.Post}: no patrol since {since}, longest pause {expected} minutes"
                : $"{fault.Post}: tidak ada patroli sejak {since}, jeda terlama {expected} menit";
        }

        return isEnglish
            ? $"{fault.Post}: no patrol for {got} minutes, at most {expected}, {time}"
            : $"{fault.Post}: tidak ada patroli selama {got} menit, paling lama {expected}, {time}";
    }

    private static string Night(GuardFault fault, Tongue tongue) =>
        fault.NightMinutes == 0 ? ""
        : tongue == Tongue.English ? $", {Words.Number(fault.NightMinutes, tongue)} minutes of it at night"
        : $", {Words.Number(fault.NightMinutes, tongue)} menit di antaranya malam hari";

    private static string Incident(string subject, Tongue tongue)
    {
        var parts = subject.Split('|', 3);
        var kind = IncidentWords.Of(Enum.Parse<IncidentKind>(parts[0]), tongue);
        return tongue == Tongue.English
            ? $"open incident: {kind}, {parts[1]} number {parts[2]}"
            : $"insiden terbuka: {kind}, {parts[1]} nomor {parts[2]}";
    }

    private static string Between(Interval time, LocalZone zone, Tongue tongue) =>
        tongue == Tongue.English
            ? $"from {Words.Moment(time.From, zone, tongue)} to {Words.Moment(time.To, zone, tongue)}"
            : $"dari {Words.Moment(time.From, zone, tongue)} sampai {Words.Moment(time.To, zone, tongue)}";

    /// <summary>Whole days, the last one included.</summary>
    private static string Days(Interval time, LocalZone zone, Tongue tongue)
    {
        var first = DateOnly.FromDateTime(zone.ToLocal(time.From).DateTime);
        var last = DateOnly.FromDateTime(zone.ToLocal(time.To.AddTicks(-1)).DateTime);
        return $"{Words.Date(first, tongue)} {(tongue == Tongue.English ? "to" : "sampai")} {Words.Date(last, tongue)}";
    }
}
