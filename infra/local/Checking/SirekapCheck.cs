using Pleno.Contests;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Sirekap;

namespace Pleno.Local.Checking;

/// <summary>Holds the Sirekap files given against each other and against the documents given. None of it blocks.</summary>
internal sealed class SirekapCheck
{
    private readonly List<SirekapFile> _files = [];
    private readonly List<(bool? IsGubernur, SirekapPaslon Paslon)> _paslon = [];
    private readonly List<string> _paths = [];

    /// <summary>Takes a file; null when it is none of Sirekap.</summary>
    public SirekapOutcome? Take(string path, byte[] content)
    {
        var outcome = SirekapReader.Read(content, path);
        if (outcome?.File is { } file)
        {
            _files.Add(file);
            _paths.Add(path);
        }

        if (outcome?.Paslon is { } paslon)
        {
            _paslon.Add((SirekapReader.IsGubernur(path), paslon));
        }

        return outcome;
    }

    /// <summary>What the file says that does not go together, within it and with the files of the areas below.</summary>
    public IReadOnlyList<Finding> FindingsOf(SirekapOutcome outcome) =>
        outcome.File is not { } file
            ? outcome.Findings
            :
            [
                .. outcome.Findings,
                .. SirekapRules.ChartIsSumOfTable(file),
                .. _files
                    .Where(child => child.IsGubernur == file.IsGubernur && child.Area.Parent == file.Area)
                    .OrderBy(child => child.Area)
                    .SelectMany(child => SirekapRules.RowIsChildFile(file, child)),
            ];

    /// <summary>Where the document and Sirekap differ; W.723 where it is not known which pair is which.</summary>
    public IEnumerable<Finding> Against(CheckedFile document)
    {
        if (document is not { Draft: { } draft, Contest.Key: var contest, Area: { } area })
        {
            return [];
        }

        // The file of the document's own area has the rows of the areas below; theirs are asked only without it.
        var own = _files.Where(file => file.IsOf(contest) && file.Area == area).ToList();
        var files = own.Count > 0 ? own : [.. _files.Where(file => file.IsOf(contest) && file.Area.Parent == area)];
        if (files.Count == 0)
        {
            return [];
        }

        var list = ListName(contest);
        return NumbersOf(contest, list) is { } numbers
            ? files.SelectMany(file => SirekapRules.SameAsDocument(file, numbers, area, draft.Figures, draft.Places))
            : [new Finding(BetweenCodes.SirekapUnreadable, Expected: $"paslon/{list}: {contest.Area}")];
    }

    private static string ListName(ContestKey contest) =>
        contest.Kind == ContestKind.Gubernur ? "pkwkp.json" : "pkwkk.json";

    /// <summary>Nomor urut by KPU's id: from the files given, or from the folder paslon beside or above them.</summary>
    private IReadOnlyDictionary<string, int>? NumbersOf(ContestKey contest, string list)
    {
        var isGubernur = contest.Kind == ContestKind.Gubernur;
        return _paslon
                .Where(given => given.IsGubernur is null || given.IsGubernur == isGubernur)
                .Select(given => given.Paslon.Of(contest))
                .FirstOrDefault(numbers => numbers is not null)
            ?? _paths.Select(path => Above(path, list)?.Of(contest)).FirstOrDefault(numbers => numbers is not null);
    }

    private static SirekapPaslon? Above(string path, string list)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "paslon", list);
            if (File.Exists(file))
            {
                return SirekapReader.Read(File.ReadAllBytes(file), file)?.Paslon;
            }
        }

        return null;
    }
}
