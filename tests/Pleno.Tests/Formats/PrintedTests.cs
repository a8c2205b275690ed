using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Recaps.Rules;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Rules;

namespace Pleno.Tests.Formats;

/// <summary>What is printed right of JUMLAH AKHIR: the figure in words (W.604) and the pairs' percentages (W.605).</summary>
public sealed class PrintedTests
{
    private const int Words = 7;
    private const int Percentage = 8;
    private static readonly SmallContest One = new();

    /// <summary>A document whose rules all hold; 615 and 1,000 votes are 38.08 % and 61.92 %.</summary>
    private static FormContent Content
    {
        get
        {
            var content = One.Child(SmallContest.First);
            return content with { Printed = PrintedFigures.Of(content.Figures) };
        }
    }

    private static FormBuilder Form => One.Form(Content);

    [Theory]
    [InlineData("TERBILANG", "PERSENTASE")]
    [InlineData("Terbilang", "Persen")]
    [InlineData("terbilang", "%")]
    [InlineData("(Terbilang)", "PERSENTASE (%)")]
    [InlineData("PERSEN", "TERBILANG")]
    public void Both_columns_are_read_under_usual_headings_in_either_order(string first, string second)
    {
        var form = Form.Heading(Words, first).Heading(Percentage, second);
        if (first == "PERSEN")
        {
            foreach (var row in form.Rows.Where(row => row.Count >= Percentage && !row.Contains("URAIAN")))
            {
                (row[Words - 1], row[Percentage - 1]) = (row[Percentage - 1], row[Words - 1]);
            }
        }

        form.ReadXlsx().ShouldBeFlawless().ShouldPrint(Content.Printed);
        var read = form.ReadCsv(';').ShouldBeFlawless();
        read.ShouldPrint(Content.Printed);
        read.ShouldHold(Content.Figures);
        Check(read).ShouldBeEmpty();
    }

    [Fact]
    public void A_section_may_have_a_column_that_another_has_not()
    {
        var form = Form;
        var section = form.RowOf("paslon.1") - 1;
        foreach (var (index, row) in form.Rows.Index())
        {
            if (row.Count >= Percentage && row.Contains("URAIAN") && index + 1 != section)
            {
                row.RemoveRange(Words - 1, 2);
            }
            else if (row.Count >= Percentage && index + 1 < section)
            {
                row.RemoveRange(Words - 1, 2);
            }
        }

        var read = form.ReadXlsx();
        read.ShouldFind($"F.702 D.HASIL!G{form.RowOf("suara_sah")} {Terbilang("suara_sah")}");
        form.Heading(Words, "TERBILANG");
        read = form.ReadXlsx();
        read.ShouldBeFlawless().Draft.Printed![0].Percentages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("enam ratus lima belas", "")]
    [InlineData("ENAM RATUS LIMABELAS", "")]
    [InlineData("-", "")]
    [InlineData("", "")]
    [InlineData("enam ratus enam belas", "W.604")]
    [InlineData("enam ratus", "W.604")]
    [InlineData("615", "W.604")]
    [InlineData("=TERBILANG(F50)", "W.604")]
    public void W604_words_that_are_another_number_are_asked_about_at_their_cell(string words, string code)
    {
        var form = Form.Set("paslon.1", Words, words);
        foreach (var read in new[] { form.ReadXlsx(), form.ReadCsv(';') })
        {
            var findings = RecapCheck.Of(read.ShouldBeFlawless().Draft);
            string.Join(' ', findings.Select(finding => finding.Code.Id)).ShouldBe(code);
            findings.ShouldAllBe(finding =>
                finding.Place!.Row == form.RowOf("paslon.1")
                && finding.Place.Column == Words
                && finding.Field == "paslon.1"
                && finding.Got == words
            );
        }
    }

    [Theory]
    [InlineData("38,08", "")]
    [InlineData("38,08 %", "")]
    [InlineData("38,13%", "")]
    [InlineData("38,14", "W.605")]
    [InlineData("38,04", "")]
    [InlineData("38,03", "W.605")]
    [InlineData("38.08", "W.605")]
    [InlineData("38", "W.605")]
    [InlineData("=F50/F52", "W.605")]
    [InlineData("-", "")]
    public void W605_a_percentage_of_other_votes_is_asked_about_at_its_cell(string percentage, string code)
    {
        var form = Form.Set("paslon.1", Percentage, percentage);
        foreach (var read in new[] { form.ReadXlsx(), form.ReadCsv() })
        {
            var findings = RecapCheck.Of(read.ShouldBeFlawless().Draft);
            string.Join(' ', findings.Select(finding => finding.Code.Id)).ShouldBe(code);
            findings.ShouldAllBe(finding =>
                finding.Place!.Row == form.RowOf("paslon.1")
                && finding.Place.Column == Percentage
                && finding.Expected == "38,08"
            );
        }
    }

    [Theory]
    [InlineData("38.080000000000005", null, "")]
    [InlineData("0.38080495", null, "W.605")]
    [InlineData("0.38080495", 10u, "")]
    [InlineData("0.38080495", 164u, "")]
    [InlineData("0.38999999", 10u, "W.605")]
    [InlineData("0.38999999", 2u, "W.605")]
    public void A_number_of_a_spreadsheet_is_what_it_shows(string number, uint? format, string code)
    {
        var form = Form.Set("paslon.1", Percentage, $"#{number}");
        var cell = Place.Cell(null, form.RowOf("paslon.1"), Percentage).ToString();
        var bytes = format is { } id ? Formatted(form.Xlsx(), cell, id) : form.Xlsx();
        var findings = RecapCheck.Of(form.Read(bytes, "x.xlsx").ShouldBeFlawless().Draft);
        string.Join(' ', findings.Select(finding => finding.Code.Id)).ShouldBe(code);
    }

    [Theory]
    [InlineData(6, "TERBILANG", "F.702 F{0} TERBILANG")]
    [InlineData(4, "PERSEN", "F.702 D{0} PERSEN")]
    public void F702_such_a_column_left_of_the_total(int column, string heading, string finding)
    {
        var form = One.Form(One.Child(SmallContest.First));
        foreach (var row in form.Rows.Where(row => row.Count > 4))
        {
            row.Insert(column - 1, row.Contains("URAIAN") ? heading : "satu");
        }

        form.ReadCsv().ShouldFind(finding.Replace("{0}", $"{form.HeadingRow}", StringComparison.Ordinal));
    }

    [Fact]
    public void F702_such_a_column_twice()
    {
        var form = Form.Heading(Percentage, "TERBILANG");
        form.ReadCsv().ShouldFind($"F.702 H{form.HeadingRow} TERBILANG");
    }

    /// <summary>The figure is wrong and the words beside it are right: one mistake.</summary>
    [Fact]
    public void What_is_printed_beside_a_figure_in_doubt_is_no_second_mistake()
    {
        var form = Form.Set("paslon.1", 6, "651").Set("suara_tidak_sah", Words, "tiga puluh");
        Check(form.ReadXlsx().ShouldBeFlawless())
            .ShouldBe([
                "F.501+F.707 total paslon.1 651 615 DigitsSwapped",
                "W.604 total suara_tidak_sah tiga puluh tiga puluh empat",
            ]);
    }

    [Fact]
    public void JSON_has_them_beside_the_figures()
    {
        var json = Encoding.UTF8.GetString(JsonFormWriter.Write(Content));
        var flat = string.Join(' ', json.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        flat.ShouldContain(
            "\"suara_sah\": { \"figures\": [ 807, 808, 1615 ], \"terbilang\": \"seribu enam ratus lima belas\" }"
        );
        flat.ShouldContain(
            "\"votes\": [ 307, 308, 615 ], \"terbilang\": \"enam ratus lima belas\", \"persen\": \"38,08\" }"
        );
        var read = ReadJson(json).ShouldBeFlawless();
        read.ShouldPrint(Content.Printed);
        Check(read).ShouldBeEmpty();
        read.Draft.Printed![0].Words[^1].Place.ShouldBe(Place.Json("rows.paslon.2.terbilang"));
        read.Draft.Printed[0].Percentages[0].Place.ShouldBe(Place.Json("rows.paslon.1.persen"));
        read.Draft.Places.Of(2, Content.Figures.Layout["suara_sah"]).ShouldBe(Place.Json("rows.suara_sah.figures[2]"));
    }

    [Theory]
    [InlineData("\"38,08\"", "38.08", "")]
    [InlineData("\"38,08\"", "null", "")]
    [InlineData("\"38,08\"", "39", "W.605 total paslon.1 39 38,08")]
    [InlineData("\"38,08\"", "[38]", "W.605 total paslon.1 [38] 38,08")]
    [InlineData("\"enam ratus lima belas\"", "\"enam\"", "W.604 total paslon.1 enam enam ratus lima belas")]
    [InlineData("\"enam ratus lima belas\"", "615", "W.604 total paslon.1 615 enam ratus lima belas")]
    public void W604_and_W605_in_JSON(string before, string after, string finding)
    {
        var json = Encoding.UTF8.GetString(JsonFormWriter.Write(Content));
        var read = ReadJson(json.Replace(before, after, StringComparison.Ordinal)).ShouldBeFlawless();
        string.Join('|', Check(read)).ShouldBe(finding);
    }

    [Theory]
    [InlineData(
        "\"terbilang\": \"seribu enam ratus lima belas\"",
        "\"persen\": \"100\"",
        "F.116 rows.suara_sah.persen persen"
    )]
    [InlineData("\"persen\": \"38,08\"", "\"terbilang\": \"x\"", "F.118 rows.paslon.1.terbilang")]
    [InlineData("\"persen\": \"38,08\"", "\"percent\": 38", "F.116 rows.paslon.1.percent percent")]
    [InlineData("\"persen\": \"38,08\"", "\"name\": \"x\"", "F.118 rows.paslon.1.name")]
    public void F116_and_F118_other_members_of_a_row_in_JSON(string before, string after, string finding)
    {
        var json = Encoding.UTF8.GetString(JsonFormWriter.Write(Content));
        ReadJson(json.Replace(before, after, StringComparison.Ordinal)).ShouldFind(finding);
    }

    [Fact]
    public void F126_a_row_object_without_figures()
    {
        var json = Encoding.UTF8.GetString(JsonFormWriter.Write(One.Child(SmallContest.First)));
        var at = json.IndexOf("\"suara_total\": [", StringComparison.Ordinal);
        var end = json.IndexOf(']', at) + 1;
        ReadJson($"{json[..at]}\"suara_total\": {{}}{json[end..]}").ShouldFind("F.126 rows.suara_total.figures");
    }

    private static ReadOutcome ReadJson(string json) => Form.Read(Encoding.UTF8.GetBytes(json), "x.json");

    private static IEnumerable<string> Check(ReadOutcome.Readable read) =>
        RecapCheck.Of(read.Draft).Select(RecapBuilder.Brief);

    private static string Terbilang(string key) => Content.Printed!.Words.Single(cell => cell.Field.Key == key).Text;

    /// <summary>The workbook with a cell in this number format; 164 is one of its own, "0.0%".</summary>
    private static byte[] Formatted(byte[] workbook, string cell, uint format)
    {
        using var buffer = new MemoryStream();
        buffer.Write(workbook);
        using (var document = SpreadsheetDocument.Open(buffer, isEditable: true))
        {
            document.WorkbookPart!.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "0.0%" }),
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat { NumberFormatId = 10 }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = format })
            );
            document
                .WorkbookPart.WorksheetParts.Single()
                .Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
                .Single(one => one.CellReference == cell)
                .StyleIndex = 1;
        }

        return buffer.ToArray();
    }
}
