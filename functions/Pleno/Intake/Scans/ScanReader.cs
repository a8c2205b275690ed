using Pleno.Intake.Reading;
using Pleno.Recaps.Findings;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Pleno.Intake.Scans;

/// <summary>
/// Reads the text layer of a signed form's scan. The file comes from outside: whatever it holds, reading it ends, within
/// <see cref="ScanLimits"/>, and never throws.
/// </summary>
public static class ScanReader
{
    /// <summary>A file that goes on after this many bytes from its end mark is taken for cut off; readers look no further back either.</summary>
    private const int EndMarkWithin = 1024;

    /// <summary>
    /// The text in lines, page by page; <see cref="ScanReading.PictureOnly"/> (W.153); or F.101 (empty),
    /// F.104 (damaged or cut off), F.150 (locked with a password), F.151 (over 20 MB, or beyond another limit), F.152 (no pages), F.154 (no PDF).
    /// </summary>
    public static ScanReading Read(ReadOnlyMemory<byte> content)
    {
        if (Refusal(content.Span) is { } refusal)
        {
            return new ScanReading.Unreadable(refusal);
        }

        var budget = new ScanBudget();
        ScanReading? reading = null;
        // A thread of its own for its stack; what it throws would end the process, so it lets nothing out.
        var thread = new Thread(() => reading = ReadGuarded(content, budget), ScanLimits.Stack) { IsBackground = true };
        thread.Start();
        if (thread.Join(ScanLimits.Longest))
        {
            return reading!;
        }

        budget.Stop();
        return TooLarge($"<= {ScanLimits.Longest.TotalSeconds} s");
    }

    private static Finding? Refusal(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return new Finding(DocumentCodes.EmptyFile, Expected: "> 0", Got: 0);
        }

        if (content.Length > FormatSniffer.MostBytes)
        {
            return new Finding(DocumentCodes.ScanTooLarge, Expected: FormatSniffer.MostBytes, Got: content.Length);
        }

        if (!content.StartsWith("%PDF-"u8))
        {
            return new Finding(DocumentCodes.ScanNotPdf, Expected: "%PDF-");
        }

        var end = content[Math.Max(0, content.Length - EndMarkWithin)..];
        return end.LastIndexOf("%%EOF"u8) < 0 ? new Finding(DocumentCodes.DamagedFile, Expected: "%%EOF") : null;
    }

    private static ScanReading ReadGuarded(ReadOnlyMemory<byte> content, ScanBudget budget)
    {
        try
        {
            var reading = ReadPages(content, budget);
            return budget.IsOver ? TooLarge($"<= {ScanLimits.MostBytes}") : reading;
        }
        catch (PdfDocumentEncryptedException)
        {
            return new ScanReading.Unreadable(new Finding(DocumentCodes.ScanLocked));
        }
        // The library throws whatever the place where it lost its way throws: index, cast, null, key, format.
        catch (Exception exception)
        {
            return budget.IsOver || IsExcess(exception) ? TooLarge($"<= {ScanLimits.MostBytes}")
                : IsLocked(content.Span) ? new ScanReading.Unreadable(new Finding(DocumentCodes.ScanLocked))
                : new ScanReading.Unreadable(new Finding(DocumentCodes.DamagedFile));
        }
    }

    private static bool IsExcess(Exception exception) =>
        exception is ScanLimitException or PdfDocumentStackDepthException or OutOfMemoryException;

    /// <summary>A lock that the library does not know fails in other ways than a wrong password.</summary>
    private static bool IsLocked(ReadOnlySpan<byte> content) => content.IndexOf("/Encrypt"u8) >= 0;

    private static ScanReading ReadPages(ReadOnlyMemory<byte> content, ScanBudget budget)
    {
        var options = new ParsingOptions { UseLenientParsing = true, FilterProvider = new GuardedFilters(budget) };
        using var document = PdfDocument.Open(content, options);
        switch (document.NumberOfPages)
        {
            case 0:
                return new ScanReading.Unreadable(new Finding(DocumentCodes.ScanWithoutPages, Expected: "> 0", Got: 0));
            case > ScanLimits.MostPages:
                return TooLarge(ScanLimits.MostPages, document.NumberOfPages);
        }

        document.AddPageFactory<PageLetters, TextPages>();
        var pages = Enumerable
            .Range(1, document.NumberOfPages)
            .Select(number => new ScanPage(number, ScanLines.Of(number, Letters(document, number, budget))))
            .ToList();
        return pages.Exists(page => page.Lines.Count > 0)
            ? new ScanReading.Text(pages)
            : new ScanReading.PictureOnly(pages.Count);
    }

    /// <summary>The letters of a page; none where its text cannot be followed: then it is a picture to us.</summary>
    private static IReadOnlyList<ScanLetter> Letters(PdfDocument document, int page, ScanBudget budget)
    {
        try
        {
            return document.GetPage<PageLetters>(page).Letters;
        }
        catch (Exception exception) when (!budget.IsOver && !IsExcess(exception))
        {
            return [];
        }
    }

    private static ScanReading.Unreadable TooLarge(FindingValue expected, FindingValue? got = null) =>
        new(new Finding(DocumentCodes.ScanTooLarge, Expected: expected, Got: got));
}
