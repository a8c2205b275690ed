using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Intake.Writing;
using Pleno.Local.Services;

namespace Pleno.Benchmarks.Rows;

/// <summary>The same checks by a plain script in Python, as an office would write one.</summary>
internal sealed class PlainScript : IRow
{
    private const string Script = "tests/Pleno.Benchmarks/Python/check_form.py";
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    public int Number => 2;

    public string Title => "The same checks by a plain script in Python";

    public string Remarks =>
        $"""
            [{Script}](../{Script}) reads every cell with openpyxl or csv, finds the rows by their words and compares the sums of row 1. Timed is its reading and checking
            alone, without the start of Python. It knows one wording of each row, one separator and no damaged file, and names no culprit. Needs `apt-get install python3-openpyxl`.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var python = await FindAsync(cancellationToken);
        var workbook = await TakeAsync(
            bench,
            python,
            ReadAndCheck.Form.Of(136, XlsxFormWriter.Write, "d-hasil.xlsx"),
            cancellationToken
        );
        var csv = await TakeAsync(
            bench,
            python,
            ReadAndCheck.Form.Of(1_571, content => CsvFormWriter.Write(content), "d-hasil.csv"),
            cancellationToken
        );
        return new Measured([
            FigureOf("workbook, 136 columns", "openpyxl", workbook),
            FigureOf("CSV, 1,571 columns", "Python's csv", csv),
        ]);
    }

    private static Figure FigureOf(string what, string floor, IReadOnlyList<Turn> turns) =>
        Figure.OfSpeed(what, floor, turns, "files/s", 10) with
        {
            Target = "at least 10 times",
        };

    private static async Task<IReadOnlyList<Turn>> TakeAsync(
        Bench bench,
        string python,
        ReadAndCheck.Form form,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(bench.NewFolder(), form.Name);
        await File.WriteAllBytesAsync(file, form.Content, cancellationToken);
        var during = TimeSpan.FromMilliseconds(bench.IsQuick ? 100 : 500);
        Turns.WarmUp(() => form.Check());
        return await Turns.TakeAsync(
            bench.Turns(7),
            () => Task.FromResult(Turns.PerSecond(() => form.Check(), during)),
            () => SpeedAsync(python, file, bench.Few(5, 1), form, cancellationToken)
        );
    }

    private static async Task<double> SpeedAsync(
        string python,
        string file,
        int times,
        ReadAndCheck.Form form,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            Path.Combine(RepositoryRoot.Find(), Script),
            file,
            times.ToString(CultureInfo.InvariantCulture),
        ];
        var output = await OutputAsync(python, arguments, cancellationToken);
        var columns = form.Contest.Areas.ChildrenOf(form.Area).Count + 1;
        return
            output?.Split(' ', '\n') is [var seconds, var seen, var wrong, ..]
            && seen == columns.ToString(CultureInfo.InvariantCulture)
            && wrong.Trim() == "0"
            ? 1 / double.Parse(seconds, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(
                $"The script did not find {columns} columns without a fault: {output}"
            );
    }

    private static async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var python in Pythons)
        {
            if (await OutputAsync(python, ["-c", "import openpyxl"], cancellationToken) is not null)
            {
                return python;
            }
        }

        throw new RowSkippedException("no python3 with openpyxl here; `apt-get install python3-openpyxl` brings it.");
    }

    /// <summary>What Python prints; null where it is not there or fails.</summary>
    private static async Task<string?> OutputAsync(
        string python,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(python, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await error;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
