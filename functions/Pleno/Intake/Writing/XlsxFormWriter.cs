using System.IO.Compression;
using System.Xml;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>Writes a form as a workbook of one sheet, "D.HASIL". The same content gives the same bytes.</summary>
public static class XlsxFormWriter
{
    /// <summary>Name of the sheet.</summary>
    public const string SheetName = "D.HASIL";

    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CheckCharacters = true,
    };

    public static byte[] Write(FormContent content) => Write(xml => new XlsxSheetWriter(xml, content).Write());

    /// <summary>A workbook whose one sheet is written by <paramref name="sheet"/>.</summary>
    internal static byte[] Write(Action<XmlWriter> sheet)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in XlsxParts.Fixed)
            {
                WritePart(archive, name, text);
            }

            var entry = Entry(archive, "xl/worksheets/sheet1.xml");
            using var stream = entry.Open();
            using var xml = XmlWriter.Create(stream, Settings);
            sheet(xml);
        }

        return buffer.ToArray();
    }

    private static void WritePart(ZipArchive archive, string name, string text)
    {
        using var stream = Entry(archive, name).Open();
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timestamp;
        return entry;
    }
}

/// <summary>Writes the sheet's rows.</summary>
internal sealed class XlsxSheetWriter(XmlWriter xml, FormContent content)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly List<string> _merged = [];
    private int _row;

    public void Write()
    {
        xml.WriteStartElement("worksheet", Main);
        WriteView();
        WriteWidths();
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in FormRows.Of(content))
        {
            WriteRow(row);
        }

        xml.WriteEndElement();
        WriteMerged();
        xml.WriteEndElement();
    }

    private void WriteView()
    {
        // Only the labels are frozen: every section has a heading row of its own.
        xml.WriteRaw(
            $"""<sheetViews xmlns="{Main}"><sheetView workbookViewId="0"><pane xSplit="{FormRows.LabelColumns}" topLeftCell="D1" activePane="topRight" state="frozen"/></sheetView></sheetViews>"""
        );
    }

    private void WriteWidths()
    {
        var columns = FormRows.LabelColumns + content.Figures.Columns + content.PrintedHeadings.Count();
        xml.WriteStartElement("cols", Main);
        WriteWidth(1, 1, 6);
        WriteWidth(2, 2, 70);
        WriteWidth(3, 3, 8);
        WriteWidth(4, columns, 20);
        xml.WriteEndElement();
    }

    private void WriteWidth(int first, int last, int width)
    {
        xml.WriteStartElement("col", Main);
        xml.WriteAttributeString("min", first.ToString());
        xml.WriteAttributeString("max", last.ToString());
        xml.WriteAttributeString("width", width.ToString());
        xml.WriteAttributeString("customWidth", "1");
        xml.WriteEndElement();
    }

    private void WriteRow(FormRow row)
    {
        _row++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", _row.ToString());
        switch (row)
        {
            case FormRow.Title title:
                WriteText(1, title.Text, XlsxStyle.Bold);
                break;
            case FormRow.Head head:
                WriteText(2, head.Label, XlsxStyle.Bold);
                WriteText(3, head.Value, XlsxStyle.Plain);
                break;
            case FormRow.Heading:
                WriteHeading();
                break;
            case FormRow.SignatureRow signature:
                WriteSignature(signature);
                break;
            case FormRow.FieldRow field:
                WriteFigures(field);
                break;
        }

        xml.WriteEndElement();
    }

    private void WriteHeading()
    {
        var column = 0;
        string[] headings =
        [
            .. FormRows.LabelHeadings,
            .. content.ColumnHeadings,
            FormRows.TotalHeading,
            .. content.PrintedHeadings,
        ];
        foreach (var heading in headings)
        {
            WriteText(++column, heading, XlsxStyle.Heading);
        }
    }

    private void WriteSignature(FormRow.SignatureRow row)
    {
        var style = row.IsHeading ? XlsxStyle.Heading : XlsxStyle.Label;
        WriteText(1, row.Number, style);
        WriteText(2, row.Office, style);
        WriteText(3, row.Word, style);
    }

    private void WriteFigures(FormRow.FieldRow row)
    {
        if (row.StartsGroup)
        {
            _merged.Add($"A{_row}:A{_row + 2}");
            _merged.Add($"B{_row}:B{_row + 2}");
        }

        WriteText(1, row.Number, XlsxStyle.Label);
        WriteText(2, row.Label, XlsxStyle.Label);
        WriteText(3, row.Field.Split?.ToString().ToUpperInvariant() ?? "", XlsxStyle.Label);
        for (var column = 0; column < content.Figures.Columns; column++)
        {
            WriteFigure(FormRows.LabelColumns + column + 1, content.Figures[column, row.Field]);
        }

        var printed = FormRows.LabelColumns + content.Figures.Columns;
        foreach (var text in content.PrintedTexts(row.Field))
        {
            WriteText(++printed, text, XlsxStyle.Label);
        }
    }

    private void WriteText(int column, string text, XlsxStyle style)
    {
        if (text.Length == 0)
        {
            return;
        }

        StartCell(column, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteElementString("t", Main, text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteFigure(int column, long? figure)
    {
        StartCell(column, XlsxStyle.Figure);
        if (figure is { } number)
        {
            xml.WriteElementString("v", Main, number.ToString());
        }

        xml.WriteEndElement();
    }

    private void StartCell(int column, XlsxStyle style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", Place.Cell(null, _row, column).ToString());
        xml.WriteAttributeString("s", ((int)style).ToString());
    }

    private void WriteMerged()
    {
        xml.WriteStartElement("mergeCells", Main);
        xml.WriteAttributeString("count", _merged.Count.ToString());
        foreach (var range in _merged)
        {
            xml.WriteStartElement("mergeCell", Main);
            xml.WriteAttributeString("ref", range);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
