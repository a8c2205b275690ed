using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Storage;

namespace Pleno.Benchmarks.Rows;

/// <summary>The most memory that a process takes that does nothing but take in documents.</summary>
internal sealed class PeakMemory : IRow
{
    private const int Limit = 250;
    private const int Provinces = 11;
    private const int Each = 91;

    public int Number => 9;

    public string Title => "Peak memory";

    public string Remarks =>
        """
            A process of its own takes in what lies in the container, eight at a time as an instance does, and tells the most resident memory it ever had (VmHWM), the runtime's own and the SDK's among it. The large
            documents are of 20 MB each: a workbook with a picture, as offices paste the scan of a signed form into it, and for one document also a CSV whose table is filled up.

            Tried: a file is read into memory of its own size. The SDK's download into memory that grows took 19 MB more for one workbook, and 46 MB more for 24 documents of which 4 are large. With the runtime's
            own ways of collecting the 1,000 documents took 596 MB; with memory given back soon and no collection beside the work (Directory.Build.props) 264 MB; tried besides, a smaller youngest
            generation, 283 MB. With large files one at a time (0024) 252 MB, and what the table says with a collection after each of them.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var contests = Enumerable
            .Range(11, Provinces)
            .Select(province => SampleContest.Of(province, Each, 10))
            .ToList();
        var small = await PeakAsync(bench, contests, Uploads(contests, 1, 0), cancellationToken);
        var picture = await PeakAsync(bench, contests, Uploads(contests, 1, 1), cancellationToken);
        var filled = await PeakAsync(bench, contests, [FilledUp(contests[0])], cancellationToken);
        var (count, large) = (bench.Few(1_000, 24), bench.Few(50, 4));
        var many = await PeakAsync(bench, contests, Uploads(contests, count, large), cancellationToken);
        return new Measured(
            [
                Figure.OfLimit("one workbook of 20 MB", [picture], "MB", Limit),
                Figure.OfLimit("one CSV of 20 MB", [filled], "MB", Limit),
                Figure.OfLimit($"{count:#,0} documents, {large} of them of 20 MB", [many], "MB", Limit),
            ],
            $"With one document of some kB the same process takes {small.ToString("0", CultureInfo.InvariantCulture)} MB: runtime, SDK, configuration."
        );
    }

    /// <summary>What the child does: takes in every upload, and prints the most memory it had, in MB.</summary>
    public static async Task<int> TakeInAllAsync(string connection)
    {
        await using var pipeline = await Pipeline.StartAsync(connection, [], null, null, CancellationToken.None);
        var names = new List<string>();
        var container = new BlobContainerClient(connection, StorageNames.PlenaryContainer);
        await foreach (var blob in container.GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        // Neighbours are of different contests, as they come in.
        var mixed = names.OrderBy(name => name.Split('/')[1][2..], StringComparer.Ordinal).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Documents.AtATime };
        await Parallel.ForEachAsync(mixed, options, async (name, token) => await pipeline.TakeInAsync(name, token));
        var peak = File.ReadLines("/proc/self/status")
            .Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(
            double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
                / 1024
        );
        return 0;
    }

    private static async Task<double> PeakAsync(
        Bench bench,
        List<Contest> contests,
        IEnumerable<(string Name, byte[] Content)> uploads,
        CancellationToken cancellationToken
    )
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new RowSkippedException("the most memory a process had is read from /proc.");
        }

        await using var azurite = await bench.StartOnDiskAsync(cancellationToken);
        await using (await Pipeline.StartAsync(azurite.ConnectionString, contests, null, null, cancellationToken)) { }
        var container = new BlobContainerClient(azurite.ConnectionString, StorageNames.PlenaryContainer);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            uploads,
            options,
            async (upload, token) =>
                await container.GetBlobClient(upload.Name).UploadAsync(BinaryData.FromBytes(upload.Content), token)
        );
        await using var child = ChildProcess.Start("memory", azurite.ConnectionString);
        return double.Parse(await child.OutputAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Documents of different areas, the large ones spread among them.</summary>
    private static IEnumerable<(string Name, byte[] Content)> Uploads(List<Contest> contests, int count, int large)
    {
        for (var number = 0; number < count; number++)
        {
            var contest = contests[number % contests.Count];
            var area = contest.Areas.ChildrenOf(contest.Key.Area)[number / contests.Count].Code;
            var document = SampleDocument.Of(contest, area, number);
            var isLarge = large > 0 && number % (count / large) == 0;
            yield return isLarge
                ? ($"{contest.Key}/{area}/D.HASIL.xlsx", WithPicture(XlsxFormWriter.Write(document), number))
                : ($"{contest.Key}/{area}/D.HASIL.csv", CsvFormWriter.Write(document));
        }
    }

    /// <summary>The workbook with a picture that no compression makes smaller, up to the largest size that is read.</summary>
    private static byte[] WithPicture(byte[] workbook, int seed)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var picture = archive.CreateEntry("xl/media/image1.jpeg", CompressionLevel.NoCompression).Open();
            var bytes = new byte[Evidence.LargestFile - workbook.Length - 4_096];
            new Random(seed).NextBytes(bytes);
            picture.Write(bytes);
        }

        return file.ToArray();
    }

    /// <summary>A form with rows of numbers below it, up to the largest size that is read.</summary>
    private static (string Name, byte[] Content) FilledUp(Contest contest)
    {
        var area = contest.Areas.ChildrenOf(contest.Key.Area)[0].Code;
        var row = Encoding.ASCII.GetBytes($",Catatan,{string.Concat(Enumerable.Repeat(",123456", 400))}\r\n");
        using var file = new MemoryStream();
        file.Write(CsvFormWriter.Write(SampleDocument.Of(contest, area)));
        while (file.Length + row.Length <= Evidence.LargestFile)
        {
            file.Write(row);
        }

        return ($"{contest.Key}/{area}/D.HASIL.csv", file.ToArray());
    }
}
