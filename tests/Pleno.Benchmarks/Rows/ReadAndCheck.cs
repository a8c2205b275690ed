using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Pleno.Areas;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;

namespace Pleno.Benchmarks.Rows;

/// <summary>Reading and checking a form, beside the library that reads its cells alone.</summary>
internal sealed class ReadAndCheck : IRow
{
    private const double Wanted = 0.8;

    public int Number => 1;

    public string Title => "Read and check a form";

    public string Remarks =>
        """
            The floor opens the file, goes over every cell and throws it away: DocumentFormat.OpenXml by its forward-only reader, CsvHelper by
            its spans. Pleno reads the XML of a workbook itself (0008), so it can be faster than that library; CSV it reads by the same CsvHelper, and what
            is above the floor is all ours: the grid, the finding of rows and columns by their words, and every rule over every column.

            Tried for CSV, by `perf` over files in a loop: at first a third of the time was the memory's. 3.3 MB were made for a file, in arrays so
            large that more than every third file had a full collection of the heap; now it is 1.4 MB in small ones, and no full collection in thousands of files. The
            figures are kept by row, a rule is tried over whole rows at once and goes through the columns only where it does not hold, a heading that comes again
            in its column is not made again, and the headings are compared with the configured areas in their order before any is searched for. Beside the
            floor that is 0.11 instead of 0.04, beside Python 17.5 instead of 4.3 (one run after the other, on a busy machine). Of what is left, somewhat more than a third is
            the splitting into cells and the numbers in them; no other single place has more than 6 %. To split the file, make the numbers and store them, without a table, took 259 µs where
            the floor took 139: so no more than about half of the floor's speed can be reached with checks of any kind, and 0.8 cannot.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var workbook = Form.Of(136, XlsxFormWriter.Write, "d-hasil.xlsx");
        var csv = Form.Of(1_571, content => CsvFormWriter.Write(content), "d-hasil.csv");
        var xlsxTurns = await TakeAsync(bench, () => workbook.Check(), () => OpenXmlCells(workbook.Content));
        var csvTurns = await TakeAsync(bench, () => csv.Check(), () => CsvCells(csv.Content));
        return new Measured(
            [
                Figure.OfSpeed(
                    "workbook, 5 sections, 136 columns",
                    "DocumentFormat.OpenXml alone",
                    xlsxTurns,
                    "files/s",
                    Wanted
                ),
                Figure.OfSpeed("CSV, 1,571 columns", "CsvHelper alone", csvTurns, "files/s", Wanted),
            ],
            $"The workbook has {workbook.Content.Length / 1000} kB and {OpenXmlCells(workbook.Content):#,0} cells, the CSV {csv.Content.Length / 1000} kB and {CsvCells(csv.Content):#,0} cells.",
            $"Status of both when checked: {workbook.Check().Status} with {workbook.Check().Findings.Count} findings that ask, {csv.Check().Status} with {csv.Check().Findings.Count}."
        );
    }

    private static Task<IReadOnlyList<Turn>> TakeAsync(Bench bench, Action ours, Action floor)
    {
        var during = TimeSpan.FromMilliseconds(bench.IsQuick ? 100 : 700);
        Turns.WarmUp(ours);
        Turns.WarmUp(floor);
        return Turns.TakeAsync(
            bench.Turns(11),
            () => Task.FromResult(Turns.PerSecond(ours, during)),
            () => Task.FromResult(Turns.PerSecond(floor, during))
        );
    }

    private static int OpenXmlCells(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
        var cells = 0;
        foreach (var sheet in document.WorkbookPart!.WorksheetParts)
        {
            using var reader = OpenXmlReader.Create(sheet);
            while (reader.Read())
            {
                if (
                    reader.IsStartElement
                    && (reader.ElementType == typeof(CellValue) || reader.ElementType == typeof(Text))
                )
                {
                    cells += reader.GetText().Length > 0 ? 1 : 0;
                }
            }
        }

        return cells;
    }

    private static int CsvCells(byte[] content)
    {
        using var reader = CsvReader.Create(content, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var cells = 0;
        while (reader.Read())
        {
            for (var field = 0; field < reader.FieldCount; field++)
            {
                cells += reader.GetSpan(field).Length > 0 ? 1 : 0;
            }
        }

        return cells;
    }

    /// <summary>A form as a file, with what it is checked against.</summary>
    internal sealed record Form(Contest Contest, AreaCode Area, byte[] Content, string Name)
    {
        /// <summary>The form of a kecamatan with this many columns.</summary>
        public static Form Of(int columns, Func<FormContent, byte[]> write, string name)
        {
            // JUMLAH AKHIR is one of them.
            var (contest, area) = SampleContest.Wide(columns - 1);
            var form = new Form(contest, area, write(SampleDocument.Of(contest, area)), name);
            return form.Check().Status == DocumentStatus.Accepted
                ? form
                : throw new InvalidOperationException($"The form of {columns} columns is not accepted.");
        }

        /// <summary>What the intake does with the file between two looks at the storage.</summary>
        public Assessment Check() =>
            Assessor.Assess(
                RecapFileReader.Read(Content, Name, Contest, Area),
                new AssessmentContext(Contest, Area, "", null, null)
            );
    }
}
