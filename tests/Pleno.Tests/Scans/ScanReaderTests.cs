using System.Text;
using CsCheck;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps.Findings;
using Pleno.Tests.Formats;

namespace Pleno.Tests.Scans;

public sealed class ScanReaderTests
{
    private static readonly byte[] Form = FormScan.Of(new FormBuilder());

    [Fact]
    public void Text_comes_in_lines_from_top_to_bottom_and_left_to_right()
    {
        // Drawn from below, the total before its label.
        var page = Page(
            "BT /F 10 Tf 1 0 0 1 50 480 Tm (Dua) Tj ET BT /F 10 Tf 1 0 0 1 300 500 Tm (1.300.490) Tj 1 0 0 1 50 500 Tm (Suara sah) Tj ET"
        );
        page.Lines.Select(line => line.Text).ShouldBe(["Suara sah 1.300.490", "Dua"]);
        page.Lines[0].Words.Select(word => word.StartsCell).ShouldBe([true, false, true]);
    }

    [Fact]
    public void Pages_keep_their_numbers()
    {
        var scan = Read(
                new FormScan { LinesPerPage = 20 }
                    .Draw(new FormBuilder().Rows)
                    .Picture()
                    .Build()
            )
            .ShouldBeOfType<ScanReading.Text>();
        scan.Pages.Select(page => page.Number).ShouldBe(Enumerable.Range(1, scan.Pages.Count));
        scan.Pages.SkipLast(1).ShouldAllBe(page => page.Lines.Count > 0);
        scan.Pages[^1].Lines.ShouldBeEmpty();
        scan.Pages[1].Lines[0].Page.ShouldBe(2);
    }

    [Theory]
    [InlineData("0 1 -1 0", 90)]
    [InlineData("-1 0 0 -1", 180)]
    [InlineData("0 -1 1 0", 270)]
    public void A_page_drawn_turned_is_read(string matrix, int degrees)
    {
        var (x, y) = degrees switch
        {
            90 => ("300 50", "300 250"),
            180 => ("500 300", "300 300"),
            _ => ("300 500", "300 300"),
        };
        Page(
            $"BT /F 10 Tf {matrix} {x} Tm (Suara sah) Tj {matrix} {y} Tm (75) Tj ET BT /F 40 Tf 1 1 -1 1 9 9 Tm (XY) Tj ET"
        )
            .Lines.ShouldHaveSingleItem()
            .Text.ShouldBe("Suara sah 75");
    }

    [Fact]
    public void A_page_turned_by_its_own_entry_is_read() =>
        Text(RawPdf.OnePage("BT /F 10 Tf 0 1 -1 0 300 50 Tm (Suara sah) Tj ET", page: "/Rotate 90").Build())
            .ShouldBe(["Suara sah"]);

    [Fact]
    public void Letters_drawn_twice_to_look_bold_are_read_once() =>
        Page("BT /F 10 Tf 1 0 0 1 50 500 Tm (11.300) Tj 1 0 0 1 50.4 500 Tm (11.300) Tj ET")
            .Lines[0]
            .Text.ShouldBe("11.300");

    [Fact]
    public void A_letter_over_another_is_in_doubt() =>
        Page("BT /F 10 Tf 1 0 0 1 50 500 Tm (3) Tj 1 0 0 1 50.4 500 Tm (8) Tj ET").Lines[0].Text.ShouldBe("3\uFFFD");

    [Fact]
    public void A_letter_whose_meaning_the_font_does_not_give_is_in_doubt()
    {
        var pdf = RawPdf
            .OnePage("BT /T 10 Tf 50 500 Td (12) Tj ET", resources: "/Font<</T 6 0 R>>")
            .Add(
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 49/LastChar 50/Widths[1 1]"
                    + "/Encoding<</Differences[49/one/g77]>>/CharProcs<</one 7 0 R/g77 7 0 R>>/Resources<<>>>>"
            )
            .Add(RawPdf.Stream("0 0 1 1 re f"));
        Text(pdf.Build()).ShouldBe(["1\uFFFD"]);
    }

    [Fact]
    public void Text_in_a_drawing_in_a_drawing_is_read()
    {
        var pdf = RawPdf
            .OnePage("/A Do", resources: "/XObject<</A 6 0 R>>")
            .Add(Drawing("/B Do", "/XObject<</B 7 0 R>>"))
            .Add(Drawing("BT /F 10 Tf 50 500 Td (Suara sah) Tj ET", "/Font<</F 5 0 R>>"));
        Text(pdf.Build()).ShouldBe(["Suara sah"]);
    }

    [Fact]
    public void W153_a_picture() =>
        Read(new FormScan().Picture().Picture().Build())
            .ShouldBeOfType<ScanReading.PictureOnly>()
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(new Finding(DocumentCodes.ScanIsPicture, Got: 2));

    [Fact]
    public void F101_an_empty_file() => Read([]).ShouldBeRefused(DocumentCodes.EmptyFile);

    [Fact]
    public void F151_just_over_20_MB()
    {
        Read(new byte[FormatSniffer.MostBytes]).ShouldBeRefused(DocumentCodes.ScanNotPdf);
        Read(new byte[FormatSniffer.MostBytes + 1]).ShouldBeRefused(DocumentCodes.ScanTooLarge);
    }

    [Theory]
    [InlineData("PK\u0003\u0004")]
    [InlineData("MODEL D.HASIL %PDF-1.7")]
    public void F154_no_PDF(string content) =>
        Read(Encoding.Latin1.GetBytes(content)).ShouldBeRefused(DocumentCodes.ScanNotPdf);

    [Fact]
    public void F104_cut_off_anywhere()
    {
        for (var length = 5; length < Form.Length - 10; length += Form.Length / 40)
        {
            Read(Form[..length]).ShouldBeRefused(DocumentCodes.DamagedFile);
        }
    }

    [Fact]
    public void F104_garbage_between_the_first_and_the_last_mark()
    {
        var garbage = new byte[100_000];
        new Random(1).NextBytes(garbage);
        Read([.. "%PDF-1.7\n"u8, .. garbage, .. "\n%%EOF"u8]).ShouldBeRefused(DocumentCodes.DamagedFile);
    }

    [Fact]
    public void F150_locked_with_a_password() =>
        Read(LockedPdf.OnePage("Suara sah 75", "rahasia")).ShouldBeRefused(DocumentCodes.ScanLocked);

    [Fact]
    public void F150_locked_in_a_way_that_is_not_known()
    {
        var pdf = RawPdf.OnePage("BT ET");
        pdf.Trailer = "/Encrypt<</Filter/Adobe.PubSec/V 9>>";
        Read(pdf.Build()).ShouldBeRefused(DocumentCodes.ScanLocked);
    }

    [Fact]
    public void Locked_against_changes_only_is_read() =>
        Text(LockedPdf.OnePage("Suara sah 75", "")).ShouldBe(["Suara sah 75"]);

    [Fact]
    public void F152_no_pages() =>
        Read(new RawPdf().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[]/Count 0>>").Build())
            .ShouldBeRefused(DocumentCodes.ScanWithoutPages);

    [Fact]
    public void F151_more_pages_than_are_read()
    {
        static byte[] Pages(int count)
        {
            var pdf = new RawPdf()
                .Add("<</Type/Catalog/Pages 2 0 R>>")
                .Add(
                    $"<</Type/Pages/Count {count}/Kids[{string.Join(' ', Enumerable.Range(3, count).Select(page => $"{page} 0 R"))}]>>"
                );
            for (var page = 0; page < count; page++)
            {
                pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
            }

            return pdf.Build();
        }

        Read(Pages(ScanLimits.MostPages))
            .ShouldBeOfType<ScanReading.PictureOnly>()
            .Pages.ShouldBe(ScanLimits.MostPages);
        Read(Pages(ScanLimits.MostPages + 1)).ShouldBeRefused(DocumentCodes.ScanTooLarge);
    }

    [Fact]
    public void A_byte_changed_anywhere_never_throws() =>
        Gen.Select(Gen.Int[0, Form.Length - 1], Gen.Byte)
            .Array[1, 8]
            .Sample(
                changes =>
                {
                    var bytes = Form.ToArray();
                    foreach (var (at, value) in changes)
                    {
                        bytes[at] = value;
                    }

                    Read(bytes).ShouldNotBeNull();
                },
                iter: 150
            );

    private static ScanReading Read(byte[] bytes) => ScanReader.Read(bytes);

    private static ScanPage Page(string content) =>
        Read(RawPdf.OnePage(content).Build()).ShouldBeOfType<ScanReading.Text>().Pages.ShouldHaveSingleItem();

    private static IEnumerable<string> Text(byte[] pdf) =>
        Read(pdf).ShouldBeOfType<ScanReading.Text>().Pages.SelectMany(page => page.Lines).Select(line => line.Text);

    private static byte[] Drawing(string content, string resources) =>
        RawPdf.Stream(content, $"/Type/XObject/Subtype/Form/BBox[0 0 842 595]/Resources<<{resources}>>");
}

internal static class ScanReadings
{
    public static void ShouldBeRefused(this ScanReading reading, Code code) =>
        reading.ShouldBeOfType<ScanReading.Unreadable>().Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
}
