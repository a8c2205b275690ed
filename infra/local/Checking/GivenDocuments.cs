using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Judging;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Revotes;

namespace Pleno.Local.Checking;

/// <summary>What would stand if the files given so far were uploaded. Areas that none of the files is of are not known.</summary>
internal sealed class GivenDocuments
{
    private static readonly AreaDocuments Nothing = new([], new Dictionary<DocumentKind, AreaHead>(), []);
    private readonly HashSet<(ContestKey, AreaCode)> _given = [];
    private readonly Dictionary<(ContestKey, AreaCode), AreaDocuments> _areas = [];
    private readonly Dictionary<(ContestKey, AreaCode), AcceptedRecap> _counted = [];
    private readonly Dictionary<ContestKey, StandingDecree> _decrees = [];
    private readonly Dictionary<string, RecapDocument> _recaps = new(StringComparer.Ordinal);

    /// <summary>Notes that a file of this area is given, whatever comes of it.</summary>
    public void Expect(ContestKey contest, AreaCode area) => _given.Add((contest, area));

    /// <summary>The document that has these bytes; null when it was not taken before.</summary>
    public DocumentRecord? Find(DocumentId id) => OfArea(id.Contest, id.Area).Find(id.Hash);

    /// <summary>The document that a scan belongs to, wherever it is of: by its number before its name, the last given first.</summary>
    public DocumentId? DocumentOf(ScanClaim claim)
    {
        var found = _areas
            .Values.Select(ofArea => ScanBinding.Find(claim, null, ofArea))
            .OfType<DocumentRecord>()
            .ToList();
        return (found.FindLast(document => IsNumberOf(document, claim)) ?? found.LastOrDefault())?.Id;
    }

    private static bool IsNumberOf(DocumentRecord document, ScanClaim claim) =>
        document.BeritaAcara is { } number && ScanHead.Normalised(number) == claim.BeritaAcara;

    /// <summary>What stands for a document that is to be judged.</summary>
    public StandingDocuments For(Contest contest, FileReading read)
    {
        var (key, id) = (contest.Key, read.Document.Id);
        var ofArea = OfArea(key, id.Area);
        var place = read.Outcome is ReadOutcome.DecreeOnResult ? key.Area : id.Area;
        return new StandingDocuments(ofArea)
        {
            Below = Below(contest, place),
            Revotes = RevotesIn(key, place),
            Gubernur = key.OfGubernur is { } other ? _counted.GetValueOrDefault((other, place))?.Figures : null,
            Counted = _counted.GetValueOrDefault((key, place)),
            Decree = _decrees.GetValueOrDefault(key),
            Scanned = ScanJudge.DocumentOf(read, ofArea) is { } scanned
                ? _recaps.GetValueOrDefault(scanned.Id.Hash)
                : null,
            IsAreaKnown = ofArea.All.Any(document => document.Kind == DocumentKind.Recap),
        };
    }

    /// <summary>Takes what a document was judged to be, as the stores would.</summary>
    public void Take(FileReading read, StandingDocuments stands, Assessment assessment)
    {
        var (record, ofArea) = (read.Document, stands.OfArea);
        var seen = ofArea.HeadOf(assessment.Kind);
        var version = record.Version > 0 ? record.Version : seen.Latest + 1;
        var (head, replaced) = seen.After(record.Id.Hash, version, assessment);
        var decided = record with
        {
            Kind = assessment.Kind,
            Status = assessment.Status,
            Version = version,
            BeritaAcara = assessment.BeritaAcara,
            Findings = assessment.Findings,
            Replaces = record.Replaces ?? assessment.Replaces,
        };
        var others = ofArea.All.Where(other => other.Id != record.Id);
        _areas[(record.Id.Contest, record.Id.Area)] = new AreaDocuments(
            [.. others.Select(other => replaced.Contains(other.Id.Hash) ? Superseded(other) : other), decided],
            new Dictionary<DocumentKind, AreaHead>(ofArea.Heads) { [assessment.Kind] = head },
            [
                .. ofArea.OnFile.Where(one => !replaced.Contains(one.Hash) && one.Hash != record.Id.Hash),
                .. OnFile(decided, assessment),
            ]
        );
        Count(decided, assessment, stands);
    }

    private static DocumentRecord Superseded(DocumentRecord document) =>
        document with
        {
            Status = DocumentStatus.Superseded,
        };

    private static IEnumerable<KejadianOnFile> OnFile(DocumentRecord record, Assessment assessment) =>
        assessment is { Status: DocumentStatus.Accepted, Kejadian: { } content }
            ? [new KejadianOnFile(record.Id.Hash, content)]
            : [];

    private void Count(DocumentRecord record, Assessment assessment, StandingDocuments stands)
    {
        var (id, place) = (record.Id, (record.Id.Contest, record.Id.Area));
        if (assessment.Decree is { } decree)
        {
            _decrees[id.Contest] = decree;
        }

        if (assessment.Document is not { } document)
        {
            return;
        }

        _recaps[id.Hash] = document;
        if (record.Status == DocumentStatus.Accepted)
        {
            var before = _counted.GetValueOrDefault(place);
            _counted[place] = new AcceptedRecap(
                id.Area,
                document.Total,
                id.Hash,
                record.Version,
                default,
                record.BeritaAcara,
                [.. ExplainedFigure.Of(id.Area, record.Findings), .. stands.ExplainedBelow],
                IsWithdrawn: false,
                before is null || before.DocumentHash == id.Hash ? [] : [before.Figures, .. before.Earlier]
            );
        }
    }

    private AreaDocuments OfArea(ContestKey contest, AreaCode area) =>
        _areas.GetValueOrDefault((contest, area), Nothing);

    /// <summary>What stands below; null when no document of any of those areas is given.</summary>
    private List<AcceptedRecap>? Below(Contest contest, AreaCode parent)
    {
        var children = contest.Areas.ChildrenOf(parent).Select(child => (contest.Key, child.Code)).ToList();
        return children.Exists(_given.Contains)
            ? [.. children.Select(child => _counted.GetValueOrDefault(child)).OfType<AcceptedRecap>()]
            : null;
    }

    /// <summary>Of what is said of a polling station, what was given last.</summary>
    private IReadOnlyList<Revote> RevotesIn(ContestKey contest, AreaCode within) =>
        [
            .. from ofArea in _areas
            where ofArea.Key.Item1 == contest
            from kejadian in ofArea.Value.OnFile
            from revote in Revote.Of(
                kejadian.Content,
                kejadian.Hash,
                ofArea.Value.Find(kejadian.Hash)?.ReceivedAt ?? default
            )
            where within.Contains(revote.Tps)
            group revote by revote.Tps into said
            select said.MaxBy(revote => revote.RecordedAt),
        ];
}
