namespace Pleno.Intake.Scans;

/// <summary>The label of a row or of a group of rows, with the lines of words above and below it that may belong to it.</summary>
internal sealed class LabelLines
{
    /// <summary>Lines above or below that may belong to a label: the longest of the form takes seven in a narrow column.</summary>
    private const int MostLines = 4;

    private readonly List<ScanLabel> _above;
    private readonly List<ScanLabel> _own;
    private readonly List<ScanLabel> _below;

    /// <param name="rows">The lines of the page.</param>
    /// <param name="first">The first line with figures.</param>
    /// <param name="last">The last line with figures.</param>
    public LabelLines(List<ScanRow> rows, int first, int last)
    {
        _above = Labels(rows.Take(first).Reverse().TakeWhile(row => row.IsLabel));
        _own = [.. rows.GetRange(first, last - first + 1).Select(row => row.Label).OfType<ScanLabel>()];
        _below = Labels(rows.Skip(last + 1).TakeWhile(row => row.IsLabel));
    }

    /// <summary>Where the label begins, by the lines next to the row; null when there are none.</summary>
    public double? Left =>
        _above.Take(1).Concat(_below.Take(1)).Select(label => (double?)label.Left).DefaultIfEmpty(null).Min();

    /// <summary>
    /// What the label names, with or without the lines above and below; null when nothing, or when that depends on which of those belong to it.
    /// </summary>
    /// <param name="find">What a label names; null when nothing.</param>
    public T? TheOneThat<T>(Func<string, T?> find)
        where T : class
    {
        var named =
            from above in Enumerable.Range(0, _above.Count + 1)
            from below in Enumerable.Range(0, _below.Count + 1)
            let lines = _above.Take(above).Reverse().Concat(_own).Concat(_below.Take(below))
            let label = string.Join(' ', lines.Select(line => line.Text))
            where !label.Contains(ScanLetter.Unknown)
            let found = find(label)
            where found is not null
            select found;
        return named.Distinct().ToList() is [var one] ? one : null;
    }

    private static List<ScanLabel> Labels(IEnumerable<ScanRow> rows) =>
        [.. rows.Select(row => row.Label).OfType<ScanLabel>().Take(MostLines)];
}
