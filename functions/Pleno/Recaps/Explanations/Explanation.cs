using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Explanations;

/// <summary>The entry of a D.KEJADIAN KHUSUS that explains a figure.</summary>
/// <param name="Area">The area whose plenary session wrote it.</param>
/// <param name="BeritaAcara">Number of the berita acara that it belongs to.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Entry">Number of the entry.</param>
/// <param name="Reason">Why the figure is as it is, in the words of the entry.</param>
public sealed record Explanation(AreaCode Area, string BeritaAcara, string Hash, int Entry, string Reason);

/// <summary>An explained figure. It travels with the figure to every level above.</summary>
/// <param name="Document">The area in whose document it stands.</param>
/// <param name="Column">The area of its column; null for JUMLAH AKHIR.</param>
/// <param name="Field">Key of the field.</param>
/// <param name="Code">The rule that it does not meet.</param>
/// <param name="Expected">What the rule asks for.</param>
/// <param name="Got">What stands there.</param>
/// <param name="By">The entries that explain it.</param>
public sealed record ExplainedFigure(
    AreaCode Document,
    AreaCode? Column,
    string Field,
    Code Code,
    long Expected,
    long Got,
    IReadOnlyList<Explanation> By
)
{
    /// <summary>Explained figures kept with an area's figures; a province has a few dozen.</summary>
    public const int MostKept = 500;

    /// <summary>As a finding at the area whose figure it is, to be put into words.</summary>
    public Finding AsFinding() =>
        new(Code, Field: Field, Area: Column ?? Document, Expected: Expected, Got: Got, ExplainedBy: By);

    /// <summary>The explained figures of a document.</summary>
    public static IReadOnlyList<ExplainedFigure> Of(AreaCode document, IEnumerable<Finding> findings) =>
        [
            .. from finding in findings
            where finding is { ExplainedBy: not null, Field: not null, Expected.Number: not null, Got.Number: not null }
            select new ExplainedFigure(
                document,
                finding.Area,
                finding.Field!,
                finding.Code,
                finding.Expected!.Number!.Value,
                finding.Got!.Number!.Value,
                finding.ExplainedBy!
            ),
        ];
}
