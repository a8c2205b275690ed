using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Explanations;

/// <summary>What may explain the findings of a document.</summary>
/// <param name="BeritaAcara">Number of the document's berita acara.</param>
/// <param name="Hash">SHA-256 of the document.</param>
/// <param name="OnFile">Each D.KEJADIAN KHUSUS of its area that stands.</param>
/// <param name="Below">The explained figures of the documents of the areas below.</param>
public sealed record ExplanationSources(
    string BeritaAcara,
    string Hash,
    IReadOnlyList<KejadianOnFile> OnFile,
    IReadOnlyList<ExplainedFigure> Below
)
{
    /// <summary>Fewest digits of a SHA-256 that name a document.</summary>
    public const int FewestDigits = 8;

    /// <summary>Whether a text of an entry names the document: its berita acara number or the first digits of its SHA-256.</summary>
    public bool IsNamedBy(string? text) => DocumentNames.Means(text, BeritaAcara, Hash);
}

/// <summary>How a document is named in another one.</summary>
public static class DocumentNames
{
    /// <summary>By its berita acara number, or by the first digits of its SHA-256, eight or more; spaces and capitals do not count.</summary>
    public static bool Means(string? text, string? beritaAcara, string hash)
    {
        var name = Plain(text);
        return name.Length > 0 && name == Plain(beritaAcara) || IsStartOf(name, hash);
    }

    /// <summary>Whether a text is the first digits of a SHA-256, eight or more.</summary>
    public static bool IsStartOf(string? text, string hash) =>
        Plain(text) is { Length: >= ExplanationSources.FewestDigits } digits
        && hash.StartsWith(digits, StringComparison.Ordinal);

    private static string Plain(string? text) =>
        (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}

/// <summary>
/// L05: a figure that differs rightly is accepted when a D.KEJADIAN KHUSUS names document, field and reason, with both figures.
/// Nothing is explained by half: an entry whose figures are not those of the finding explains nothing and is asked about.
/// </summary>
public static class ExplanationRules
{
    /// <summary>The findings, each with what explains it, and W.741 for every entry on this document that fits none of them.</summary>
    public static IReadOnlyList<Finding> Attach(IReadOnlyList<Finding> findings, ExplanationSources sources)
    {
        var used = new HashSet<KejadianEntry>(ReferenceEqualityComparer.Instance);
        var explained = findings.Select(finding => FromEntry(finding, sources, used)).ToList();
        explained = [.. explained.Select(finding => FromBelow(finding, sources.Below))];
        explained = [.. explained.Select(finding => OfTotal(finding, explained))];
        return [.. explained, .. Unfit(sources, used)];
    }

    /// <summary>By an entry with this area, field, SEMULA and MENJADI, or by a witness's objection.</summary>
    private static Finding FromEntry(Finding finding, ExplanationSources sources, HashSet<KejadianEntry> used)
    {
        var found = (
            from kejadian in sources.OnFile
            from entry in kejadian.Content.Entries
            where IsObjectionOf(entry, finding) || (sources.IsNamedBy(entry.Document) && Fits(entry, finding))
            select (entry, Explanation: ExplanationOf(kejadian, entry))
        ).ToList();
        used.UnionWith(found.Select(pair => pair.entry));
        return found.Count == 0 ? finding : finding with { ExplainedBy = [.. found.Select(pair => pair.Explanation)] };
    }

    private static bool Fits(KejadianEntry entry, Finding finding) =>
        entry.Kind == KejadianKind.Selisih
        && CanBeExplained(finding)
        && entry.Area == finding.Area
        && entry.Field == finding.Field
        && entry.From == finding.Expected!.Number
        && entry.To == finding.Got!.Number;

    private static bool IsObjectionOf(KejadianEntry entry, Finding finding) =>
        entry is { Kind: KejadianKind.Keberatan, Witness: { } paslon }
        && finding.Code == DocumentCodes.WitnessRefused
        && finding.Got?.Text == Signature.TitleOf(SignatoryRole.Saksi, paslon);

    /// <summary>The same figure, with the same two sides, was explained in the document of the area below.</summary>
    private static Finding FromBelow(Finding finding, IReadOnlyList<ExplainedFigure> below)
    {
        if (finding.ExplainedBy is not null || finding.Area is not { } area || !CanBeExplained(finding))
        {
            return finding;
        }

        var same = below.FirstOrDefault(figure =>
            figure.Document == area
            && figure.Column is null
            && figure.Field == finding.Field
            && figure.Code == finding.Code
            && figure.Expected == finding.Expected!.Number
            && figure.Got == finding.Got!.Number
        );
        return same is null ? finding : finding with { ExplainedBy = same.By };
    }

    /// <summary>JUMLAH AKHIR is off by exactly what its explained columns are off by, under the same rule.</summary>
    private static Finding OfTotal(Finding finding, IReadOnlyList<Finding> all)
    {
        if (finding.ExplainedBy is not null || finding.Area is not null || !CanBeExplained(finding))
        {
            return finding;
        }

        var columns = all.Where(one =>
                one.Area is not null && one.Code == finding.Code && one.Field == finding.Field && CanBeExplained(one)
            )
            .ToList();
        var isAll =
            columns.Count > 0
            && columns.TrueForAll(column => column.ExplainedBy is not null)
            && columns.Aggregate(Int128.Zero, (sum, column) => sum + Gap(column)) == Gap(finding);
        return isAll
            ? finding with
            {
                ExplainedBy = [.. columns.SelectMany(column => column.ExplainedBy!).Distinct()],
            }
            : finding;
    }

    private static bool CanBeExplained(Finding finding) =>
        finding is { Field: not null, Expected.Number: not null, Got.Number: not null }
        && finding.Code.IsExplainable
        && (finding.Also ?? []).All(code => code.IsExplainable);

    private static Int128 Gap(Finding finding) => (Int128)finding.Got!.Number!.Value - finding.Expected!.Number!.Value;

    private static IEnumerable<Finding> Unfit(ExplanationSources sources, HashSet<KejadianEntry> used) =>
        from kejadian in sources.OnFile
        from entry in kejadian.Content.Entries
        where entry.Kind == KejadianKind.Selisih && sources.IsNamedBy(entry.Document) && !used.Contains(entry)
        select new Finding(
            VersionCodes.ExplanationDoesNotFit,
            Field: entry.Field,
            Area: entry.Area,
            Got: string.Create(
                CultureInfo.InvariantCulture,
                $"{kejadian.Content.BeritaAcara}, {entry.Number}: {entry.From} -> {entry.To}"
            )
        );

    private static Explanation ExplanationOf(KejadianOnFile kejadian, KejadianEntry entry) =>
        new(kejadian.Content.Area, kejadian.Content.BeritaAcara, kejadian.Hash, entry.Number, entry.Reason);
}
