namespace Pleno.Benchmarks.Rows;

/// <summary>The rows of the page, in its order.</summary>
internal static class AllRows
{
    public static IReadOnlyList<IRow> All { get; } = [new ReadAndCheck(), new DocumentThroughput(), new NoticeThroughput(), new StorageOperations()];
}
