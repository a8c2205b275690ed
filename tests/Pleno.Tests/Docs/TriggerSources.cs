using System.Text.RegularExpressions;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Docs;

/// <summary>What the source files of the deployable app declare, compared with what the local host found in its own assembly.</summary>
internal static partial class TriggerSources
{
    public static IReadOnlyList<string> Files() =>
        [
            .. Repository
                .Files("functions/Pleno.Functions")
                .Where(file =>
                    file.EndsWith(".cs", StringComparison.Ordinal)
                    && !file.EndsWith("/Program.cs", StringComparison.Ordinal)
                ),
        ];

    /// <summary>Names of functions that only one side has, each with the side.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<string> sources, FunctionCatalogue catalogue)
    {
        var declared = sources.SelectMany(NamesIn).Order(StringComparer.Ordinal).ToList();
        var running = catalogue.Functions.Select(function => function.Name).ToList();
        return
        [
            .. declared.Except(running, StringComparer.Ordinal).Select(name => $"{name}: declared, not run locally"),
            .. running.Except(declared, StringComparer.Ordinal).Select(name => $"{name}: run locally, not declared"),
            .. declared.GroupBy(name => name).Where(same => same.Skip(1).Any()).Select(same => $"{same.Key}: twice"),
        ];
    }

    // Any use of the attribute counts, also one written in a way that gives no name here: that one is then a difference.
    private static IEnumerable<string> NamesIn(string source) =>
        FunctionAttribute()
            .Matches(WithoutComments().Replace(source, ""))
            .Select(use =>
                NameOf().Match(use.Groups["argument"].Value) is { Success: true } name
                    ? name.Groups["name"].Value
                    : use.Value
            );

    [GeneratedRegex(
        @"\bFunction(Attribute)?\s*\((?<argument>[^()]*(\([^()]*\))?[^()]*)\)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FunctionAttribute();

    [GeneratedRegex(
        @"^\s*(nameof\s*\(\s*(?<name>\w+)\s*\)|""(?<name>[^""]+)"")\s*$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NameOf();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex WithoutComments();
}
