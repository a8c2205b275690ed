using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading.Records;

/// <summary>Reads a MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK: docs/file-formats.md.</summary>
internal sealed class KejadianReader(ReadTarget target)
{
    public static readonly RecordColumn Number = new("no", "No");
    public static readonly RecordColumn Kind = new("jenis", "Jenis");
    public static readonly RecordColumn Document = new("dokumen", "Dokumen");
    public static readonly RecordColumn Area = new("wilayah", "Wilayah");
    public static readonly RecordColumn Row = new("uraian", "Uraian");
    public static readonly RecordColumn Line = new("lpj", "L/P/JML");
    public static readonly RecordColumn From = new("semula", "Semula");
    public static readonly RecordColumn To = new("menjadi", "Menjadi");
    public static readonly RecordColumn Reason = new("alasan", "Alasan");
    public static readonly RecordColumn State = new("status", "Status");

    /// <summary>The columns, in the order of the form.</summary>
    public static readonly IReadOnlyList<RecordColumn> Columns =
    [
        Number,
        Kind,
        Document,
        Area,
        Row,
        Line,
        From,
        To,
        Reason,
        State,
    ];

    /// <summary>What an entry may be about, as the form writes it.</summary>
    public static readonly IReadOnlyList<(string Word, KejadianKind Value)> Kinds =
    [
        ("Selisih", KejadianKind.Selisih),
        ("Keberatan", KejadianKind.Keberatan),
        ("PSU", KejadianKind.Psu),
        ("PSL", KejadianKind.Psl),
        ("PSS", KejadianKind.Pss),
        ("Lain", KejadianKind.Lain),
    ];

    /// <summary>Whether a vote is over, as the form writes it.</summary>
    public static readonly IReadOnlyList<(string Word, bool Value)> States = [("Terbuka", false), ("Selesai", true)];

    /// <summary>Entries read at most: the longest on record has a few dozen.</summary>
    public const int MostEntries = 500;

    private readonly List<Finding> _findings = [];

    public ReadOutcome Read(RecordTable table)
    {
        var head = new HeadReader(table.Head, target.Contest, target.Area);
        head.CheckModel(text => PlenaryModel.KindOf(text) == DocumentKind.KejadianKhusus, PlenaryModel.KejadianKhusus);
        head.CheckNames();
        var (area, _) = (head.ReadArea(), head.ReadYear());
        var number = head.Values.Required(HeadEntry.BeritaAcara)?.Cell.Shown ?? "";
        var (date, revision) = (head.ReadDate(), head.ReadRevision());
        var entries = EntriesOf(table.Records);
        return new ReadOutcome.Kejadian(
            new KejadianKhusus(area, number, date, entries),
            revision,
            [.. head.Findings, .. table.Findings, .. _findings]
        );
    }

    /// <summary>The entry; null when something in it is missing or wrong, which is reported.</summary>
    private KejadianEntry? EntryOf(Record record, int index)
    {
        var before = _findings.Count;
        var cells = new EntryCells(record, _findings);
        var kind = cells.Word(Kind, Kinds);
        var reason = cells.Text(Reason);
        var number =
            record[Number].Kind == CellKind.Number ? (int)Math.Min(record[Number].Number, int.MaxValue) : index + 1;
        var entry = kind switch
        {
            KejadianKind.Selisih => Difference(cells, record),
            KejadianKind.Psu or KejadianKind.Psl or KejadianKind.Pss => Revote(cells, record),
            _ => Blank with { Witness = WitnessOf(cells.OptionalText(Row)) },
        };
        return _findings.Count == before && kind is { } known
            ? entry with
            {
                Number = number,
                Kind = known,
                Reason = reason,
            }
            : null;
    }

    private static readonly KejadianEntry Blank = new(0, default, null, null, null, null, null, "", null, null);

    private KejadianEntry Difference(EntryCells cells, Record record)
    {
        var document = cells.Text(Document);
        var area = ColumnOf(cells, record);
        var field = FieldOf(cells);
        var (from, to) = (cells.Figure(From), cells.Figure(To));
        if (from is { } same && from == to)
        {
            cells.Add(EntryCodes.EntryChangesNothing, To, null, same);
        }

        return Blank with
        {
            Document = document,
            Area = area,
            Field = field,
            From = from,
            To = to,
        };
    }

    private AreaCode? ColumnOf(EntryCells cells, Record record)
    {
        var text = cells.OptionalText(Area);
        if (text.Length == 0)
        {
            return null;
        }

        var code = text.Split(' ')[0];
        if (AreaCode.TryParse(code, out var area) && target.Children.Any(child => child.Code == area))
        {
            return area;
        }

        cells.Add(EntryCodes.EntryAreaForeign, Area, $"{target.Area}…", record[Area].Shown);
        return null;
    }

    private KejadianEntry Revote(EntryCells cells, Record record)
    {
        var isOver = cells.Word(State, States);
        var text = cells.Text(Area);
        if (
            AreaCode.TryParse(text.Split(' ')[0], out var tps)
            && tps.Level == AreaLevel.Tps
            && target.Area.Contains(tps)
        )
        {
            return Blank with { Area = tps, IsOver = isOver };
        }

        if (text.Length > 0)
        {
            cells.Add(EntryCodes.EntryAreaForeign, Area, $"{target.Area}… (TPS)", record[Area].Shown);
        }

        return Blank;
    }

    /// <summary>The field that URAIAN and L/P/JML name, or a pair by its number and name, or a field by its key.</summary>
    private string? FieldOf(EntryCells cells)
    {
        var label = cells.Text(Row);
        if (label.Length == 0)
        {
            return null;
        }

        var split = Wording.Split(cells.OptionalText(Line));
        var key = RowWordings.Find(label, VoterBlock.Unsaid);
        var field =
            target.Layout.Find(label)
            ?? (key is null ? null : target.Layout.Find(key))
            ?? (key is not null && split is { } line ? target.Layout.Find(LineKey(key, line)) : null)
            ?? (key is null ? new PaslonRowMatcher(target.Layout).Match("", label, inSection: true) : default) switch
            {
                (Field pair, null) => pair,
                _ => null,
            };
        if (field is null)
        {
            var lacksLine = key is not null && split is null;
            cells.Add(EntryCodes.EntryWordUnknown, lacksLine ? Line : Row, lacksLine ? "L, P, JML" : "D.HASIL", label);
        }

        return field?.Key;
    }

    private static string LineKey(string group, VoterSplit split) => $"{group}.{split.ToString().ToLowerInvariant()}";

    /// <summary>"Saksi Paslon 2" names the witness of pair 2.</summary>
    private int? WitnessOf(string text) =>
        target
            .Layout.Paslon.Where(paslon =>
                Wording.Letters(text) == Wording.Letters(Signature.TitleOf(SignatoryRole.Saksi, paslon.Number))
            )
            .Select(paslon => (int?)paslon.Number)
            .FirstOrDefault();

    /// <summary>The entries; F.120 when there are too many, F.143 for a figure or a polling station with two.</summary>
    private List<KejadianEntry> EntriesOf(IReadOnlyList<Record> records)
    {
        if (records.Count > MostEntries)
        {
            _findings.Add(
                new Finding(
                    DocumentCodes.TableTooLarge,
                    records[MostEntries].Place,
                    Expected: MostEntries,
                    Got: records.Count
                )
            );
            return [];
        }

        var seen = new HashSet<(string?, AreaCode?, string?)>();
        var entries = new List<KejadianEntry>();
        foreach (var (index, record) in records.Index())
        {
            if (EntryOf(record, index) is not { } entry)
            {
                continue;
            }

            var isOnFigureOrVote = entry.Field is not null || entry.IsOver is not null;
            if (
                isOnFigureOrVote
                && !seen.Add((entry.Document is { } named ? Wording.Letters(named) : null, entry.Area, entry.Field))
            )
            {
                _findings.Add(
                    new Finding(EntryCodes.EntryTwice, record.Place, Area: entry.Area, Got: record[Row].Shown)
                );
            }

            entries.Add(entry);
        }

        return entries;
    }
}
