using System.Text.Encodings.Web;
using System.Text.Json;
using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>Writes a form as JSON, indented; a missing figure is null.</summary>
public static class JsonFormWriter
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is not embedded in a page; names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(FormContent content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteHead(json, content);
            WriteColumns(json, content);
            WriteRows(json, content);
            WriteSignatures(json, content);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter json, FormContent content)
    {
        var header = content.Header;
        json.WriteString(HeadEntry.Model.Key, header.Form.Name);
        json.WriteString(HeadEntry.Area.Key, header.Area.Digits);
        json.WriteNumber(HeadEntry.Year.Key, header.Year);
        json.WriteString(HeadEntry.BeritaAcara.Key, header.BeritaAcara);
        json.WriteString(HeadEntry.Date.Key, header.Date?.ToString("yyyy-MM-dd"));
        json.WriteString(HeadEntry.Place.Key, header.Place);
        if (content.Revision is { } revision)
        {
            json.WriteString(HeadEntry.Replaces.Key, revision.Replaces);
            json.WriteString(HeadEntry.Reason.Key, revision.Reason);
            json.WriteString(HeadEntry.Basis.Key, revision.Basis);
        }
    }

    private static void WriteColumns(Utf8JsonWriter json, FormContent content)
    {
        json.WriteStartArray("columns");
        foreach (var code in content.Figures.Children)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Digits);
            json.WriteString("name", content.Contest.Areas.Find(code)?.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter json, FormContent content)
    {
        var layout = content.Figures.Layout;
        json.WriteStartObject("rows");
        foreach (var group in FormLayout.GroupKeys)
        {
            json.WriteStartObject(group);
            foreach (var split in Enum.GetValues<VoterSplit>())
            {
                WriteRow(json, split.ToString().ToLowerInvariant(), content, layout.Line(group, split));
            }

            json.WriteEndObject();
        }

        foreach (var field in layout.Fields.Where(field => field.Split is null && field.Section != FormSection.Paslon))
        {
            WriteRow(json, field.Key, content, field);
        }

        WritePaslon(json, content);
        json.WriteEndObject();
    }

    private static void WritePaslon(Utf8JsonWriter json, FormContent content)
    {
        var layout = content.Figures.Layout;
        json.WriteStartObject("paslon");
        foreach (var paslon in layout.Paslon)
        {
            json.WriteStartObject(paslon.Number.ToString());
            json.WriteString("name", paslon.Name);
            var field = layout[$"paslon.{paslon.Number}"];
            WriteFigures(json, "votes", content.Figures, field);
            WritePrinted(json, content.Printed, field);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (layout.Find("kolom_kosong") is { } empty)
        {
            WriteRow(json, empty.Key, content, empty);
        }
    }

    private static void WriteSignatures(Utf8JsonWriter json, FormContent content)
    {
        if (content.Signatures is null)
        {
            return;
        }

        json.WriteStartArray("signatures");
        foreach (var (role, paslon, word) in content.SignatureLines)
        {
            json.WriteStartObject();
            json.WriteString("role", role.ToString().ToLowerInvariant());
            if (paslon is { } number)
            {
                json.WriteNumber("paslon", number);
            }

            json.WriteString("status", word);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, string name, FormContent content, Field field)
    {
        if (
            content.Printed is not { } printed
            || !printed.Words.Concat(printed.Percentages).Any(cell => cell.IsOf(field))
        )
        {
            WriteFigures(json, name, content.Figures, field);
            return;
        }

        json.WriteStartObject(name);
        WriteFigures(json, "figures", content.Figures, field);
        WritePrinted(json, printed, field);
        json.WriteEndObject();
    }

    private static void WritePrinted(Utf8JsonWriter json, PrintedFigures? printed, Field field)
    {
        foreach (
            var (name, cells) in new[]
            {
                (JsonRow.WordsName, printed?.Words),
                (JsonRow.PercentageName, printed?.Percentages),
            }
        )
        {
            if (cells?.FirstOrDefault(cell => cell.IsOf(field)) is { } cell)
            {
                json.WriteString(name, cell.Text);
            }
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, string name, FigureTable figures, Field field)
    {
        json.WriteStartArray(name);
        for (var column = 0; column < figures.Columns; column++)
        {
            if (figures[column, field] is { } figure)
            {
                json.WriteNumberValue(figure);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
