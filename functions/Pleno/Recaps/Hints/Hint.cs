using System.Text.Json.Serialization;
using Pleno.Areas;

namespace Pleno.Recaps.Hints;

/// <summary>Which simple slip would explain what stands there. The order is that of the evidence: the first that fits is named.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HintKind>))]
public enum HintKind
{
    /// <summary>The figure is that of an earlier version of the child's document.</summary>
    StaleChild,

    /// <summary>Two neighbouring digits changed places: 73.486 for 73.468.</summary>
    DigitsSwapped,

    /// <summary>A nought too many or too few at the end.</summary>
    FactorOfTen,

    /// <summary>A digit was typed twice: 16.649 for 1.649.</summary>
    DigitDoubled,

    /// <summary>A digit is missing: 1.649 for 16.649.</summary>
    DigitDropped,

    /// <summary>A digit was read as one that looks like it: 47.140 for 87.140.</summary>
    DigitMisread,

    /// <summary>One digit is another: the weakest of all.</summary>
    DigitMistyped,

    /// <summary>Men and women changed places in one column.</summary>
    MenAndWomenExchanged,

    /// <summary>The figures of two areas changed places in one row.</summary>
    AreasExchangedInRow,

    /// <summary>Two areas' columns changed places.</summary>
    AreasExchanged,

    /// <summary>The figures of a row stand one column too far to the right or to the left.</summary>
    RowShifted,

    /// <summary>No slip: one of these figures is wrong, and the equations cannot tell which.</summary>
    Candidates,
}

/// <summary>A guess at what happened, never a correction. It has no words; those are in <see cref="HintText"/>.</summary>
/// <param name="Kind">The slip.</param>
/// <param name="Cells">The figures it is about: one for a digit, two for an exchange, the first and the last of a shifted row, or every candidate.</param>
public sealed record Hint(HintKind Kind, IReadOnlyList<HintCell> Cells);

/// <summary>A figure as it stands and as it would balance.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Area">Area of its column; null for the total column.</param>
/// <param name="Stated">What stands there.</param>
/// <param name="Balanced">What would balance.</param>
public sealed record HintCell(string Field, AreaCode? Area, long Stated, long Balanced);
