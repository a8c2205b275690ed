using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Intake.Scans;

/// <summary>A total of a scan.</summary>
/// <param name="Value">The figure in the column JUMLAH AKHIR.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ScanTotal(long Value, Place Place);

/// <summary>
/// Reads JUMLAH AKHIR of the rows that can be read for certain: a label that is one row of the form and no other, and as many figures as the
/// form has columns. What could be read in two ways is not read.
/// </summary>
public sealed class ScanTotals
{
    private readonly FormLayout _layout;
    private readonly PaslonRowMatcher _paslon;
    private readonly List<Found> _found = [];

    private ScanTotals(FormLayout layout)
    {
        _layout = layout;
        _paslon = new PaslonRowMatcher(layout);
    }

    /// <summary>The totals by the key of their field.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="layout">The rows of the form.</param>
    /// <param name="columns">The columns of the form, the total among them.</param>
    public static IReadOnlyDictionary<string, ScanTotal> Of(ScanReading.Text scan, FormLayout layout, int columns)
    {
        var totals = new ScanTotals(layout);
        foreach (var page in scan.Pages)
        {
            totals.Read(page);
        }

        return totals
            ._found.GroupBy(found => found.Field.Key)
            .Select(rows => (rows.Key, Total: TotalOf([.. rows], columns)))
            .Where(row => row.Total is not null)
            .ToDictionary(row => row.Key, row => row.Total!);
    }

    private void Read(ScanPage page)
    {
        var mark = page.Lines.Select(line => PageMark.In(line.Text)).FirstOrDefault(mark => mark is not null);
        var rows = page.Lines.Select(ScanRow.Of).ToList();
        for (var at = 0; at < rows.Count; at++)
        {
            if (rows[at].Figures.Count == 0)
            {
                continue;
            }

            if (rows[at].Split == VoterSplit.L)
            {
                ReadGroup(rows, at, mark);
            }
            else if (rows[at].Split is null)
            {
                ReadSingle(rows, at, mark);
            }
        }
    }

    private void ReadSingle(List<ScanRow> rows, int at, PageMark? mark)
    {
        var row = rows[at];
        var label = new LabelLines(rows, at, at);
        // A number left of the label is that of the row; without a label on its own line it looks like a figure.
        var isNumbered = row.Label is null && row.Figures[0].Left < label.Left;
        var number = isNumbered ? $"{row.Figures[0].Value}" : row.Number;
        if (label.TheOneThat(text => SingleOf(number, text)) is { } field)
        {
            _found.Add(new Found(field, row, [.. Values(row).Skip(isNumbered ? 1 : 0)], mark));
        }
    }

    private static IEnumerable<long> Values(ScanRow row) => row.Figures.Select(figure => figure.Value);

    /// <summary>The lines L, P and JML in this order; their label may stand on the first or be spread over them.</summary>
    private void ReadGroup(List<ScanRow> rows, int first, PageMark? mark)
    {
        var lines = rows.Skip(first).Where(row => !row.IsLabel).Take(3).ToList();
        if (!lines.Select(line => line.Split).SequenceEqual([VoterSplit.L, VoterSplit.P, VoterSplit.Jml]))
        {
            return;
        }

        if (new LabelLines(rows, first, rows.IndexOf(lines[2])).TheOneThat(GroupOf) is { } group)
        {
            _found.AddRange(
                lines.Select(line => new Found(_layout.Line(group, line.Split!.Value), line, [.. Values(line)], mark))
            );
        }
    }

    private static string? GroupOf(string label) =>
        !RowWordings.IsOfPemilu(label)
        && RowWordings.Find(label, VoterBlock.Unsaid) is { } key
        && FormLayout.GroupKeys.Contains(key)
            ? key
            : null;

    private Field? SingleOf(string number, string label) =>
        RowWordings.Find(label, VoterBlock.Unsaid) is { } key ? _layout.Find(key)
        : _paslon.Match(number, label, inSection: true) is { Field: { } paslon, Finding: null } ? paslon
        : null;

    /// <summary>The total of a row: from its only line, or from the last of the pages that its columns are spread over.</summary>
    private static ScanTotal? TotalOf(List<Found> rows, int columns)
    {
        if (rows.TrueForAll(row => row.Figures.Count == columns))
        {
            return rows.Select(row => row.Total.Value).Distinct().Count() == 1 ? rows[0].Total : null;
        }

        // Every page has JUMLAH AKHIR, and JUMLAH PINDAHAN from the second on: what is left are the columns of areas.
        var areas = rows.Sum(row => row.Figures.Count - 2) + 1;
        var pages = rows.Select(row => row.Mark?.Number).Distinct().ToList();
        return areas == columns - 1 && pages.Count == rows.Count && !pages.Contains(null)
            ? rows.MaxBy(row => row.Mark!.Number)!.Total
            : null;
    }

    private sealed record Found(Field Field, ScanRow Row, IReadOnlyList<long> Figures, PageMark? Mark)
    {
        public ScanTotal Total => new(Figures[^1], Place.OfPage(Row.Line.Page, Row.Line.Number));
    }
}
