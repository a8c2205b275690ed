using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Judging;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;
using Pleno.Recaps.Sirekap;

namespace Pleno.Local.Checking;

/// <summary>
/// Checks files as the pipeline would if they were uploaded in this order, level by level from below: a document is held against
/// those of the areas below that are given too and against that of the gubernur's election at the same place, and a second document of an area is its next version. Files of KPU's Sirekap are
/// held against each other and shown beside the documents. A D.KEJADIAN KHUSUS explains the documents of its area that are given too.
/// A scan is held against its document.
/// </summary>
/// <param name="contests">Finds the configuration of each file.</param>
/// <param name="area">Whose documents they are; null to take it from their heads.</param>
/// <param name="rules">Thresholds of the rules that ask.</param>
internal sealed class FileCheck(ContestFolders contests, AreaCode? area, RuleOptions rules)
{
    private readonly GivenDocuments _given = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<ContestKey, Contest> _contests = [];
    private readonly SirekapCheck _sirekap = new();
    private int _opened;

    /// <returns>One per file, in the order given.</returns>
    public IReadOnlyList<CheckedFile> Check(IReadOnlyList<string> files)
    {
        var opened = files.Select(Open).ToList();
        foreach (var file in opened)
        {
            if (file is { Contest: { } contest, Area: { } owner })
            {
                _given.Expect(contest.Key, owner);
                _contests[contest.Key] = contest;
            }
        }

        var results = new CheckedFile[opened.Count];
        foreach (var index in opened.Index().Where(file => file.Item.Sirekap is not null).Select(file => file.Index))
        {
            results[index] = Sirekap(opened[index]);
        }

        foreach (
            var index in Enumerable
                .Range(0, opened.Count)
                .Where(index => opened[index].Sirekap is null)
                .OrderBy(index => opened[index].Kind == DocumentKind.Scan)
                .ThenByDescending(index => opened[index].Depth)
                .ThenBy(index => opened[index].Contest?.Key.OfGubernur is not null)
                .ThenBy(index => Turn(opened[index].Kind))
        )
        {
            results[index] = WithSirekap(Judge(opened[index]));
        }

        return results;
    }

    /// <summary>What explains a document is read before it, and a decree on it after it.</summary>
    private static int Turn(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.KejadianKhusus => 0,
            DocumentKind.Decree => 2,
            _ => 1,
        };

    /// <summary>Reads one file and checks it against itself alone.</summary>
    public CheckedFile Check(string file) => Check([file])[0];

    private CheckedFile Sirekap(OpenedFile file)
    {
        var outcome = file.Sirekap!;
        var findings = _sirekap.FindingsOf(outcome);
        return new CheckedFile(
            file.File,
            null,
            file.Area,
            CheckedFile.OutcomeOf(findings),
            findings,
            null,
            outcome.Paslon is null ? CheckedKind.Sirekap : CheckedKind.SirekapPaslon,
            outcome.File
        );
    }

    /// <summary>Adds where Sirekap shows other figures: W, whatever the difference.</summary>
    private CheckedFile WithSirekap(CheckedFile file)
    {
        List<Finding> findings = [.. file.Findings, .. _sirekap.Against(file)];
        return findings.Count == file.Findings.Count || file.Outcome == CheckOutcome.Unreadable
            ? file
            : file with
            {
                Findings = findings,
                Outcome = CheckedFile.OutcomeOf(findings),
            };
    }

    private OpenedFile Open(string file) => Read(file) with { Order = _opened++ };

    private OpenedFile Read(string file)
    {
        var size = new FileInfo(file).Length;
        if (size > FormatSniffer.MostBytes)
        {
            return new OpenedFile(
                file,
                [],
                null,
                null,
                new Finding(
                    ScanFile.IsNamed(file) ? DocumentCodes.ScanTooLarge : DocumentCodes.FileTooLarge,
                    Expected: FormatSniffer.MostBytes,
                    Got: size
                )
            );
        }

        var content = File.ReadAllBytes(file);
        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            if (_sirekap.Take(Path.GetFullPath(file), content) is { } helper)
            {
                return new OpenedFile(file, [], null, helper.File?.Area, null, helper);
            }
        }

        if (ScanFile.IsNamed(file))
        {
            return new OpenedFile(file, content, null, area, null, Kind: DocumentKind.Scan);
        }

        var identity = FormIdentity.Of(content, file);
        if (identity.Refusal is not null)
        {
            return new OpenedFile(file, content, null, area, identity.Refusal);
        }

        var owner = area ?? identity.Area;
        return new OpenedFile(
            file,
            content,
            contests.For(Path.GetFullPath(file), identity with { Area = owner }),
            owner,
            owner is null
                ? new Finding(DocumentCodes.HeaderMissing, Field: HeadEntry.Area.Key, Expected: HeadEntry.Area.Label)
                : null,
            Kind: identity.Kind
        );
    }

    private CheckedFile Judge(OpenedFile file)
    {
        if (file is { Kind: DocumentKind.Scan, Refusal: null })
        {
            return Scan(file);
        }

        if (file is not { Refusal: null, Contest: { } contest, Area: { } owner })
        {
            return new CheckedFile(file.File, file.Contest, file.Area, CheckOutcome.Unreadable, [file.Refusal!], null)
            {
                Status = DocumentStatus.Unreadable,
            };
        }

        var received = Received(file, contest.Key, owner);
        return Judge(file, contest, FileReading.From(contest, received, file.Content), out _);
    }

    private CheckedFile Judge(OpenedFile file, Contest contest, FileReading read, out StandingDocuments stands)
    {
        stands = _given.For(contest, read);
        var assessment = DocumentJudge.Judge(read, stands, contest, rules);
        _given.Take(read, stands, assessment);
        _files[read.Document.Id.Hash] = file.File;
        return new CheckedFile(
            file.File,
            contest,
            read.Document.Id.Area,
            assessment.Status == DocumentStatus.Unreadable
                ? CheckOutcome.Unreadable
                : CheckedFile.OutcomeOf(assessment.Findings),
            assessment.Findings,
            (read.Outcome as ReadOutcome.Readable)?.Draft,
            KindOf(assessment.Kind)
        )
        {
            Status = assessment.Status,
        };
    }

    private static CheckedKind KindOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.KejadianKhusus => CheckedKind.Kejadian,
            DocumentKind.Decree => CheckedKind.Decree,
            DocumentKind.Scan => CheckedKind.Scan,
            _ => CheckedKind.Form,
        };

    private DocumentRecord Received(OpenedFile file, ContestKey contest, AreaCode owner)
    {
        var id = new DocumentId(contest, owner, Evidence.HashOf(file.Content));
        return _given.Find(id)
            ?? new DocumentRecord(
                id,
                $"{contest}/{owner}/{Path.GetFileName(file.File)}",
                file.Content.Length,
                DateTimeOffset.UnixEpoch.AddSeconds(file.Order),
                DocumentStatus.Received,
                0,
                null,
                [],
                0,
                false,
                default
            )
            {
                Kind = file.Kind == DocumentKind.Scan ? DocumentKind.Scan : DocumentKind.Recap,
            };
    }

    private CheckedFile Scan(OpenedFile file)
    {
        var reading = ScanReader.Read(file.Content);
        var text = reading as ScanReading.Text;
        var head = text is null ? null : ScanHead.Of(text);
        if (PlaceOf(file, reading, head) is not var (contest, owner))
        {
            var isUnreadable = reading is ScanReading.Unreadable;
            var outcome = isUnreadable ? CheckOutcome.Unreadable : CheckedFile.OutcomeOf(reading.Findings);
            return new CheckedFile(file.File, null, area, outcome, reading.Findings, null, CheckedKind.Scan)
            {
                Scan = head is null ? null : new CheckedScan(head, [], null),
                Status = isUnreadable ? DocumentStatus.Unreadable : DocumentStatus.Read,
            };
        }

        var read = new FileReading(Received(file, contest.Key, owner), new ReadOutcome.Scan(reading));
        var result = Judge(file, contest, read, out var stands);
        var document = ScanJudge.DocumentOf(read, stands.OfArea);
        return result with
        {
            Scan = new CheckedScan(
                head,
                text is null ? [] : Totals(text, contest, owner),
                document is null ? null : _files[document.Id.Hash]
            ),
        };
    }

    /// <summary>Whose it is: that of the document given that it belongs to, otherwise as it says; null where nothing says it.</summary>
    private (Contest Contest, AreaCode Area)? PlaceOf(OpenedFile file, ScanReading reading, ScanHead? head)
    {
        if (reading is ScanReading.Unreadable)
        {
            return null;
        }

        if (_given.DocumentOf(ScanClaim.Of(Path.GetFileName(file.File), reading)) is { } document)
        {
            return (_contests[document.Contest], document.Area);
        }

        return head is not null && (area ?? head.Area?.Value) is { } owner
            ? (
                contests.For(
                    Path.GetFullPath(file.File),
                    new FormIdentity(head.Model?.Value, owner, head.Year?.Value, DocumentKind.Scan, null)
                ),
                owner
            )
            : null;
    }

    private static List<(Field, ScanTotal)> Totals(ScanReading.Text scan, Contest contest, AreaCode owner)
    {
        var layout = new FormLayout(contest.Paslon);
        var totals = ScanTotals.Of(scan, layout, contest.Areas.ChildrenOf(owner).Count + 1);
        return
        [
            .. layout.Fields.Where(field => totals.ContainsKey(field.Key)).Select(field => (field, totals[field.Key])),
        ];
    }

    /// <summary>A file whose owner is known, or why it is not.</summary>
    private sealed record OpenedFile(
        string File,
        byte[] Content,
        Contest? Contest,
        AreaCode? Area,
        Finding? Refusal,
        SirekapOutcome? Sirekap = null,
        DocumentKind Kind = DocumentKind.Recap
    )
    {
        /// <summary>When it was opened among the others, from 0.</summary>
        public int Order { get; init; }

        /// <summary>Deeper levels first.</summary>
        public int Depth => Area is { } area ? (int)area.Level : 0;
    }
}
