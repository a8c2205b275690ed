using Pleno.Areas;

namespace Pleno.Recaps;

/// <summary>What the head of a form says, as far as Pleno uses it.</summary>
/// <param name="Form">The form.</param>
/// <param name="Area">The area whose plenary session signed it.</param>
/// <param name="Year">Year of the election.</param>
/// <param name="BeritaAcara">Number of the berita acara: "541/PL.02.6-BA/6472/2024".</param>
/// <param name="Date">Date of the session in the area's own time; null where the head gives none.</param>
/// <param name="Place">Place of the session; null where the head gives none.</param>
public sealed record RecapHeader(
    RecapForm Form,
    AreaCode Area,
    int Year,
    string BeritaAcara,
    DateOnly? Date,
    string? Place
);

/// <summary>A document as read: every figure that could be read, and where it stands. Some may be missing.</summary>
/// <param name="Header">The head of the form.</param>
/// <param name="Figures">The figures read.</param>
/// <param name="Places">Where each figure stands in the file.</param>
/// <param name="Signatures">Section VI; null where the form has none or it is not filled in.</param>
/// <param name="Printed">What the form, or each page of it, prints beside JUMLAH AKHIR; null where nothing was looked for.</param>
public sealed record RecapDraft(
    RecapHeader Header,
    FigureTable Figures,
    IPlaces Places,
    Signatures? Signatures = null,
    IReadOnlyList<PrintedFigures>? Printed = null
);

/// <summary>A document all of whose figures are there and whose rules hold. Only this goes into the roll-up.</summary>
public sealed class RecapDocument
{
    private RecapDocument(RecapDraft draft)
    {
        Header = draft.Header;
        Figures = draft.Figures;
        Signatures = draft.Signatures;
    }

    public RecapHeader Header { get; }

    public FigureTable Figures { get; }

    /// <summary>Section VI; null where the form has none or it is not filled in.</summary>
    public Signatures? Signatures { get; }

    /// <summary>The area's own figures: the total column.</summary>
    public Figures Total => Figures.Column(Figures.TotalColumn);

    /// <summary>The document, or null when a figure is missing.</summary>
    public static RecapDocument? From(RecapDraft draft) => draft.Figures.IsComplete ? new RecapDocument(draft) : null;
}
