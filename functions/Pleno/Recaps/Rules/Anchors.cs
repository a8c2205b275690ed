using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>Figures known from elsewhere that cells of the document must equal: accepted documents (L01), the DPT decree (L03).</summary>
internal sealed class Anchors
{
    private const long None = -1;
    private readonly int _fields;
    private readonly long[] _values;

    private Anchors(Code code, FigureTable figures)
    {
        Code = code;
        _fields = figures.Layout.Fields.Count;
        _values = new long[figures.Columns * _fields];
        Array.Fill(_values, None);
    }

    public Code Code { get; }

    public long? this[int column, int field] =>
        _values[(column * _fields) + field] is var value && value == None ? null : value;

    /// <summary>Every kind of anchor there is for this document.</summary>
    public static List<Anchors> Of(FigureTable figures, RecapReferences references)
    {
        var anchors = new List<Anchors>();
        if (references.Accepted is not null)
        {
            anchors.Add(OfChildDocuments(figures, references));
        }

        // Of the form's own areas: to look at all would cost a document more, the larger its contest is.
        if (Enumerable.Range(0, figures.Columns).Any(column => DptOf(figures, references, column) is not null))
        {
            anchors.Add(OfDecree(figures, references));
        }

        return anchors;
    }

    private static Anchors OfChildDocuments(FigureTable figures, RecapReferences references)
    {
        var anchors = new Anchors(BetweenCodes.ChildDocumentDiffers, figures);
        for (var column = 0; column < figures.TotalColumn; column++)
        {
            if (references.Accepted!.TryGetValue(figures.Children[column], out var child))
            {
                child.Values.AsSpan().CopyTo(anchors._values.AsSpan(column * anchors._fields, anchors._fields));
            }
        }

        return anchors;
    }

    private static Anchors OfDecree(FigureTable figures, RecapReferences references)
    {
        var anchors = new Anchors(BetweenCodes.DptDiffersFromDecree, figures);
        var men = figures.Layout.Line("pemilih_dpt", VoterSplit.L).Index;
        var women = figures.Layout.Line("pemilih_dpt", VoterSplit.P).Index;
        for (var column = 0; column < figures.Columns; column++)
        {
            if (DptOf(figures, references, column) is { } dpt)
            {
                anchors._values[(column * anchors._fields) + men] = dpt.L;
                anchors._values[(column * anchors._fields) + women] = dpt.P;
            }
        }

        return anchors;
    }

    /// <summary>The decree on the voters of a column's area; null when it has none.</summary>
    private static Voters? DptOf(FigureTable figures, RecapReferences references, int column) =>
        references.Areas.Find(figures.AreaOf(column) ?? references.Area)?.Dpt;
}
