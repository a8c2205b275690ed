using System.Globalization;
using System.Text.RegularExpressions;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading.Records;

/// <summary>Reads the decree on a result: docs/file-formats.md.</summary>
internal sealed partial class DecreeReader(ReadTarget target)
{
    public static readonly RecordColumn Number = new("no", "No");
    public static readonly RecordColumn Row = new("uraian", "Uraian");
    public static readonly RecordColumn Votes = new("suara", "Suara");

    /// <summary>The columns, in the order of the form.</summary>
    public static readonly IReadOnlyList<RecordColumn> Columns = [Number, Row, Votes];

    private readonly List<Finding> _findings = [];

    public ReadOutcome Read(RecordTable table)
    {
        var head = new HeadReader(table.Head, target.Contest, target.Area);
        head.CheckModel(text => PlenaryModel.KindOf(text) == DocumentKind.Decree, PlenaryModel.Decree);
        head.CheckNames();
        var (area, _) = (head.ReadArea(), head.ReadYear());
        var number = head.Values.Required(HeadEntry.DecreeNumber)?.Cell.Shown ?? "";
        var announced = AnnouncedAt(head.Values);
        var document = head.Values.Required(HeadEntry.Document)?.Cell.Shown ?? "";
        var supersedes = head.ReadRevision() is { } revision
            ? new SupersededDecree(revision.Replaces, revision.Reason, revision.Basis)
            : null;
        var votes = VotesOf(table.Records);
        return new ReadOutcome.DecreeOnResult(
            new Decree(area, number, announced, document, votes, supersedes),
            [.. head.Findings, .. table.Findings, .. _findings]
        );
    }

    /// <summary>Day, hour and zone: "Minggu, 8 Desember 2024 pukul 19.35 WIB". The zone is that of the contest's area.</summary>
    private DateTimeOffset AnnouncedAt(HeadValues head)
    {
        if (head.Required(HeadEntry.AnnouncedAt) is not { } value)
        {
            return default;
        }

        var match = Moment().Match(value.Cell.Shown);
        var zone = target.Contest.Zone;
        if (
            match.Success
            && IndonesianDate.TryParse(match.Groups["date"].Value) is { } date
            && TimeOnly.TryParseExact(
                $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value}",
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
            && LocalZones.TryParse(match.Groups["zone"].Value, out var given)
            && given == zone
        )
        {
            return zone.ToUtc(date.ToDateTime(time));
        }

        head.Unreadable(HeadEntry.AnnouncedAt, value, $"8 Desember 2024 pukul 19.35 {zone.Label()}");
        return default;
    }

    private List<DecreeVotes> VotesOf(IReadOnlyList<Record> records)
    {
        var matcher = new PaslonRowMatcher(target.Layout);
        var votes = new List<DecreeVotes>();
        foreach (var record in records)
        {
            var cells = new EntryCells(record, _findings);
            var label = cells.Text(Row);
            var (field, finding) = IsKolomKosong(label)
                ? (matcher.KolomKosong, null)
                : matcher.Match(record[Number].Shown, label, inSection: true);
            if (finding is not null)
            {
                _findings.Add(finding with { Place = record.PlaceOf(Row) });
            }

            if (cells.Figure(Votes) is { } figure && field is not null)
            {
                votes.Add(new DecreeVotes(field.Key, figure, record.PlaceOf(Votes)));
            }
        }

        ReportMissingAndTwice(votes);
        return votes;
    }

    private bool IsKolomKosong(string label) =>
        target.Contest.HasKolomKosong && RowWordings.Find(label, VoterBlock.Unsaid) == "kolom_kosong";

    private void ReportMissingAndTwice(List<DecreeVotes> votes)
    {
        var listed = votes.ToLookup(one => one.Field);
        _findings.AddRange(
            target.Layout.PaslonRows.Where(row => !listed.Contains(row.Key)).Select(PaslonRowMatcher.Missing)
        );
        _findings.AddRange(
            listed
                .Where(group => group.Count() > 1)
                .Select(group => new Finding(DocumentCodes.RowTwice, group.Last().Place, group.Key))
        );
    }

    [GeneratedRegex(
        @"^(?<date>.+?),?\s+(?:pukul\s+)?(?<hour>\d{1,2})[.:](?<minute>\d{2})\s+(?<zone>WIB|WITA|WIT)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Moment();
}
