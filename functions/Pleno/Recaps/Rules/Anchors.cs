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
        var areas = references.AreasOf(figures);
        if (Array.Exists(areas, area => area?.Dpt is not null))
        {
            anchors.Add(OfDecree(figures, areas));
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

    /// <summary>What the decree says of the voters of each column's area, where it has one.</summary>
    private static Anchors OfDecree(FigureTable figures, Area?[] areas)
    {
        var anchors = new Anchors(BetweenCodes.DptDiffersFromDecree, figures);
        var men = figures.Layout.Line("pemilih_dpt", VoterSplit.L).Index;
        var women = figures.Layout.Line("pemilih_dpt", VoterSplit.P).Index;
        for (var column = 0; column < figures.Columns; column++)
        {
            if (areas[column]?.Dpt is { } dpt)
            {
                anchors._values[(column * anchors._fields) + men] = dpt.L;
                anchors._values[(column * anchors._fields) + women] = dpt.P;
            }
        }

        return anchors;
    }
}
