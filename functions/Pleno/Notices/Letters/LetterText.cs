using System.Text;

namespace Pleno.Notices.Letters;

/// <summary>A letter as plain text, from the same model as its HTML.</summary>
public static class LetterText
{
    public static string Render(Letter letter)
    {
        var text = new StringBuilder();
        text.AppendLine(letter.Sender.ToUpperInvariant()).AppendLine(letter.Contest).AppendLine();
        text.AppendLine(letter.PlaceAndDate).AppendLine();
        text.AppendLine($"Nomor    : {letter.Number}");
        text.AppendLine($"Sifat    : {letter.Nature}");
        text.AppendLine($"Lampiran : {letter.Enclosures}");
        text.AppendLine($"Hal      : {letter.Matter}").AppendLine();
        text.AppendLine($"Yth. {letter.Addressee}").AppendLine($"di {letter.AddresseePlace}").AppendLine();
        AppendBody(text, letter.First);
        AppendAcknowledge(text, letter.Links.Acknowledge);
        text.AppendLine(letter.Sender).AppendLine();
        AppendCopies(text, letter.Copies);
        text.AppendLine($"----- {(letter.IsEnglishFirst ? "Bahasa Indonesia" : "English")} -----").AppendLine();
        AppendBody(text, letter.Second);
        AppendFoot(text, letter);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AppendBody(StringBuilder text, LetterBody body)
    {
        text.AppendLine(body.Status).AppendLine();
        var width = body.Facts.Select(fact => fact.Label.Length).DefaultIfEmpty().Max();
        foreach (var fact in body.Facts)
        {
            text.AppendLine($"{fact.Label.PadRight(width)} : {fact.Value}");
        }

        AppendTable(text, body.Table);
        if (body.ListTitle is { } title)
        {
            text.AppendLine().AppendLine($"{title}:");
            foreach (var (item, number) in body.Items.Select((item, index) => (item, index + 1)))
            {
                text.AppendLine($"{number}. {item.Text}");
                if (item.Advice is { } advice)
                {
                    text.AppendLine($"   {advice}");
                }
            }
        }

        text.AppendLine().AppendLine(body.Closing).AppendLine();
    }

    private static void AppendTable(StringBuilder text, LetterTable? table)
    {
        if (table is null)
        {
            return;
        }

        text.AppendLine();
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            var cells = row.Select((cell, column) => cell.PadRight(WidthOf(table, column)));
            text.AppendLine(string.Join(" | ", cells).TrimEnd());
        }
    }

    private static int WidthOf(LetterTable table, int column) =>
        table.Rows.Prepend(table.Columns).Max(row => row[column].Length);

    private static void AppendCopies(StringBuilder text, IReadOnlyList<string> copies)
    {
        if (copies.Count == 0)
        {
            return;
        }

        text.AppendLine("Tembusan:");
        foreach (var (copy, number) in copies.Select((copy, index) => (copy, index + 1)))
        {
            text.AppendLine($"{number}. {copy}");
        }

        text.AppendLine();
    }

    private static void AppendAcknowledge(StringBuilder text, Uri? acknowledge)
    {
        if (acknowledge is not null)
        {
            text.AppendLine("Nyatakan surat ini telah diterima / acknowledge receipt of this letter:");
            text.AppendLine(acknowledge.AbsoluteUri).AppendLine();
        }
    }

    private static void AppendFoot(StringBuilder text, Letter letter)
    {
        text.AppendLine($"Nomor / number: {letter.Number}").AppendLine();
        if (letter.Hash is { } hash)
        {
            text.AppendLine("SHA-256 dokumen / of the document:").AppendLine(hash).AppendLine();
        }
        else
        {
            text.AppendLine($"Kode / code: {letter.Code}").AppendLine();
        }

        if (letter.Links.Verify is { } verify)
        {
            text.AppendLine("Periksa keaslian nomor dan kode surat ini / check that its number and code are genuine:");
            text.AppendLine(verify.AbsoluteUri).AppendLine();
        }

        text.AppendLine("Ini pemberitahuan otomatis dari sistem Pleno, bukan surat dinas yang ditandatangani.");
        text.AppendLine("This is an automatic notice of the Pleno system, not a signed official letter.");
    }
}
