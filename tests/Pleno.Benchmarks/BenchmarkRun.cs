using System.Diagnostics;
using System.Globalization;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Page;
using Pleno.Benchmarks.Rows;
using Pleno.Benchmarks.Scene;
using Pleno.Local.Services;

namespace Pleno.Benchmarks;

/// <summary>The command: measures the rows asked for, all by default, and writes the page from the results of all that were ever measured here.</summary>
internal static class BenchmarkRun
{
    private const string Usage =
        "usage: dotnet run -c Release --project tests/Pleno.Benchmarks -- [ROW…] [--quick | --page]";

    /// <summary>A run ends after this time, measured to the end or not.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is ["--child", var name, .. var rest])
        {
            return await ChildRun.RunAsync(name, rest);
        }

        var flags = arguments.Where(argument => argument.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
        if (RowsOf(arguments) is not { } rows || flags.Any(flag => flag is not ("--quick" or "--page")))
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }

        using var stop = new CancellationTokenSource(Longest);
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var isQuick = flags.Contains("--quick");
        var folder = FolderOf(isQuick);
        var isWhole = flags.Contains("--page") || await MeasureAsync(rows, isQuick, folder, output, stop.Token);
        // What a quick run measured is no figure.
        if (!isQuick)
        {
            FiguresPage.Write(AllRows.All, row => ResultFiles.Find(folder, row));
            await output.WriteLineAsync($"Written: {FiguresPage.Path}");
        }

        return isWhole ? 0 : 1;
    }

    /// <summary>Measures rows one after the other; one that fails does not end the run. False when one did.</summary>
    private static async Task<bool> MeasureAsync(
        IReadOnlyList<IRow> rows,
        bool isQuick,
        string folder,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var failed = false;
        await using var bench = new Bench(isQuick, output);
        var machine = Machine.Here();
        foreach (var row in rows)
        {
            try
            {
                await output.WriteLineAsync($"{row.Number}. {row.Title} …");
                var result = await MeasureAsync(row, bench, machine, cancellationToken);
                ResultFiles.Save(folder, result);
                await output.WriteLineAsync(FiguresPage.Brief(result));
            }
            catch (Exception fault)
            {
                failed = true;
                await output.WriteLineAsync(
                    cancellationToken.IsCancellationRequested ? "   stopped" : $"   failed: {fault}"
                );
            }

            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        return !failed;
    }

    private static async Task<RowResult> MeasureAsync(
        IRow row,
        Bench bench,
        Machine machine,
        CancellationToken cancellationToken
    )
    {
        var (at, watch) = (TimeProvider.System.GetUtcNow(), Stopwatch.StartNew());
        RowResult Result(Measured measured, string? skipped) =>
            new(
                row.Number,
                at,
                Math.Round(watch.Elapsed.TotalSeconds, 1),
                machine,
                measured.Figures,
                measured.Notes,
                measured.Operations,
                skipped
            );

        try
        {
            return Result(await row.MeasureAsync(bench, cancellationToken), null);
        }
        catch (RowSkippedException skipped)
        {
            return Result(new Measured([]), skipped.Message);
        }
    }

    /// <summary>The rows named; all when none is; null when one is not there.</summary>
    private static List<IRow>? RowsOf(string[] arguments)
    {
        var named = arguments.Where(argument => !argument.StartsWith('-')).ToList();
        var rows = AllRows.All.Where(row => named.Count == 0 || named.Contains($"{row.Number}")).ToList();
        return named.All(name =>
            int.TryParse(name, NumberStyles.None, null, out var number) && rows.Exists(row => row.Number == number)
        )
            ? rows
            : null;
    }

    private static string FolderOf(bool isQuick) =>
        Path.Combine(RepositoryRoot.Find(), "artifacts", isQuick ? "figures-quick" : "figures");
}
