using System.Globalization;
using System.Text;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Rows;
using Pleno.Local.Services;

namespace Pleno.Benchmarks.Page;

/// <summary>Writes docs/figures.md from the results that are kept.</summary>
internal static class FiguresPage
{
    /// <summary>The page, from the root of the repository.</summary>
    public const string Path = "docs/figures.md";

    private const string Command = "dotnet run -c Release --project tests/Pleno.Benchmarks";

    /// <summary>Writes the page. A row that was never measured here stays as the page has it: somebody may have measured it elsewhere.</summary>
    /// <param name="rows">Every row.</param>
    /// <param name="find">Finds the result of a row.</param>
    public static void Write(IReadOnlyList<IRow> rows, Func<int, RowResult?> find)
    {
        var path = System.IO.Path.Combine(RepositoryRoot.Find(), Path);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var results = rows.Select(row => (Row: row, Result: find(row.Number))).ToList();
        var page = new StringBuilder(Head());
        foreach (var (row, result) in results)
        {
            page.Append(
                (result is null ? KeptLine(before, row) : null)
                    ?? $"| {row.Number} | {row.Title} | {Verdict(result)} |\n"
            );
        }

        foreach (var (row, result) in results)
        {
            page.Append((result is null ? KeptSection(before, row) : null) ?? Section(row, result));
        }

        File.WriteAllText(path, page.ToString());
    }

    /// <summary>The row's line in the first table of the page; null where it has none.</summary>
    private static string? KeptLine(string page, IRow row) =>
        Array.Find(page.Split('\n'), line => line.StartsWith($"| {row.Number} | ", StringComparison.Ordinal))
            is { } line
            ? $"{line}\n"
            : null;

    private static string? KeptSection(string page, IRow row)
    {
        var from = page.IndexOf($"\n## {row.Number}. ", StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        var until = page.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return until < 0 ? page[from..] : page[from..until];
    }

    /// <summary>A row's figures in one line each, for whoever watches.</summary>
    public static string Brief(RowResult result) =>
        result.Skipped is { } why
            ? $"   skipped: {why}"
            : string.Join(
                '\n',
                [
                    .. result.Figures.Select(figure =>
                        $"   {figure.What}: {Show(figure.Ours)} {figure.Unit}; floor {Show(figure.Floors)}; ratio {Show(figure.Ratio)}; {figure.Target}: {Reached(figure)}"
                    ),
                    .. result.Notes.Select(note => $"   {note}"),
                    .. result.Operations.Select(one => $"   {one.Of}: {one.Lines.Sum(line => line.Count)} operations"),
                    $"   {result.Seconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
                ]
            );

    private static string Head() =>
        $"""
            # Figures

            How fast Pleno is, each figure beside the floor that it could at best reach on the same machine in the same run. The whole page is written by

            ```
            {Command}
            ```

            and single rows anew by their numbers (`-- 3 4`); it writes the page from the last result of each row. `-- --quick` only sees that everything runs.

            Machines are shared and noisy, so a figure counts by its **ratio**: ours and the floor are measured in turn, several times, and each turn
            gives a ratio. Told are the median and, in brackets, the least and the most. A ratio of speeds is ours by the floor's, so 1 is the floor itself; a ratio of
            times likewise, so there less is better. No test asserts a speed. The turns are our own small harness (`Measuring/Turns.cs`) and not BenchmarkDotNet,
            which measures one thing to its end before it begins the next.

            | row | figure | target reached |
            |---|---|---|

            """;

    private static string Verdict(RowResult? result) =>
        result switch
        {
            null => "not measured",
            { Skipped: not null } => "skipped",
            _ when result.Figures.All(figure => figure.Reached is null) => "no target",
            _ => string.Join(", ", result.Figures.Where(figure => figure.Reached is not null).Select(Reached)),
        };

    private static string Section(IRow row, RowResult? result)
    {
        var section = new StringBuilder($"\n## {row.Number}. {row.Title}\n\n");
        if (result is null)
        {
            section.Append("Not measured.\n\n");
        }
        else if (result.Skipped is { } why)
        {
            section.Append($"Skipped: {why}\n\n");
        }
        else
        {
            section.Append(Table(result));
        }

        section.Append(row.Remarks.Trim()).Append('\n');
        if (result is not null)
        {
            section.Append(string.Concat(result.Notes.Select(note => $"\n{note}\n")));
            section.Append(string.Concat(result.Operations.Select(Operations)));
            section.Append($"\n{Circumstances(row, result)}\n");
        }

        return section.ToString();
    }

    private static string Table(RowResult result)
    {
        if (result.Figures.Count == 0)
        {
            return "";
        }

        var table = new StringBuilder(
            "| figure | floor | ours | floor's | ratio | target | reached |\n|---|---|---|---|---|---|---|\n"
        );
        foreach (var figure in result.Figures)
        {
            table.Append(
                $"| {figure.What} | {Dash(figure.Floor)} | {Show(figure.Ours)} {figure.Unit} | {Show(figure.Floors)} | {Show(figure.Ratio)} | {Dash(figure.Target)} | {Reached(figure)} |\n"
            );
        }

        return table.Append('\n').ToString();
    }

    private static string Operations(CountedOperations counted)
    {
        var lines = counted.Lines.Select(line =>
            $"| {line.Count} | {line.What} | {OperationReasons.Of(line.What)} |\n"
        );
        return $"\n**{counted.Of}: {counted.Lines.Sum(line => line.Count)}**\n\n| times | operation | why |\n|---|---|---|\n{string.Concat(lines)}";
    }

    private static string Circumstances(IRow row, RowResult result)
    {
        var machine = result.Machine;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<sub>{result.MeasuredAt:yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}, {result.Seconds:0} s: `{Command} -- {row.Number}`. {machine.Processor}, {machine.Cores} cores, {machine.Memory:0.#} GB, {machine.System}; {machine.Runtime}, node {machine.Node}, Azurite {machine.Azurite}.</sub>"
        );
    }

    private static string Reached(Figure figure) =>
        figure.Reached switch
        {
            true => "yes",
            false => "**no**",
            null => "–",
        };

    private static string Dash(string text) => text.Length == 0 ? "–" : text;

    private static string Show(Spread? spread) =>
        spread is null ? "–"
        : spread.Least.Equals(spread.Most) ? Show(spread.Median)
        : $"{Show(spread.Median)} ({Show(spread.Least)}–{Show(spread.Most)})";

    private static string Show(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                >= 100 => "#,0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture
        );
}
