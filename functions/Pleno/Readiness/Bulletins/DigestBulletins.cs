using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness.Bulletins;

/// <summary>The situation of every area of a stage, once a day at the hour set; after a pause of the timer today's alone.</summary>
internal static class DigestBulletins
{
    private const string Key = "digest";

    public static IEnumerable<Bulletin> Of(StageView view, int hour)
    {
        var today = view.Stage.Zone.ToLocal(view.Now).Date;
        var at = view.Stage.Zone.ToUtc(today.AddHours(hour));
        if (
            !view.IsOn(NoticeKind.SituationDigest)
            || at > view.Now
            || view.MarkOf(Key)?.At >= at
            || !view.Course.IsChecked(view.Stage, view.Now)
        )
        {
            yield break;
        }

        var lines = Duties
            .Of(view.Contest, view.Stage)
            .Where(duty => duty.Requirement.Kind == RequirementKind.Situation)
            .Select(duty => LineOf(view, duty, at))
            .OfType<SituationLine>()
            .OrderBy(line => line.Area)
            .ToList();
        if (lines.Count > 0)
        {
            var facts = new SituationDigestFacts(view.Stage.Name, view.Stage.NameEnglish, view.Stage.Zone, at, lines);
            yield return new Bulletin(
                [view.Event(NoticeKind.SituationDigest, $"{Key}\n{today:yyyy-MM-dd}", [], facts)],
                new Told(Key, "", at)
            );
        }
    }

    /// <summary>Null while no slot of the area is over.</summary>
    private static SituationLine? LineOf(StageView view, Duty duty, DateTimeOffset at)
    {
        var (area, terms) = (duty.Area!.Value, duty.Requirement.Terms!);
        var due = Slots.Due(view.Course, at, terms, view.Stage.IsUntilClosed && !view.Course.IsOver).ToList();
        if (due.Count == 0)
        {
            return null;
        }

        var newest = view
            .Reports.OfType<SituationReport>()
            .Where(report => report.Area == area)
            .MaxBy(report => report.Slot);
        var situation =
            newest is null || newest.Slot < due[^1] ? AreaSituation.TidakAdaLaporan : (AreaSituation)newest.State;
        return new SituationLine(area, view.Contest.Areas.Find(area)?.Name ?? area.Digits, situation, newest?.Slot);
    }
}
