using System.Text;
using System.Text.Json;
using System.Xml;
using Pleno.Intake.Reading;
using Pleno.Intake.Reading.Records;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>A document that is a head and a table of entries, to be written in one of the formats.</summary>
/// <param name="Model">The model.</param>
/// <param name="Head">The entries of the head in their order; an empty value is left blank.</param>
/// <param name="Columns">Key and heading of each column.</param>
/// <param name="Rows">The cells of each entry, in the order of the columns: a text, a whole number, or null.</param>
public sealed record RecordContent(
    string Model,
    IReadOnlyList<(HeadEntry Entry, string Value)> Head,
    IReadOnlyList<(string Key, string Heading)> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
)
{
    /// <summary>The document as a file.</summary>
    /// <param name="extension">.xlsx, .csv or .json.</param>
    public byte[] Write(string extension) =>
        extension switch
        {
            ".xlsx" => XlsxFormWriter.Write(WriteSheet),
            ".csv" => Csv(),
            _ => Json(),
        };

    private IEnumerable<IReadOnlyList<object?>> Lines() =>
        [
            [Model],
            [],
            .. Head.Select(entry => (IReadOnlyList<object?>)["", entry.Entry.Label, entry.Value]),
            [],
            [.. Columns.Select(column => column.Heading.ToUpperInvariant())],
            .. Rows,
        ];

    private byte[] Csv()
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var line in Lines())
        {
            text.AppendJoin(',', line.Select(cell => CsvFormWriter.Quoted($"{cell}", ','))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private byte[] Json()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonFormWriter.Options))
        {
            json.WriteStartObject();
            json.WriteString(HeadEntry.Model.Key, Model);
            foreach (var (entry, value) in Head)
            {
                json.WritePropertyName(entry.Key);
                WriteValue(json, entry == HeadEntry.Year && int.TryParse(value, out var year) ? (long)year : value);
            }

            json.WriteStartArray(RecordTable.JsonMember);
            foreach (var row in Rows)
            {
                WriteRow(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteRow(Utf8JsonWriter json, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        for (var column = 0; column < Columns.Count; column++)
        {
            json.WritePropertyName(Columns[column].Key);
            WriteValue(json, row[column]);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or "":
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue($"{value}");
                break;
        }
    }

    private void WriteSheet(XmlWriter xml)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        xml.WriteStartElement("worksheet", main);
        xml.WriteStartElement("sheetData", main);
        var number = 0;
        foreach (var line in Lines())
        {
            xml.WriteStartElement("row", main);
            xml.WriteAttributeString("r", $"{++number}");
            for (var column = 0; column < line.Count; column++)
            {
                WriteCell(xml, main, Place.Cell(null, number, column + 1), line[column]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string main, Place place, object? value)
    {
        if ($"{value}".Length == 0)
        {
            return;
        }

        xml.WriteStartElement("c", main);
        xml.WriteAttributeString("r", place.ToString());
        if (value is long number)
        {
            xml.WriteElementString("v", main, $"{number}");
        }
        else
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", main);
            xml.WriteElementString("t", main, $"{value}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
