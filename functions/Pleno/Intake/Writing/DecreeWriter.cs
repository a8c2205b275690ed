using System.Globalization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Reading.Records;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.Intake.Writing;

/// <summary>Writes the decree on a result; read again it is the same.</summary>
public static class DecreeWriter
{
    /// <param name="decree">What it says; the default hour is left blank.</param>
    /// <param name="contest">The contest, for its pairs, year and zone.</param>
    /// <param name="extension">.xlsx, .csv or .json.</param>
    public static byte[] Write(Decree decree, Contest contest, string extension)
    {
        var layout = new FormLayout(contest.Paslon);
        return new RecordContent(
            PlenaryModel.Decree,
            Head(decree, contest),
            [.. DecreeReader.Columns.Select(column => (column.Key, column.Heading))],
            [.. layout.PaslonRows.Select((field, index) => Row(layout, field, index, decree))]
        ).Write(extension);
    }

    private static List<(HeadEntry, string)> Head(Decree decree, Contest contest) =>
        [
            (HeadEntry.Area, decree.Area.Digits),
            (HeadEntry.Year, $"{contest.Key.Year}"),
            (HeadEntry.DecreeNumber, decree.Number),
            (HeadEntry.AnnouncedAt, decree.AnnouncedAt == default ? "" : Moment(decree.AnnouncedAt, contest.Zone)),
            (HeadEntry.Document, decree.Document),
            (HeadEntry.Replaces, decree.Supersedes?.Number ?? ""),
            (HeadEntry.Reason, decree.Supersedes?.Reason ?? ""),
            (HeadEntry.Basis, decree.Supersedes?.Basis ?? ""),
        ];

    private static string Moment(DateTimeOffset instant, LocalZone zone) =>
        Words.Moment(instant, zone, Tongue.Indonesian);

    private static IReadOnlyList<object?> Row(FormLayout layout, Field field, int index, Decree decree) =>
        [
            index < layout.Paslon.Count ? layout.Paslon[index].Number.ToString(CultureInfo.InvariantCulture) : null,
            field.Label,
            decree.Votes.FirstOrDefault(votes => votes.Field == field.Key)?.Votes,
        ];
}
