using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Pleno.Intake.Writing;

namespace Pleno.Readiness.Reports;

/// <summary>Empty reports to fill in, for the command <c>template NAME</c>: every kind in every format.</summary>
public static class ReportTemplate
{
    private static readonly string[] Extensions = [".xlsx", ".csv", ".json"];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names: <c>jadwal-jaga.xlsx</c> and so on.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. ReportLayout.All.SelectMany(layout => Extensions.Select(extension => NameOf(layout) + extension))];

    /// <summary>The kind of report that the name is of; null when there is no such template.</summary>
    public static ReportKind? KindOf(string name) => Names.Contains(name) ? LayoutOf(name).Kind : null;

    /// <summary>An empty report, or null when there is no such name.</summary>
    public static byte[]? Write(string name) =>
        !Names.Contains(name)
            ? null
            : Path.GetExtension(name) switch
            {
                ".csv" => Csv(LayoutOf(name)),
                ".json" => JsonOf(LayoutOf(name)),
                _ => Xlsx(LayoutOf(name)),
            };

    private static string NameOf(ReportLayout layout) => layout.Title.ToLowerInvariant().Replace(' ', '-');

    private static ReportLayout LayoutOf(string name) =>
        ReportLayout.All.First(layout => NameOf(layout) == Path.GetFileNameWithoutExtension(name));

    /// <summary>Title, one line per label, and the headings of the table.</summary>
    private static IEnumerable<IReadOnlyList<string>> Lines(ReportLayout layout) =>
        [
            [layout.Title],
            .. layout.Labels.Select(label => new[] { label, "" }),
            .. Headings(layout),
        ];

    private static IEnumerable<IReadOnlyList<string>> Headings(ReportLayout layout) =>
        layout.Columns.Count == 0 ? [] : [layout.Columns];

    private static byte[] Csv(ReportLayout layout) =>
        Encoding.UTF8.GetBytes($"\uFEFF{string.Concat(Lines(layout).Select(line => $"{string.Join(';', line)}\r\n"))}");

    private static byte[] JsonOf(ReportLayout layout)
    {
        var members = new Dictionary<string, object> { ["jenis_laporan"] = layout.Title };
        foreach (var label in layout.Labels)
        {
            members[Member(label)] = "";
        }

        if (layout.Columns.Count > 0)
        {
            members["baris"] = new[] { layout.Columns.ToDictionary(Member, _ => "") };
        }

        return JsonSerializer.SerializeToUtf8Bytes(members, Json);
    }

    private static string Member(string label) => label.ToLowerInvariant().Replace(' ', '_');

    private static byte[] Xlsx(ReportLayout layout)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in XlsxParts.Fixed)
            {
                var part = name == "xl/workbook.xml" ? text.Replace(XlsxFormWriter.SheetName, "LAPORAN") : text;
                using var stream = EntryOf(archive, name);
                stream.Write(Encoding.UTF8.GetBytes(part));
            }

            using var sheet = EntryOf(archive, "xl/worksheets/sheet1.xml");
            using var xml = XmlWriter.Create(sheet);
            WriteSheet(xml, layout);
        }

        return buffer.ToArray();
    }

    private static Stream EntryOf(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        // The same template is the same bytes on every day.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private static void WriteSheet(XmlWriter xml, ReportLayout layout)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var (line, row) in Lines(layout).Select((line, index) => (line, index + 1)))
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", $"{row}");
            foreach (
                var (text, column) in line.Select((text, index) => (text, index)).Where(cell => cell.text.Length > 0)
            )
            {
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", $"{(char)('A' + column)}{row}");
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteElementString("t", Main, text);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
