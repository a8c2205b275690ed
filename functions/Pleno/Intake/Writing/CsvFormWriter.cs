using System.Text;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>Writes a form as CSV: UTF-8 with byte order mark, so that a spreadsheet opens it as such, and CRLF.</summary>
public static class CsvFormWriter
{
    /// <param name="content">The form.</param>
    /// <param name="separator">Comma, semicolon or tab.</param>
    public static byte[] Write(FormContent content, char separator = ',')
    {
        if (separator is not (',' or ';' or '\t'))
        {
            throw new ArgumentOutOfRangeException(nameof(separator), separator, "Comma, semicolon or tab.");
        }

        var text = new StringBuilder("\uFEFF");
        foreach (var row in FormRows.Of(content))
        {
            text.AppendJoin(separator, Cells(row, content).Select(cell => Quoted(cell, separator))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Cells(FormRow row, FormContent content) =>
        row switch
        {
            FormRow.Title title => [title.Text],
            FormRow.Head head => ["", head.Label, head.Value],
            FormRow.Heading =>
            [
                .. FormRows.LabelHeadings,
                .. content.ColumnHeadings,
                FormRows.TotalHeading,
                .. content.PrintedHeadings,
            ],
            FormRow.FieldRow field =>
            [
                field.Number,
                field.Label,
                field.Field.Split?.ToString().ToUpperInvariant() ?? "",
                .. FiguresOf(content.Figures, field.Field),
                .. content.PrintedTexts(field.Field),
            ],
            FormRow.SignatureRow signature => [signature.Number, signature.Office, signature.Word],
            _ => throw new InvalidOperationException($"A form has no {row.GetType().Name}."),
        };

    private static IEnumerable<string> FiguresOf(FigureTable figures, Field field) =>
        Enumerable.Range(0, figures.Columns).Select(column => figures[column, field]?.ToString() ?? "");

    internal static string Quoted(string cell, char separator) =>
        cell.Contains(separator) || cell.AsSpan().ContainsAny('"', '\r', '\n')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
