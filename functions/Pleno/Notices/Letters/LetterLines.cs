namespace Pleno.Notices.Letters;

/// <summary>
/// Names and free text come from files and may hold anything. In a letter each is one line: no reader of it, of its header or of its plain text, is
/// shown a line that nobody wrote, and its HTML holds no character that HTML forbids.
/// </summary>
internal static class LetterLines
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    public static string OneLine(string text)
    {
        var plain = text.Select(letter => IsBreak(letter) ? ' ' : letter);
        return string.Join(' ', string.Concat(plain).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static LetterBody OneLine(LetterBody body) =>
        body with
        {
            Status = OneLine(body.Status),
            Facts =
            [
                .. body.Facts.Select(fact => fact with { Label = OneLine(fact.Label), Value = OneLine(fact.Value) }),
            ],
            ListTitle = body.ListTitle is { } title ? OneLine(title) : null,
            Items =
            [
                .. body.Items.Select(item => new LetterItem(
                    OneLine(item.Text),
                    item.Advice is { } advice ? OneLine(advice) : null
                )),
            ],
            Closing = OneLine(body.Closing),
            Table = body.Table is { } table ? OneLine(table) : null,
        };

    private static LetterTable OneLine(LetterTable table) =>
        new(table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(OneLine)])]);

    private static bool IsBreak(char letter) => char.IsControl(letter) || letter is LineSeparator or ParagraphSeparator;
}
