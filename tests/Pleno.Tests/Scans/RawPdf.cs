using System.IO.Compression;
using System.Text;

namespace Pleno.Tests.Scans;

/// <summary>A PDF written object by object, for what no writer would write.</summary>
internal sealed class RawPdf
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Entries of the trailer besides Size and Root.</summary>
    public string Trailer { get; set; } = "";

    /// <summary>A document of one page: 1 is the catalogue, 2 the page tree, 3 the page, 4 its content, 5 Helvetica.</summary>
    public static RawPdf OnePage(string content, string page = "", string resources = "") =>
        OnePage(Stream(content), page, resources);

    /// <inheritdoc cref="OnePage(string, string, string)"/>
    public static RawPdf OnePage(byte[] contentStream, string page = "", string resources = "") =>
        new RawPdf()
            .Add("<</Type/Catalog/Pages 2 0 R>>")
            .Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>{page}>>"
            )
            .Add(contentStream)
            .Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");

    /// <summary>A page of one line in a font G with a code table and widths of its own.</summary>
    /// <param name="text">Codes of two bytes in hexadecimal.</param>
    /// <param name="table">What stands in the code table.</param>
    /// <param name="widths">Entries of the font's dictionary.</param>
    public static RawPdf OnePageInOwnFont(string text, string table, string widths) =>
        OnePage($"BT /G 10 Tf 50 500 Td <{text}> Tj ET", resources: "/Font<</G 6 0 R>>")
            .Add("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[8 0 R]>>")
            .Add(Stream($"/CIDInit/ProcSet findresource begin begincmap {table} endcmap"))
            .Add(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                    + $"/FontDescriptor 9 0 R/DW 500{widths}>>"
            )
            .Add(
                "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>"
            );

    public static byte[] Stream(string content, string entries = "") =>
        Stream(Encoding.Latin1.GetBytes(content), entries);

    public static byte[] Stream(byte[] content, string entries = "") =>
        [
            .. Encoding.Latin1.GetBytes($"<<{entries}/Length {content.Length}>>\nstream\n"),
            .. content,
            .. "\nendstream"u8,
        ];

    public static byte[] Deflated(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.SmallestSize))
        {
            zlib.Write(content);
        }

        return buffer.ToArray();
    }

    /// <summary>Adds the next object; the first is number 1 and the catalogue.</summary>
    public RawPdf Add(string text) => Add(Encoding.Latin1.GetBytes(text));

    /// <inheritdoc cref="Add(string)"/>
    public RawPdf Add(byte[] content)
    {
        _objects.Add(content);
        return this;
    }

    public byte[] Build()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        var offsets = new List<long>();
        foreach (var (index, content) in _objects.Index())
        {
            offsets.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{index + 1} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        var text = new StringBuilder($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            text.Append($"{offset:D10} 00000 n \n");
        }

        text.Append($"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R{Trailer}>>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.Latin1.GetBytes(text.ToString()));
        return file.ToArray();
    }
}
