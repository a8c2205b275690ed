using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

/// <summary>
/// A filled-in form of Kota Bontang (three kecamatan) as a sheet of cells, for a test to change one thing and write it as CSV or XLSX.
/// Rows and columns count from 1, as in findings.
/// </summary>
public sealed class FormBuilder
{
    public const int FirstFigure = 4;
    private readonly AreaCode _area;
    private List<List<string>> _rows;

    public FormBuilder(Contest? contest = null, AreaCode? area = null, FormContent? content = null)
    {
        Contest = contest ?? new ContestBuilder().Build();
        _area = area ?? ContestBuilder.Bontang;
        Content = content ?? Filled(Contest, _area);
        var csv = Encoding.UTF8.GetString(CsvFormWriter.Write(Content, '\t')).TrimStart('\uFEFF');
        _rows = [.. csv.Split("\r\n").Select(line => line.Split('\t').ToList())];
        _rows.RemoveAt(_rows.Count - 1);
    }

    public Contest Contest { get; }

    public FormContent Content { get; }

    public FormLayout Layout => Content.Figures.Layout;

    public List<List<string>> Rows => _rows;

    /// <summary>A form whose figures are all different, so that a figure in the wrong place shows.</summary>
    public static FormContent Filled(Contest contest, AreaCode area)
    {
        var content = FormContent.Blank(contest, area)!;
        foreach (var field in content.Figures.Layout.Fields)
        {
            for (var column = 0; column < content.Figures.Columns; column++)
            {
                content.Figures[column, field] = 1000 + (field.Index * 100) + column;
            }
        }

        return content with
        {
            Header = content.Header with
            {
                BeritaAcara = $"541/PL.02.6-BA/{area}/2024",
                Date = new DateOnly(2024, 12, 4),
                Place = "Gedung Serbaguna",
            },
        };
    }

    public int RowOf(string key)
    {
        var field = Layout[key];
        var first = _rows.FindIndex(row => row.Count > 1 && row[1] == field.Label && row.Count > 3);
        return first + 1 + (int)(field.Split ?? VoterSplit.L);
    }

    public int HeadingRow => _rows.FindIndex(row => row.Contains("URAIAN")) + 1;

    public int HeadRow(string label) => _rows.FindIndex(row => row.Contains(label)) + 1;

    public FormBuilder Set(int row, int column, string value)
    {
        while (_rows[row - 1].Count < column)
        {
            _rows[row - 1].Add("");
        }

        _rows[row - 1][column - 1] = value;
        return this;
    }

    public FormBuilder Set(string key, int column, string value) => Set(RowOf(key), column, value);

    public FormBuilder Head(string label, string value) => Set(HeadRow(label), 3, value);

    public FormBuilder Label(string key, string label) => Set(key, 2, label);

    public FormBuilder Remove(int row)
    {
        _rows.RemoveAt(row - 1);
        return this;
    }

    public FormBuilder Insert(int row, params string[] cells)
    {
        _rows.Insert(row - 1, [.. cells]);
        return this;
    }

    /// <summary>Changes every heading row.</summary>
    public FormBuilder Heading(int column, string value)
    {
        foreach (var row in _rows.Where(row => row.Contains("URAIAN")))
        {
            while (row.Count < column)
            {
                row.Add("");
            }

            row[column - 1] = value;
        }

        return this;
    }

    /// <summary>Changes the order of the columns from the first figure on, in every row of the tables.</summary>
    public FormBuilder OrderColumns(params int[] order)
    {
        foreach (var row in _rows.Where(row => row.Count > FirstFigure))
        {
            var before = row.ToArray();
            for (var index = 0; index < order.Length; index++)
            {
                row[FirstFigure - 1 + index] = before[FirstFigure - 1 + order[index]];
            }
        }

        return this;
    }

    public FormBuilder Rearrange(Func<List<List<string>>, List<List<string>>> change)
    {
        _rows = change(_rows);
        return this;
    }

    public string CsvText(char separator = ',') =>
        string.Join(
            "\n",
            _rows.Select(row =>
                string.Join(separator, row.Select(cell => cell.Contains(separator) ? $"\"{cell}\"" : cell))
            )
        );

    public ReadOutcome ReadCsv(char separator = ',') => Read(Encoding.UTF8.GetBytes(CsvText(separator)), "form.csv");

    public ReadOutcome ReadXlsx() => Read(Xlsx(), "form.xlsx");

    public ReadOutcome Read(byte[] bytes, string name) => RecapFileReader.Read(bytes, name, Contest, _area);

    /// <summary>
    /// A workbook written by Microsoft's library with shared strings, as Excel does. Cells: "=…" is a formula with a stored result,
    /// "#…" a number written just so, other digits a number, the rest text.
    /// </summary>
    public byte[] Xlsx(string sheet = "D.HASIL", SheetStateValues? state = null, int copies = 1) =>
        Workbook(Enumerable.Range(1, copies).Select(copy => (copy == 1 ? sheet : $"{sheet} {copy}", _rows)), state);

    /// <summary>A workbook of these sheets, written as <see cref="Xlsx"/> does.</summary>
    public static byte[] Workbook(
        IEnumerable<(string Name, List<List<string>> Rows)> sheets,
        SheetStateValues? state = null
    )
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var strings = new List<string>();
            workbook.Workbook = new Workbook(new Sheets());
            foreach (var (index, (name, rows)) in sheets.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(
                    new SheetData(rows.Select((row, number) => XlsxRow(row, number + 1, strings)))
                );
                workbook.Workbook.Sheets!.AppendChild(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        Name = name,
                        SheetId = (uint)index + 1,
                        State = state,
                    }
                );
            }

            var table = workbook.AddNewPart<SharedStringTablePart>();
            table.SharedStringTable = new SharedStringTable(
                strings.Select(text => new SharedStringItem(new Text(text)))
            );
        }

        return buffer.ToArray();
    }

    private static Row XlsxRow(List<string> row, int number, List<string> strings) =>
        new(
            row.Select((text, column) => XlsxCell(text, Place.Cell(null, number, column + 1).ToString(), strings))
                .Where(cell => cell is not null)!
        )
        {
            RowIndex = (uint)number,
        };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell? XlsxCell(
        string text,
        string reference,
        List<string> strings
    )
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] == '=')
        {
            return new()
            {
                CellReference = reference,
                CellFormula = new CellFormula(text[1..]),
                CellValue = new CellValue("1"),
            };
        }

        if (text[0] == '#')
        {
            return new() { CellReference = reference, CellValue = new CellValue(text[1..]) };
        }

        if (text.All(char.IsAsciiDigit))
        {
            return new() { CellReference = reference, CellValue = new CellValue(text) };
        }

        strings.Add(text);
        return new()
        {
            CellReference = reference,
            DataType = CellValues.SharedString,
            CellValue = new CellValue((strings.Count - 1).ToString(CultureInfo.InvariantCulture)),
        };
    }
}
