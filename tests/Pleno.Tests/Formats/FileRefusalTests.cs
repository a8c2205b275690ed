using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Formats;

public sealed class FileRefusalTests
{
    private static readonly FormBuilder Form = new();
    private static readonly byte[] Workbook = XlsxFormWriter.Write(Form.Content);

    [Theory]
    [InlineData("form.xlsx")]
    [InlineData("form.csv")]
    [InlineData("form.json")]
    public void F101_an_empty_file(string name) => Form.Read([], name).ShouldBeUnreadable(DocumentCodes.EmptyFile);

    [Fact]
    public void F101_a_file_of_blanks() =>
        Form.Read("\uFEFF \r\n"u8.ToArray(), "form.csv").ShouldBeUnreadable(DocumentCodes.EmptyFile);

    [Fact]
    public void F102_just_over_20_MB()
    {
        var text = Encoding.UTF8.GetBytes(Form.CsvText());
        var atLimit = new byte[FormatSniffer.MostBytes];
        atLimit.AsSpan().Fill((byte)'\n');
        text.CopyTo(atLimit, 0);
        FormatSniffer.Of(atLimit, "form.csv").Format.ShouldBe(FileFormat.Csv);
        Form.Read([.. atLimit, (byte)'\n'], "form.csv").ShouldBeUnreadable(DocumentCodes.FileTooLarge);
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", "form.xlsx")]
    [InlineData("D0CF11E0A1B11AE1", "form.xls")]
    [InlineData("D0CF11E0A1B11AE1", "form.csv")]
    [InlineData("255044462D312E37", "form.xlsx")]
    [InlineData("255044462D312E37", "form.json")]
    [InlineData("504B030414000000", "form.csv")]
    [InlineData("504B030414000000", "form.xlsm")]
    [InlineData("4142432C444546", "form.xlsx")]
    [InlineData("4142432C444546", "form.json")]
    [InlineData("4142432C444546", "form.txt")]
    [InlineData("4142432C444546", "form")]
    [InlineData("7B7D", "form.csv")]
    public void F103_content_and_extension_that_do_not_go_together(string hex, string name) =>
        Form.Read(Convert.FromHexString(hex), name).ShouldBeUnreadable(DocumentCodes.UnknownFormat);

    [Fact]
    public void F103_a_zip_that_is_no_workbook() =>
        Form.Read(Zip(("form.csv", Form.CsvText())), "form.xlsx").ShouldBeUnreadable(DocumentCodes.UnknownFormat);

    [Fact]
    public void F103_a_text_document() =>
        Form.Read(
                Zip(
                    (
                        "_rels/.rels",
                        """<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"""
                    ),
                    ("word/document.xml", "<document/>")
                ),
                "form.xlsx"
            )
            .ShouldBeUnreadable(DocumentCodes.UnknownFormat);

    [Fact]
    public void F104_a_workbook_cut_off_anywhere()
    {
        for (var length = 4; length < Workbook.Length; length += 37)
        {
            Form.Read(Workbook[..length], "form.xlsx").ShouldBeUnreadable(DocumentCodes.DamagedFile);
        }
    }

    [Fact]
    public void F104_JSON_cut_off_anywhere()
    {
        var json = Encoding.UTF8.GetBytes(JsonForm.Text);
        for (var length = 1; length < json.Length; length += 61)
        {
            Form.Read(json[..length], "form.json").ShouldBeUnreadable(DocumentCodes.DamagedFile);
        }
    }

    [Fact]
    public void CSV_cut_off_anywhere_is_never_flawless()
    {
        var csv = Encoding.UTF8.GetBytes(Form.CsvText());
        for (var length = 1; length < csv.Length - 5; length += 61)
        {
            Form.Read(csv[..length], "form.csv").Findings.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"12\"3,")]
    public void F104_a_quote_that_leaves_the_content_in_doubt(string text) =>
        Form.Read(Encoding.UTF8.GetBytes(Form.CsvText() + "\n" + text), "form.csv")
            .ShouldBeUnreadable(DocumentCodes.DamagedFile);

    [Fact]
    public void F104_a_part_that_is_missing() =>
        Form.Read(Without("xl/worksheets/sheet1.xml"), "form.xlsx").ShouldBeUnreadable(DocumentCodes.DamagedFile);

    [Theory]
    [InlineData("<worksheet><sheetData><row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r='2'/><row r='1'/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r='1'><c r='B1'/><c r='A1'/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet>&a;</worksheet>")]
    [InlineData("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><worksheet/>")]
    public void F104_a_sheet_that_is_broken_or_declares_entities(string sheet) =>
        Form.Read(WithSheet(sheet), "form.xlsx").ShouldBeUnreadable(DocumentCodes.DamagedFile);

    [Fact]
    public void F104_a_locked_zip()
    {
        var bytes = Workbook.ToArray();
        ForEachEntry(
            bytes,
            (central, local) =>
            {
                bytes[central + 8] |= 1;
                bytes[local + 6] |= 1;
            }
        );
        Form.Read(bytes, "form.xlsx").ShouldBeUnreadable(DocumentCodes.DamagedFile);
    }

    [Fact]
    public void F105_a_bomb_that_declares_its_size()
    {
        var bomb = WithSheet("<worksheet>" + new string(' ', 60_000_000) + "</worksheet>");
        bomb.Length.ShouldBeLessThan(200_000);
        Form.Read(bomb, "form.xlsx").ShouldBeUnreadable(DocumentCodes.ExpandsTooFar);
    }

    [Fact]
    public void F105_more_entries_than_a_workbook_has() =>
        Form.Read(Zip([.. Enumerable.Range(0, 1_001).Select(number => ($"x{number}", ""))]), "form.xlsx")
            .ShouldBeUnreadable(DocumentCodes.ExpandsTooFar);

    [Fact]
    public void F105_elements_nested_without_end() =>
        Form.Read(WithSheet(string.Concat(Enumerable.Repeat("<a>", 100_000))), "form.xlsx")
            .ShouldBeUnreadable(DocumentCodes.ExpandsTooFar);

    [Fact]
    public void F105_a_tag_without_end() =>
        Form.Read(
                WithSheet(
                    "<worksheet " + string.Concat(Enumerable.Range(0, 400_000).Select(number => $"a{number}='' "))
                ),
                "form.xlsx"
            )
            .ShouldBeUnreadable(DocumentCodes.ExpandsTooFar);

    [Fact]
    public void An_entry_that_lies_about_its_size_does_not_expand_beyond_what_it_declared()
    {
        const int Declared = 1_000;
        var bytes = WithSheet("<worksheet>" + new string(' ', 60_000_000) + "</worksheet>");
        ForEachEntry(
            bytes,
            (central, local) =>
            {
                if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(central + 24)) > 1_000_000)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(central + 24), Declared);
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(local + 22), Declared);
                }
            }
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        Form.Read(bytes, "form.xlsx")
            .ShouldBeOfType<ReadOutcome.Unreadable>()
            .Findings[0]
            .Code.Id.ShouldBeOneOf("F.104", "F.105");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void F106_UTF_16()
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Form.Read([.. encoding.Preamble, .. encoding.GetBytes(Form.CsvText())], "form.csv")
                .ShouldBeUnreadable(DocumentCodes.NotUtf8);
            Form.Read(encoding.GetBytes(Form.CsvText()), "form.csv").ShouldBeUnreadable(DocumentCodes.NotUtf8);
            Form.Read([.. encoding.Preamble, .. encoding.GetBytes(JsonForm.Text)], "form.json")
                .ShouldBeUnreadable(DocumentCodes.NotUtf8);
        }
    }

    [Fact]
    public void F106_Latin_1() =>
        Form.Read(
                Encoding.Latin1.GetBytes(Form.CsvText().Replace("Gedung", "Gédung", StringComparison.Ordinal)),
                "form.csv"
            )
            .ShouldBeUnreadable(DocumentCodes.NotUtf8);

    [Fact]
    public void F106_half_a_surrogate_pair_in_JSON() =>
        JsonForm
            .Read(text => text.Replace("Gedung", "\\ud800", StringComparison.Ordinal))
            .ShouldBeUnreadable(DocumentCodes.NotUtf8);

    [Fact]
    public void F109_an_area_without_a_form() =>
        RecapFileReader
            .Read(Workbook, "form.xlsx", Form.Contest, Pleno.Areas.AreaCode.Parse("6474011001"))
            .ShouldBeUnreadable(DocumentCodes.UnknownArea);

    [Fact]
    public void F119_no_table()
    {
        Form.Read("a,b\n1,2"u8.ToArray(), "form.csv").ShouldBeUnreadable(DocumentCodes.NoTable);
        Form.Read(WithSheet("<worksheet/>"), "form.xlsx").ShouldBeUnreadable(DocumentCodes.NoTable);
        Form.Read("[]"u8.ToArray(), "form.json").ShouldBeUnreadable(DocumentCodes.NoTable);
        Form.Read("{}"u8.ToArray(), "form.json").ShouldBeUnreadable(DocumentCodes.NoTable);
        Form.Read("""{"columns":[]}"""u8.ToArray(), "form.json").ShouldBeUnreadable(DocumentCodes.NoTable);
    }

    [Fact]
    public void F120_a_row_or_a_column_beyond_the_limit()
    {
        const string Cell = "<worksheet><sheetData><row r='{0}'><c r='{1}'><v>1</v></c></row></sheetData></worksheet>";
        foreach (var (row, cell) in new[] { ("10001", "A10001"), ("1", "EWW1"), ("1048576", "XFD1048576") })
        {
            Form.Read(WithSheet(string.Format(Cell, row, cell)), "form.xlsx")
                .ShouldBeUnreadable(DocumentCodes.TableTooLarge);
        }

        Form.Read(Encoding.UTF8.GetBytes(Form.CsvText() + new string('\n', 10_000) + "x"), "form.csv")
            .ShouldBeUnreadable(DocumentCodes.TableTooLarge);
        Form.Read(Encoding.UTF8.GetBytes(Form.CsvText() + "\n" + new string(',', 4_000) + "x"), "form.csv")
            .ShouldBeUnreadable(DocumentCodes.TableTooLarge);
    }

    [Fact]
    public void Formatted_but_empty_cells_to_the_end_of_the_sheet_do_not_matter() =>
        Form.Read(
                WithSheet(
                    "<worksheet><sheetData><row r='1048576'><c r='XFD1048576' s='1'/></row></sheetData></worksheet>"
                ),
                "form.xlsx"
            )
            .ShouldBeUnreadable(DocumentCodes.NoTable);

    [Fact]
    public void F121_two_sheets_with_the_form() =>
        Form.Read(new FormBuilder().Xlsx(copies: 2), "form.xlsx").ShouldFind("F.121 D.HASIL 2!14 D.HASIL, D.HASIL 2");

    [Fact]
    public void A_hidden_sheet_is_read() =>
        Form.Read(
                new FormBuilder().Xlsx(state: DocumentFormat.OpenXml.Spreadsheet.SheetStateValues.VeryHidden),
                "form.xlsx"
            )
            .ShouldBeFlawless();

    private static byte[] WithSheet(string sheet) => Rewritten("xl/worksheets/sheet1.xml", sheet);

    private static byte[] Without(string part) => Rewritten(part, null);

    private static byte[] Rewritten(string part, string? text)
    {
        using var source = new ZipArchive(new MemoryStream(Workbook));
        var parts = source.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, Text: entry.FullName == part ? text : reader.ReadToEnd());
        });
        return Zip([.. parts.Where(entry => entry.Text is not null).Select(entry => (entry.FullName, entry.Text!))]);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Calls with the offsets of each entry's central and local header.</summary>
    private static void ForEachEntry(byte[] zip, Action<int, int> change)
    {
        for (var at = zip.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0; )
        {
            change(at, BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(at + 42)));
            var next = zip.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }
    }
}
