using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;

namespace Pleno.Benchmarks.Rows;

/// <summary>A row of the page of figures.</summary>
internal interface IRow
{
    /// <summary>Its number.</summary>
    int Number { get; }

    /// <summary>What it measures.</summary>
    string Title { get; }

    /// <summary>What was tried, what the floor is, what it comes to in Azure: by hand.</summary>
    string Remarks { get; }

    /// <summary>Measures it.</summary>
    /// <exception cref="RowSkippedException">It cannot be measured on this machine.</exception>
    Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken);
}
