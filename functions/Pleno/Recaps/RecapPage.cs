namespace Pleno.Recaps;

/// <summary>One page of a form that is split over several.</summary>
/// <param name="Columns">Which columns of the form stand on it.</param>
/// <param name="Carried">JUMLAH PINDAHAN; null where the page has none.</param>
/// <param name="Total">JUMLAH AKHIR: the sum so far, and on the last page the form's own.</param>
public sealed record RecapPage(IReadOnlyList<int> Columns, PageColumn? Carried, PageColumn Total);

/// <summary>A column of a page that is no area's.</summary>
/// <param name="Figures">The figures as read from the page.</param>
/// <param name="Column">Which of their columns it is.</param>
/// <param name="Places">Where they stand in the file.</param>
public sealed record PageColumn(FigureTable Figures, int Column, IPlaces Places)
{
    public long? this[int field] => Figures[Column, field];

    public Place? PlaceOf(Field field) => Places.Of(Column, field);
}
