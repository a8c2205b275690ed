using System.Security.Cryptography;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;
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
    private readonly Dictionary<(ContestKey Contest, AreaCode Area), AcceptedRecap> _standing = [];
    private readonly List<(ContestKey Contest, KejadianOnFile Kejadian)> _onFile = [];
    private readonly SirekapCheck _sirekap = new();
    private readonly ScanCheck _scans = new(contests, area);

    /// <returns>One per file, in the order given.</returns>
    public IReadOnlyList<CheckedFile> Check(IReadOnlyList<string> files)
    {
        var opened = files.Select(Open).ToList();
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
            results[index] = WithSirekap(Judge(opened[index], opened));
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

    private OpenedFile Open(string file)
    {
        var size = new FileInfo(file).Length;
        if (size > FormatSniffer.MostBytes)
        {
            return new OpenedFile(
                file,
                [],
                null,
                null,
                new Finding(DocumentCodes.FileTooLarge, Expected: FormatSniffer.MostBytes, Got: size)
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

    private CheckedFile Judge(OpenedFile file, List<OpenedFile> all)
    {
        if (file is { Kind: DocumentKind.Scan, Refusal: null })
        {
            return _scans.Check(file.File, file.Content);
        }

        if (file is not { Refusal: null, Contest: { } contest, Area: { } owner })
        {
            return new CheckedFile(file.File, file.Contest, file.Area, CheckOutcome.Unreadable, [file.Refusal!], null);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        return RecapFileReader.Read(file.Content, file.File, contest, owner) switch
        {
            ReadOutcome.Kejadian kejadian => Kejadian(file, contest, kejadian, hash),
            ReadOutcome.DecreeOnResult decree => Decree(file, contest, decree, hash),
            var outcome => Recap(file, contest, owner, outcome, hash, all),
        };
    }

    private CheckedFile Kejadian(OpenedFile file, Contest contest, ReadOutcome.Kejadian outcome, string hash)
    {
        var result = CheckedAs(CheckedKind.Kejadian, file, contest, outcome.Findings);
        if (!result.Blocks)
        {
            _onFile.RemoveAll(one => DocumentNames.IsStartOf(outcome.Revision?.Replaces, one.Kejadian.Hash));
            _onFile.Add((contest.Key, new KejadianOnFile(hash, outcome.Content)));
        }

        return result;
    }

    private CheckedFile Decree(OpenedFile file, Contest contest, ReadOutcome.DecreeOnResult outcome, string hash)
    {
        var isGiven = _standing.TryGetValue((contest.Key, contest.Key.Area), out var standing);
        var references = new DecreeReferences(
            contest.Key.Area,
            hash,
            standing,
            null,
            RevotesIn(contest, contest.Key.Area)
        );
        var checkedRules = isGiven ? DecreeRules.Check(outcome.Content, references) : [];
        return CheckedAs(CheckedKind.Decree, file, contest, [.. outcome.Findings, .. checkedRules]);
    }

    private static CheckedFile CheckedAs(
        CheckedKind kind,
        OpenedFile file,
        Contest contest,
        IReadOnlyList<Finding> findings
    ) => new(file.File, contest, file.Area, CheckedFile.OutcomeOf(findings), findings, null, kind);

    private IReadOnlyList<Revote> RevotesIn(Contest contest, AreaCode within) =>
        [
            .. _onFile
                .Where(one => one.Contest == contest.Key)
                .SelectMany(one => Revote.Of(one.Kejadian.Content, one.Kejadian.Hash, default))
                .Where(revote => within.Contains(revote.Tps))
                .GroupBy(revote => revote.Tps)
                .Select(said => said.Last()),
        ];

    private CheckedFile Recap(
        OpenedFile file,
        Contest contest,
        AreaCode owner,
        ReadOutcome outcome,
        string hash,
        List<OpenedFile> all
    )
    {
        var assessment = Assessor.Assess(outcome, ContextOf(contest, owner, hash, all));
        var isReadable = outcome is ReadOutcome.Readable;
        var result = new CheckedFile(
            file.File,
            contest,
            owner,
            isReadable ? CheckedFile.OutcomeOf(assessment.Findings) : CheckOutcome.Unreadable,
            assessment.Findings,
            (outcome as ReadOutcome.Readable)?.Draft
        );
        if (!result.Blocks && assessment.Document is { } document)
        {
            _scans.Take(file.File, contest, document);
            var explained = ExplainedFigure.Of(owner, assessment.Findings);
            _standing[(contest.Key, owner)] = new AcceptedRecap(
                owner,
                document.Total,
                hash,
                1,
                default,
                assessment.BeritaAcara,
                [.. explained, .. BelowOf(contest, owner)],
                IsWithdrawn: false,
                []
            );
        }

        return result;
    }

    private AssessmentContext ContextOf(Contest contest, AreaCode owner, string hash, List<OpenedFile> all) =>
        new(
            contest,
            owner,
            hash,
            _standing.GetValueOrDefault((contest.Key, owner))?.DocumentHash,
            ChildrenOf(contest, owner, all),
            Rules: rules
        )
        {
            OnFile =
            [
                .. _onFile
                    .Where(one => one.Contest == contest.Key && one.Kejadian.Content.Area == owner)
                    .Select(one => one.Kejadian),
            ],
            Below = BelowOf(contest, owner),
            Revotes = RevotesIn(contest, owner),
            Gubernur = contest.Key.OfGubernur is { } other
                ? _standing.GetValueOrDefault((other, owner))?.Figures
                : null,
        };

    private IReadOnlyList<ExplainedFigure> BelowOf(Contest contest, AreaCode parent) =>
        [
            .. contest
                .Areas.ChildrenOf(parent)
                .SelectMany(child => _standing.GetValueOrDefault((contest.Key, child.Code))?.Explained ?? []),
        ];

    /// <summary>The totals of the areas below; null when no document of any of them was given.</summary>
    private Dictionary<AreaCode, Figures>? ChildrenOf(Contest contest, AreaCode parent, List<OpenedFile> all)
    {
        var children = contest.Areas.ChildrenOf(parent).Select(child => child.Code).ToHashSet();
        var isGiven = all.Exists(file =>
            file.Contest?.Key == contest.Key && file.Area is { } own && children.Contains(own)
        );
        return isGiven
            ? children
                .Where(child => _standing.ContainsKey((contest.Key, child)))
                .ToDictionary(child => child, child => _standing[(contest.Key, child)].Figures)
            : null;
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
        /// <summary>Deeper levels first.</summary>
        public int Depth => Area is { } area ? (int)area.Level : 0;
    }
}
