using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Reading.Records;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;

namespace Pleno.Intake.Writing;

/// <summary>Writes a D.KEJADIAN KHUSUS; read again it is the same.</summary>
public static class KejadianWriter
{
    /// <param name="content">What it says; without entries, it is written with one blank line to fill in.</param>
    /// <param name="contest">The contest, for its rows and year.</param>
    /// <param name="revision">What it replaces and why; null for a first version.</param>
    /// <param name="extension">.xlsx, .csv or .json.</param>
    public static byte[] Write(KejadianKhusus content, Contest contest, RecapRevision? revision, string extension)
    {
        var layout = new FormLayout(contest.Paslon);
        return new RecordContent(
            PlenaryModel.KejadianKhusus,
            Head(content, contest, revision),
            [.. KejadianReader.Columns.Select(column => (column.Key, column.Heading))],
            [.. content.Entries.Select(entry => Row(layout, entry))]
        ).Write(extension);
    }

    private static List<(HeadEntry, string)> Head(KejadianKhusus content, Contest contest, RecapRevision? revision)
    {
        List<(HeadEntry, string)> head =
        [
            (HeadEntry.Area, content.Area.Digits),
            (HeadEntry.Year, $"{contest.Key.Year}"),
            (HeadEntry.BeritaAcara, content.BeritaAcara),
            (HeadEntry.Date, content.Date is { } date ? Words.LongDate(date, Tongue.Indonesian) : ""),
        ];
        if (revision is not null)
        {
            head.Add((HeadEntry.Replaces, revision.Replaces));
            head.Add((HeadEntry.Reason, revision.Reason));
            head.Add((HeadEntry.Basis, revision.Basis ?? ""));
        }

        return head;
    }

    private static IReadOnlyList<object?> Row(FormLayout layout, KejadianEntry entry)
    {
        var field = entry.Field is null ? null : layout[entry.Field];
        var number = layout.Paslon.FirstOrDefault(paslon => $"paslon.{paslon.Number}" == entry.Field)?.Number;
        var label =
            (number is null ? field?.Label : $"{number}. {field!.Label}")
            ?? (entry.Witness is { } witness ? Signature.TitleOf(SignatoryRole.Saksi, witness) : "");
        return
        [
            (long)entry.Number,
            KejadianReader.Kinds.First(kind => kind.Value == entry.Kind).Word,
            entry.Document,
            entry.Area?.Digits,
            label,
            field?.Split?.ToString().ToUpperInvariant(),
            entry.From,
            entry.To,
            entry.Reason,
            entry.IsOver is { } isOver ? KejadianReader.States.First(state => state.Value == isOver).Word : null,
        ];
    }
}
