using Pleno.Benchmarks.Scene;
using Pleno.Contests;
using Pleno.Intake.Writing;

namespace Pleno.Benchmarks.Rows;

/// <summary>Uploads of several contests, which are taken in side by side: what is uploaded at the same time is mostly of other provinces.</summary>
internal sealed class Documents
{
    /// <summary>Letters of an accepted document: to whoever uploaded it, and to the KPU of the province.</summary>
    public const int Letters = 2;

    /// <summary>As many as an instance has at a time (<c>host.json</c>, <c>maxDegreeOfParallelism</c>).</summary>
    public const int AtATime = 8;

    private const int FirstProvince = 11;

    /// <param name="each">Documents of each contest.</param>
    public Documents(int each)
    {
        Contests =
        [
            .. Enumerable.Range(FirstProvince, AtATime).Select(province => SampleContest.Of(province, each, 10)),
        ];
        Files =
        [
            .. Contests.Select(contest =>
                contest
                    .Areas.ChildrenOf(contest.Key.Area)
                    .Select(area => SampleDocument.Of(contest, area.Code))
                    .Select(document => (document, CsvFormWriter.Write(document)))
                    .ToList()
            ),
        ];
    }

    public IReadOnlyList<Contest> Contests { get; }

    /// <summary>The documents of each contest.</summary>
    public IReadOnlyList<IReadOnlyList<(FormContent Document, byte[] Content)>> Files { get; }

    public int Count => Files.Sum(files => files.Count);

    /// <summary>Uploads all. Returns the blobs' names by contest.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> UploadAsync(Pipeline pipeline)
    {
        var names = new List<IReadOnlyList<string>>();
        foreach (var files in Files)
        {
            names.Add(await Task.WhenAll(files.Select(file => pipeline.UploadAsync(file.Document, file.Content))));
        }

        return names;
    }

    /// <summary>Does something with each upload, contests side by side, those of a contest one after the other.</summary>
    /// <param name="names">The blobs' names by contest.</param>
    /// <param name="take">Gets the name, its contest, and its number in it from 1.</param>
    public Task EachAsync(IReadOnlyList<IReadOnlyList<string>> names, Func<string, Contest, int, Task> take) =>
        Task.WhenAll(
            names.Zip(
                Contests,
                async (ofContest, contest) =>
                {
                    foreach (var (index, name) in ofContest.Index())
                    {
                        await take(name, contest, index + 1);
                    }
                }
            )
        );
}
