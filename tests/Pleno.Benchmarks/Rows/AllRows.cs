namespace Pleno.Benchmarks.Rows;

/// <summary>The rows of the page, in its order.</summary>
internal static class AllRows
{
    public static IReadOnlyList<IRow> All { get; } =
    [
        new ReadAndCheck(),
        new PlainScript(),
        new DocumentThroughput(),
        new NoticeThroughput(),
        new UploadToLetter(),
        new ContestSize(),
        new StorageOperations(),
        new ColdStart(),
        new PeakMemory(),
        new CountryBoard(),
    ];
}
