using Pleno.Intake.Scans;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Tests.Formats;

namespace Pleno.Tests.Scans;

public sealed class ScanComparisonTests
{
    private static readonly RecapDocument Document = RecapDocument.From(
        new FormBuilder().ReadCsv().ShouldBeFlawless().Draft
    )!;
    private static readonly long SuaraSah = Document.Total["suara_sah"];

    [Fact]
    public void The_scan_of_the_document_agrees() => Compare(new FormBuilder()).ShouldBeEmpty();

    [Fact]
    public void The_scan_over_several_pages_agrees() =>
        Compare(
                new FormScan { LinesPerPage = 20, LabelWidth = 40 }
                    .Draw(new FormBuilder().Rows)
                    .Picture()
                    .Build()
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_number_may_have_spaces_and_small_letters() =>
        Compare(new FormBuilder().Head("Nomor Berita Acara", "541 / pl.02.6-BA / 6474 / 2024")).ShouldBeEmpty();

    [Theory]
    [InlineData("Nomor Berita Acara", "542/PL.02.6-BA/6474/2024", "beritaAcara", "541/PL.02.6-BA/6474/2024")]
    [InlineData("Kode Wilayah", "6472", "area", "6474")]
    [InlineData("Tahun", "2020", "year", "2024")]
    public void F730_the_head_is_that_of_another_document(string label, string value, string field, string expected)
    {
        // A total that differs too is no news then.
        var form = new FormBuilder().Head(label, value);
        form.Set("suara_sah", FormBuilder.FirstFigure + 3, "1");
        Compare(form)
            .ShouldHaveSingleItem()
            .ShouldBe(
                new Finding(
                    BetweenCodes.ScanOfAnotherDocument,
                    Place.OfPage(1, form.HeadRow(label) - 1),
                    field,
                    Expected: expected,
                    Got: value
                )
            );
    }

    [Fact]
    public void F730_the_form_of_another_level()
    {
        var form = new FormBuilder();
        form.Set(1, 1, "MODEL D.HASIL PROV-KWK-Gubernur");
        var finding = Compare(form).ShouldHaveSingleItem();
        (finding.Code, finding.Field).ShouldBe((BetweenCodes.ScanOfAnotherDocument, "model"));
    }

    [Fact]
    public void F730_every_entry_that_differs_is_told() =>
        Compare(new FormBuilder().Head("Kode Wilayah", "6472").Head("Tahun", "2020"))
            .Select(finding => finding.Field)
            .ShouldBe(["area", "year"]);

    [Fact]
    public void W731_one_total_differs()
    {
        var form = new FormBuilder();
        form.Set("suara_sah", FormBuilder.FirstFigure + 3, $"{SuaraSah + 1}");
        var finding = Compare(form).ShouldHaveSingleItem();
        finding.ShouldBe(
            new Finding(
                BetweenCodes.ScanTotalDiffers,
                finding.Place,
                "suara_sah",
                Expected: SuaraSah,
                Got: SuaraSah + 1
            )
        );
        finding.Place!.Page.ShouldBe(2);
        var text = new FindingText(Document.Figures.Layout, _ => null);
        var (scan, document) = (
            Words.Number(SuaraSah + 1, Tongue.Indonesian),
            Words.Number(SuaraSah, Tongue.Indonesian)
        );
        text.Line(finding, Tongue.Indonesian)
            .ShouldEndWith(
                $"(di halaman 2, Jumlah seluruh suara sah, JUMLAH AKHIR: tertulis {scan}, sedangkan dokumen memuat {document})"
            );
        text.Where(finding, Tongue.English).ShouldStartWith("on page 2, ");
    }

    [Fact]
    public void W731_a_figure_of_another_column_is_not_compared()
    {
        var form = new FormBuilder();
        form.Set("suara_sah", FormBuilder.FirstFigure, "1");
        Compare(form).ShouldBeEmpty();
    }

    [Fact]
    public void W732_a_total_that_could_not_be_read()
    {
        var form = new FormBuilder();
        form.Set("suara_sah", FormBuilder.FirstFigure + 3, "1 300");
        var fields = form.Layout.Fields.Count;
        Compare(form).ShouldBe([new Finding(BetweenCodes.ScanNotCompared, Expected: fields, Got: fields - 1)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("....................")]
    public void W732_the_number_could_not_be_read(string number) =>
        Compare(new FormBuilder().Head("Nomor Berita Acara", number))
            .ShouldBe([
                new Finding(BetweenCodes.ScanNotCompared, Field: "beritaAcara", Expected: "Nomor Berita Acara"),
            ]);

    [Fact]
    public void W732_two_pages_name_two_numbers()
    {
        var scan = new FormScan().Draw(new FormBuilder().Rows);
        scan.Draw([
            ["", "Nomor Berita Acara", "999/PL.02.6-BA/6474/2024"],
        ]);
        Compare(scan.Build()).Select(finding => finding.Field).ShouldBe(["beritaAcara"]);
    }

    [Fact]
    public void W732_text_that_is_no_form() =>
        Compare(
                new FormScan()
                    .Draw([
                        ["Dipindai dengan aplikasi pemindai"],
                    ])
                    .Build()
            )
            .Select(finding => (finding.Code, finding.Got?.Number))
            .ShouldBe([(BetweenCodes.ScanNotCompared, null), (BetweenCodes.ScanNotCompared, 0)]);

    private static IReadOnlyList<Finding> Compare(FormBuilder form) => Compare(FormScan.Of(form));

    private static IReadOnlyList<Finding> Compare(byte[] pdf) =>
        ScanComparison.Compare(ScanReader.Read(pdf).ShouldBeOfType<ScanReading.Text>(), Document);
}
