using System.Globalization;
using System.Text;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Drills;

/// <summary>The part of docs/drills.md that a long run writes.</summary>
internal static class DrillPage
{
    private const string Path = "docs/drills.md";
    private const string Start = "<!-- drills: written by a long run -->\n";
    private const string End = "<!-- /drills -->";

    public static void Write(DrillSummary summary)
    {
        var page = Repository.Read(Path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(
            System.IO.Path.Combine(Repository.Root, Path),
            string.Concat(page.AsSpan(0, from), Table(summary), page.AsSpan(to))
        );
    }

    private static string Table(DrillSummary summary)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Seed {summary.Seed}, last written {summary.Date:yyyy-MM-dd}.\n\n");
        text.Append("| drill | what was counted | seconds |\n|---|---|---|\n");
        foreach (var line in summary.Drills)
        {
            var counts = line.Counts.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:#,0}")
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {line.Drill} | {string.Join("; ", counts)} | {line.Seconds:0} |\n"
            );
        }

        return text.ToString();
    }
}
