using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Checking;

/// <summary>What was read of a scan.</summary>
/// <param name="Head">Its head; null where it is a picture only.</param>
/// <param name="Totals">The totals that could be read for certain, in the order of the form.</param>
/// <param name="Document">The file given that it was compared with; null where there is none.</param>
internal sealed record CheckedScan(
    ScanHead? Head,
    IReadOnlyList<(Field Field, ScanTotal Total)> Totals,
    string? Document
);

/// <summary>Reads scans, and holds them against the documents that were given and not refused.</summary>
/// <param name="contests">Finds the configuration of a scan that no document is given for.</param>
/// <param name="area">Whose it is; null to take it from its head.</param>
internal sealed class ScanCheck(ContestFolders contests, AreaCode? area)
{
    private readonly List<(string File, Contest Contest, RecapDocument Document)> _documents = [];

    /// <summary>Takes a document that was not refused.</summary>
    public void Take(string file, Contest contest, RecapDocument document) => _documents.Add((file, contest, document));

    public CheckedFile Check(string file, ReadOnlyMemory<byte> content)
    {
        var reading = ScanReader.Read(content);
        return reading switch
        {
            ScanReading.Text text => Check(file, text),
            ScanReading.Unreadable => Result(file, null, area, reading.Findings, null) with
            {
                Outcome = CheckOutcome.Unreadable,
            },
            _ => DocumentOf(file, null) is { File: { } document } found
                ? Result(
                    file,
                    found.Contest,
                    found.Document.Header.Area,
                    reading.Findings,
                    new CheckedScan(null, [], document)
                )
                : Result(file, null, area, reading.Findings, null),
        };
    }

    private CheckedFile Check(string file, ScanReading.Text scan)
    {
        var head = ScanHead.Of(scan);
        if (DocumentOf(file, head.BeritaAcara?.Value) is { File: { } name } found)
        {
            var figures = found.Document.Figures;
            return Result(
                file,
                found.Contest,
                found.Document.Header.Area,
                ScanComparison.Compare(scan, found.Document),
                new CheckedScan(head, Totals(scan, figures.Layout, figures.Columns), name)
            );
        }

        return (area ?? head.Area?.Value) is { } owner
            ? Alone(file, scan, head, owner)
            : Result(file, null, null, [], new CheckedScan(head, [], null));
    }

    /// <summary>Without a document: its head against its place, and what totals it has.</summary>
    private CheckedFile Alone(string file, ScanReading.Text scan, ScanHead head, AreaCode owner)
    {
        var identity = new FormIdentity(head.Model?.Value, owner, head.Year?.Value, DocumentKind.Scan, null);
        var contest = contests.For(Path.GetFullPath(file), identity);
        var form = RecapForm.For(contest.Key, owner);
        var layout = new FormLayout(contest.Paslon);
        return Result(
            file,
            contest,
            owner,
            form is null
                ? [new Finding(DocumentCodes.UnknownArea, Got: owner.Digits)]
                : ScanComparison.Misplaced(head, form, owner, contest.Key.Year),
            new CheckedScan(head, Totals(scan, layout, contest.Areas.ChildrenOf(owner).Count + 1), null)
        );
    }

    /// <summary>The document given last that has this number; without a number the one of the same file name.</summary>
    private (string? File, Contest Contest, RecapDocument Document) DocumentOf(string file, string? number) =>
        _documents.FindLast(given =>
            number is null
                ? ScanFile.IsSameName(given.File, file)
                : ScanHead.Normalised(given.Document.Header.BeritaAcara) == number
        )
            is { File: not null } found
            ? found
            : _documents.FindLast(given => ScanFile.IsSameName(given.File, file));

    private static List<(Field, ScanTotal)> Totals(ScanReading.Text scan, FormLayout layout, int columns)
    {
        var totals = ScanTotals.Of(scan, layout, columns);
        return
        [
            .. layout.Fields.Where(field => totals.ContainsKey(field.Key)).Select(field => (field, totals[field.Key])),
        ];
    }

    private static CheckedFile Result(
        string file,
        Contest? contest,
        AreaCode? owner,
        IReadOnlyList<Finding> findings,
        CheckedScan? scan
    ) => new(file, contest, owner, CheckedFile.OutcomeOf(findings), findings, null, CheckedKind.Scan) { Scan = scan };
}
