using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Notices.Sending;

namespace Pleno.Notices.Letters;

/// <summary>
/// The appointment of a stage as an iCalendar file (RFC 5545): one UID per contest and stage, so that a later letter moves the entry that
/// the first one made. The letter's running number is the SEQUENCE, since it rises with every change.
/// </summary>
internal static class StageCalendar
{
    private const string ContentType = "text/calendar; method=PUBLISH; charset=utf-8";

    public static IReadOnlyList<MailAttachment> Of(Contest contest, Notice notice) =>
        notice.Facts switch
        {
            StageScheduledFacts facts =>
            [
                File(contest, notice, facts.Appointment, facts.Zone, (facts.Stage, facts.StageEnglish)),
            ],
            StageChangeFacts { Appointment: { } appointment } facts =>
            [
                File(contest, notice, appointment, facts.Zone, (facts.Stage, facts.StageEnglish)),
            ],
            _ => [],
        };

    private static MailAttachment File(
        Contest contest,
        Notice notice,
        StageAppointment appointment,
        LocalZone zone,
        (string Indonesian, string English) name
    )
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Pleno//Pemberitahuan//ID" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{appointment.Stage}.{contest.Key}@pleno",
                Sequence = notice.Number,
                DtStamp = Utc(notice.RaisedAt),
                Start = Utc(appointment.StartsAt),
                End = appointment.EndsAt is { } end ? Utc(end) : null,
                Summary = $"{name.Indonesian} / {name.English}",
                Location = appointment.Place,
                Description =
                    $"{Words.Moment(appointment.StartsAt, zone, Tongue.Indonesian)}\n{Words.Moment(appointment.StartsAt, zone, Tongue.English)}\n{contest.Title}\nNomor {notice.VisibleNumber(contest)}",
            }
        );
        var text = new CalendarSerializer().SerializeToString(calendar)!;
        return new MailAttachment($"{appointment.Stage}.ics", ContentType, Encoding.UTF8.GetBytes(text));
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);
}
