using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

public sealed class RoundTripTests
{
    private static readonly Contest Gubernur = new ContestBuilder().Build();

    private static readonly Gen<long> Figure = Gen.OneOf(
        Gen.Long[0, 9],
        Gen.Long[0, 99_999],
        Gen.Long[0, FigureTable.Largest]
    );

    private static readonly Gen<FormContent> Form =
        from area in Gen.Bool.Select(isProvince => isProvince ? ContestBuilder.Kaltim : ContestBuilder.Bontang)
        from single in Gen.Bool
        from revised in Gen.Bool
        from printed in Gen.Int[0, 3]
        from figures in Figure.Array[400]
        select WithFigures(
            single ? new ContestBuilder().Paslon("Andi Harun - Saefuddin Zuhri").Build() : Gubernur,
            area,
            revised,
            printed,
            figures
        );

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(";.csv")]
    [InlineData("\t.csv")]
    [InlineData(".json")]
    public void What_was_written_is_read_again(string format)
    {
        Form.Sample(
            content =>
            {
                var read = Read(content, Write(content, format), format);
                read.ShouldHold(content.Figures);
                read.Draft.Header.ShouldBe(content.Header);
                read.Revision.ShouldBe(content.Revision);
                read.ShouldPrint(content.Printed);
            },
            iter: 100
        );
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".json")]
    public void The_same_form_gives_the_same_bytes(string format)
    {
        var content = FormBuilder.Filled(Gubernur, ContestBuilder.Kaltim);
        Write(content, format).ShouldBe(Write(content, format));
    }

    [Fact]
    public void The_workbook_is_valid_by_the_standard()
    {
        using var stream = new MemoryStream(XlsxFormWriter.Write(FormBuilder.Filled(Gubernur, ContestBuilder.Kaltim)));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        new OpenXmlValidator()
            .Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_workbook_written_by_another_program_is_read()
    {
        var form = new FormBuilder();
        form.ReadXlsx().ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void The_place_of_every_figure_is_known()
    {
        var form = new FormBuilder();
        var draft = form.ReadXlsx().ShouldBeFlawless().Draft;
        draft.Places.Of(1, form.Layout["suara_sah"]).ShouldBe(Place.Cell("D.HASIL", form.RowOf("suara_sah"), 5));
        draft
            .Places.Of(3, form.Layout["pengguna_dpt.p"])
            .ShouldBe(Place.Cell("D.HASIL", form.RowOf("pengguna_dpt.p"), 7));
    }

    [Fact]
    public void The_place_in_JSON_is_a_path()
    {
        var content = FormBuilder.Filled(Gubernur, ContestBuilder.Bontang);
        var draft = Read(content, JsonFormWriter.Write(content), ".json").Draft;
        draft.Places.Of(3, content.Figures.Layout["pengguna_dpt.l"]).ShouldBe(Place.Json("rows.pengguna_dpt.l[3]"));
        draft.Places.Of(0, content.Figures.Layout["paslon.2"]).ShouldBe(Place.Json("rows.paslon.2.votes[0]"));
    }

    [Fact]
    public void Every_template_is_written_and_asks_only_to_be_filled_in()
    {
        FormTemplate.Names.Count.ShouldBe(15);
        foreach (var name in FormTemplate.Names)
        {
            FormTemplate.Write(name).ShouldNotBeNull(name);
        }

        var blank = FormTemplate.Write("d-hasil-kabko-gubernur.xlsx", Gubernur, ContestBuilder.Bontang)!;
        var form = new FormBuilder();
        form.Read(blank, "x.xlsx").Findings.Select(finding => finding.Code.Id).ShouldBe(["F.114", "F.111"]);
    }

    [Theory]
    [InlineData("d-hasil.xlsx")]
    [InlineData("d-hasil-prov-gubernur.xls")]
    [InlineData("d-hasil-kabko-bupati-walikota.csv")]
    public void There_is_no_template_of_a_form_that_the_contest_has_not(string name) =>
        FormTemplate.Write(name, Gubernur).ShouldBeNull();

    private static byte[] Write(FormContent content, string format) =>
        format switch
        {
            ".xlsx" => XlsxFormWriter.Write(content),
            ".json" => JsonFormWriter.Write(content),
            ".csv" => CsvFormWriter.Write(content),
            _ => CsvFormWriter.Write(content, format[0]),
        };

    private static ReadOutcome.Readable Read(FormContent content, byte[] bytes, string format) =>
        RecapFileReader
            .Read(bytes, $"form{Path.GetExtension(format)}", content.Contest, content.Header.Area)
            .ShouldBeFlawless();

    private static FormContent WithFigures(Contest contest, AreaCode area, bool revised, int printed, long[] figures)
    {
        var content = FormBuilder.Filled(contest, area);
        foreach (var field in content.Figures.Layout.Fields)
        {
            for (var column = 0; column < content.Figures.Columns; column++)
            {
                content.Figures[column, field] = figures[
                    ((field.Index * content.Figures.Columns) + column) % figures.Length
                ];
            }
        }

        if (PrintedFigures.Of(content.Figures) is var whole && printed > 0)
        {
            content = content with
            {
                Printed = whole with
                {
                    Words = printed == 2 ? [] : whole.Words,
                    Percentages = printed == 1 ? [] : whole.Percentages,
                },
            };
        }

        return revised
            ? content with
            {
                Revision = new RecapRevision("0012ab34", "Salah ketik, kolom \"B\"; lihat D.KEJADIAN KHUSUS"),
            }
            : content;
    }
}
