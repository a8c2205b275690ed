using CsvHelper;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>One configuration file as a table: a heading row, then one row per entry. Findings collect in <paramref name="findings"/>.</summary>
internal sealed class ConfigTable(IReadOnlyList<ConfigRow> rows, List<Finding> findings)
{
    public IReadOnlyList<ConfigRow> Rows => rows;

    /// <summary>Reads comma, semicolon or tab separated UTF-8; a missing column is one finding and leaves no rows.</summary>
    public static ConfigTable Read(string file, byte[]? content, IReadOnlyList<string> columns, List<Finding> findings)
    {
        if (content is null)
        {
            findings.Add(new Finding(ConfigurationCodes.FileMissing, Place.Cell(file, 1, 1), Expected: file));
            return new ConfigTable([], findings);
        }

        var lines = Lines(file, content, findings);
        var heading = lines.Count == 0 ? [] : lines[0].Cells.Select(cell => cell.Trim().ToLowerInvariant()).ToList();
        var missing = columns.Where(column => !heading.Contains(column)).ToList();
        findings.AddRange(
            missing.Select(column => new Finding(
                ConfigurationCodes.ColumnMissing,
                Place.OfRow(file, 1),
                column,
                Expected: column
            ))
        );
        return missing.Count > 0
            ? new ConfigTable([], findings)
            : new ConfigTable(
                [.. lines.Skip(1).Select(line => new ConfigRow(file, line.Number, heading, line.Cells))],
                findings
            );
    }

    /// <summary>Reports keys that occur again and returns each row once.</summary>
    public IEnumerable<ConfigRow> OnceBy(string column)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (seen.Add(row[column]))
            {
                yield return row;
            }
            else
            {
                Refuse(row, column, ConfigurationCodes.ValueTwice, "1 ×");
            }
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="column">The column; one that the file need not have is placed at the row.</param>
    /// <param name="code">What is wrong.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="got">The part of the value that is wrong; the whole value when null.</param>
    public void Refuse(ConfigRow row, string column, Code code, string expected, string? got = null) =>
        findings.Add(new Finding(code, row.PlaceOf(column), column, Expected: expected, Got: got ?? row[column]));

    private static List<(int Number, string[] Cells)> Lines(string file, byte[] content, List<Finding> findings)
    {
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = SeparatorOf(content),
            TrackLineNumbers = true,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        var lines = new List<(int, string[])>();
        try
        {
            using var reader = CsvReader.Create(content, options);
            while (reader.Read())
            {
                lines.Add(
                    ((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)])
                );
            }
        }
        catch (CsvFormatException broken)
        {
            findings.Add(
                new Finding(ConfigurationCodes.ValueWrong, Place.OfRow(file, (int)broken.LineNumber), Expected: "CSV")
            );
        }

        lines.RemoveAll(line => line.Item2.All(cell => cell.Length == 0));
        return lines;
    }

    private static char SeparatorOf(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        var first = end < 0 ? content : content[..end];
        return first.Contains((byte)';') ? ';'
            : first.Contains((byte)'\t') ? '\t'
            : ',';
    }
}

/// <summary>One row of a configuration file, by column name.</summary>
internal sealed class ConfigRow(string file, int number, List<string> heading, string[] cells)
{
    /// <summary>Row of the file, from 1 with the heading.</summary>
    public int Number => number;

    /// <summary>The trimmed cell; empty where the row is short.</summary>
    public string this[string column] =>
        heading.IndexOf(column) is var index && index >= 0 && index < cells.Length ? cells[index].Trim() : "";

    public Place PlaceOf(string column) =>
        heading.IndexOf(column) is var index and >= 0 ? Place.Cell(file, number, index + 1) : Place.OfRow(file, number);
}
