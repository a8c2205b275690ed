using System.Text.Unicode;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The formats a form may come in.</summary>
public enum FileFormat
{
    Xlsx,
    Csv,
    Json,
}

/// <summary>Either the format of a file or why it has none.</summary>
public readonly record struct SniffedFormat(FileFormat? Format, Finding? Refusal);

/// <summary>Tells a file's format by its first bytes; the extension must say the same.</summary>
public static class FormatSniffer
{
    /// <summary>20 MB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private const string Accepted = ".xlsx, .csv, .json";

    /// <summary>
    /// The format, or F.101 (empty), F.102 (over 20 MB), F.103 (no known format, or another than the extension says) or F.106 (not UTF-8).
    /// </summary>
    public static SniffedFormat Of(ReadOnlySpan<byte> content, string fileName)
    {
        if (content.IsEmpty)
        {
            return Refused(DocumentCodes.EmptyFile, "> 0", 0);
        }

        if (content.Length > MostBytes)
        {
            return Refused(DocumentCodes.FileTooLarge, MostBytes, content.Length);
        }

        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return BinaryKind(content) switch
        {
            "zip" when extension == ".xlsx" => new SniffedFormat(FileFormat.Xlsx, null),
            { } kind => Refused(DocumentCodes.UnknownFormat, Accepted, $"{kind} ({extension})"),
            null when extension is ".csv" or ".json" => OfText(content, extension),
            null => Refused(DocumentCodes.UnknownFormat, Accepted, extension),
        };
    }

    private static SniffedFormat OfText(ReadOnlySpan<byte> content, string extension)
    {
        if (
            content.StartsWith<byte>([0xFF, 0xFE])
            || content.StartsWith<byte>([0xFE, 0xFF])
            || content.Contains((byte)0)
        )
        {
            return Refused(DocumentCodes.NotUtf8, "UTF-8", "UTF-16");
        }

        if (!Utf8.IsValid(content))
        {
            return Refused(DocumentCodes.NotUtf8, "UTF-8", "Latin-1, Windows-1252?");
        }

        var text = WithoutMark(content).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return Refused(DocumentCodes.EmptyFile, "> 0", 0);
        }

        var isJson = text[0] is (byte)'{' or (byte)'[';
        return isJson == (extension == ".json")
            ? new SniffedFormat(isJson ? FileFormat.Json : FileFormat.Csv, null)
            : Refused(DocumentCodes.UnknownFormat, Accepted, $"{(isJson ? "JSON" : "text")} ({extension})");
    }

    /// <summary>The content without the byte order mark of UTF-8.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) =>
        content.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? content[3..] : content;

    private static string? BinaryKind(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            // Excel 97-2003, and also a workbook locked with a password.
            return "xls";
        }

        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
        {
            return "zip";
        }

        return content.StartsWith("%PDF"u8) ? "pdf" : null;
    }

    private static SniffedFormat Refused(Code code, FindingValue expected, FindingValue got) =>
        new(null, new Finding(code, Expected: expected, Got: got));
}
