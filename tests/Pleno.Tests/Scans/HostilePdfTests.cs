using System.Text;
using Pleno.Intake.Scans;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Scans;

/// <summary>Files made to bring a reader down: each of these ended the process, or its memory, when the library read it alone.</summary>
public sealed class HostilePdfTests
{
    [Fact]
    public void F151_a_part_that_unpacks_to_a_hundred_times_the_limit() =>
        ShouldBeTooLarge(RawPdf.OnePage(RawPdf.Stream(RawPdf.Deflated(new byte[300_000_000]), "/Filter/FlateDecode")));

    [Fact]
    public void F151_a_part_packed_by_runs() =>
        ShouldBeTooLarge(RawPdf.OnePage(RawPdf.Stream(Repeated("\u0081 ", 1_000_000), "/Filter/RunLengthDecode")));

    [Fact]
    public void F151_a_row_of_a_thousand_million_bytes() =>
        ShouldBeTooLarge(
            RawPdf.OnePage(
                RawPdf.Stream(
                    RawPdf.Deflated(new byte[100]),
                    "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1000000000>>"
                )
            )
        );

    [Fact]
    public void F151_a_page_that_names_its_content_a_thousand_times()
    {
        var pdf = RawPdf.OnePage(
            RawPdf.Stream(Repeated(" ", 100_000)),
            page: $"/Contents[{Repeated("4 0 R ", 1_000)}]"
        );
        ShouldBeTooLarge(
            Encoding.Latin1.GetString(pdf.Build()).Replace("/Contents 4 0 R", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void F151_drawings_that_draw_each_other()
    {
        static byte[] Drawing(string drawn, int number) =>
            RawPdf.Stream(
                $"/{drawn} Do",
                $"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</{drawn} {number} 0 R>>>>"
            );
        ShouldBeTooLarge(
            RawPdf.OnePage("/A Do", resources: "/XObject<</A 6 0 R>>").Add(Drawing("B", 7)).Add(Drawing("A", 6))
        );
    }

    [Fact]
    public void F151_ten_drawings_that_each_draw_ten_that_each_draw_ten()
    {
        var pdf = RawPdf.OnePage("/X6 Do", resources: "/XObject<</X6 6 0 R>>");
        for (var number = 6; number < 16; number++)
        {
            pdf.Add(
                RawPdf.Stream(
                    Repeated($"/X{number + 1} Do ", 10),
                    $"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X{number + 1} {number + 1} 0 R>>>>"
                )
            );
        }

        ShouldBeTooLarge(pdf.Add(RawPdf.Stream("", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]")));
    }

    [Fact]
    public void F151_states_opened_and_never_closed() => ShouldBeTooLarge(RawPdf.OnePage(Repeated("q ", 1_000_000)));

    [Fact]
    public void F151_a_list_in_a_list_in_a_list() => ShouldBeTooLarge(RawPdf.OnePage(Repeated("[", 1_000_000)));

    [Fact]
    public void F151_more_letters_than_a_person_reads() =>
        ShouldBeTooLarge(RawPdf.OnePage($"BT /F 1 Tf ({Repeated("a", ScanLimits.MostLetters + 1)}) Tj ET"));

    [Theory]
    [InlineData("", "/W[0 2000000000 500]")]
    [InlineData("", "/W2[0 2000000000 500 1 1]")]
    [InlineData("1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange", "")]
    [InlineData("1 begincidrange <00000000> <7FFFFFFF> 1 endcidrange", "")]
    [InlineData("1 beginbfrange (()%) <00000000> <7FFFFFFF> <0041> endbfrange", "")]
    [InlineData("1 beginbfrange <00000000> <7FFFFFFF> <0041>", "")]
    public void A_font_that_spreads_over_thousands_of_millions_of_codes_is_not_read(string table, string widths) =>
        ScanReader
            .Read(RawPdf.OnePageInOwnFont("00410041", table, widths).Build())
            .ShouldBeOfType<ScanReading.PictureOnly>();

    [Fact]
    public void A_font_with_a_code_table_as_it_should_be_is_read()
    {
        const string Table =
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0003> <0005> <0041> <0010> <0011> [<0059> <005A>] endbfrange";
        ScanReader
            .Read(RawPdf.OnePageInOwnFont("000300050011", Table, "").Build())
            .ShouldBeOfType<ScanReading.Text>()
            .Pages[0]
            .Lines[0]
            .Text.ShouldBe("ACZ");
    }

    [Fact]
    public void Page_nodes_in_each_other_deeper_than_a_stack()
    {
        const int Depth = 30_000;
        var pdf = new RawPdf().Add("<</Type/Catalog/Pages 2 0 R>>");
        for (var number = 2; number < Depth; number++)
        {
            pdf.Add($"<</Type/Pages/Kids[{number + 1} 0 R]/Count 1>>");
        }

        ScanReader.Read(pdf.Add("<</Type/Page/MediaBox[0 0 9 9]>>").Build()).ShouldBeOfType<ScanReading.PictureOnly>();
    }

    [Fact]
    public void F152_page_nodes_that_hold_each_other() =>
        ScanReader
            .Read(
                new RawPdf()
                    .Add("<</Type/Catalog/Pages 2 0 R>>")
                    .Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                    .Add("<</Type/Pages/Kids[2 0 R]/Count 1>>")
                    .Build()
            )
            .ShouldBeRefused(DocumentCodes.ScanWithoutPages);

    [Fact]
    public void A_picture_of_nearly_20_MB_is_not_unpacked()
    {
        var picture = new byte[19_000_000];
        new Random(1).NextBytes(picture);
        var pdf = RawPdf
            .OnePage("q 800 0 0 500 0 0 cm /I Do Q", resources: "/XObject<</I 6 0 R>>")
            .Add(
                RawPdf.Stream(
                    picture,
                    "/Type/XObject/Subtype/Image/Width 4000/Height 4000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode"
                )
            )
            .Build();
        ScanReader.Read(pdf).ShouldBeOfType<ScanReading.PictureOnly>();
    }

    private static void ShouldBeTooLarge(RawPdf pdf) =>
        ScanReader.Read(pdf.Build()).ShouldBeRefused(DocumentCodes.ScanTooLarge);

    private static void ShouldBeTooLarge(string pdf) =>
        ScanReader.Read(Encoding.Latin1.GetBytes(pdf)).ShouldBeRefused(DocumentCodes.ScanTooLarge);

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
