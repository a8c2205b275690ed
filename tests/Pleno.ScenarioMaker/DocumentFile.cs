using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Pleno.Intake.Writing;

namespace Pleno.ScenarioMaker;

/// <summary>Writes a document in the form's own shape, with the product's own writers.</summary>
internal static class DocumentFile
{
    /// <summary>Columns of the form before the figures: number, wording, line.</summary>
    private const int ColumnsBeforeFigures = 3;

    private static readonly NumberFormatInfo Indonesian = new() { NumberGroupSeparator = "." };

    public static byte[] Write(PlenaryDocument document)
    {
        var content = new FormContent(document.Header, document.Contest, document.Figures);
        return document.WrittenAs switch
        {
            WrittenAs.Xlsx => XlsxFormWriter.Write(content),
            WrittenAs.Json => JsonFormWriter.Write(content),
            WrittenAs.CsvWithCommas => CsvFormWriter.Write(content),
            _ => WithThousandsGrouped(CsvFormWriter.Write(content, ';')),
        };
    }

    /// <summary>
    /// Byte for byte; a workbook part for part, since runtimes compress the same bytes in their own ways.
    /// </summary>
    public static bool SaysTheSame(byte[] there, byte[] made) =>
        there.AsSpan().SequenceEqual(made) || (IsZip(there) && IsZip(made) && Parts(there).SequenceEqual(Parts(made)));

    private static bool IsZip(byte[] content) => content.AsSpan().StartsWith("PK"u8);

    private static List<(string Name, DateTimeOffset Written, string Content)> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return [.. archive.Entries.Select(part => (part.FullName, part.LastWriteTime, Content(part)))];
    }

    private static string Content(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    /// <summary>Figures as an office in Indonesia types them: 1.234.</summary>
    private static byte[] WithThousandsGrouped(byte[] csv)
    {
        var lines = Encoding.UTF8.GetString(csv).Split("\r\n").Select(line => line.Split(';').Select(Grouped));
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(cells => string.Join(';', cells))));
    }

    private static string Grouped(string cell, int column) =>
        column >= ColumnsBeforeFigures && long.TryParse(cell, NumberStyles.None, Indonesian, out var figure)
            ? figure.ToString("N0", Indonesian)
            : cell;
}
