using System.Collections.Immutable;

namespace Pleno.Recaps;

/// <summary>One complete column of figures: what one area reports, or a sum of such columns.</summary>
/// <param name="Layout">The rows.</param>
/// <param name="Values">One whole number per field, in the order of the layout.</param>
public sealed record Figures(FormLayout Layout, ImmutableArray<long> Values)
{
    public long this[Field field] => Values[field.Index];

    public long this[string key] => Values[Layout[key].Index];

    public static Figures Zero(FormLayout layout) => new(layout, [.. new long[layout.Fields.Count]]);

    /// <summary>The sum, field by field. Throws <see cref="OverflowException"/> rather than wrap.</summary>
    public Figures Plus(Figures other) => Combine(other, (left, right) => checked(left + right));

    /// <summary>The difference, field by field; may be negative.</summary>
    public Figures Minus(Figures other) => Combine(other, (left, right) => checked(left - right));

    public bool SameAs(Figures other) => Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    private Figures Combine(Figures other, Func<long, long, long> operation)
    {
        if (other.Values.Length != Values.Length)
        {
            throw new InvalidOperationException(
                $"Columns of {Values.Length} and {other.Values.Length} fields cannot be combined."
            );
        }

        return this with
        {
            Values = [.. Values.Zip(other.Values, operation)],
        };
    }
}
