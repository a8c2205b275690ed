using System.Reflection;
using System.Text.RegularExpressions;
using Pleno.Recaps.Findings;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Rules;

/// <summary>docs/codes.md is the catalogue. With PLENO_WRITE_DOCS=1 it is written anew.</summary>
public sealed class CodesPageTests
{
    private const string Page = "docs/codes.md";

    /// <summary>F.801 cannot come of an upload as long as the trigger's path has its three parts; it stands for a blob put there otherwise.</summary>
    private static readonly int[] NotYet = [801];

    private static readonly (Code Code, string Name)[] Named =
    [
        .. CodeCatalogue
            .Catalogues.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => ((Code)field.GetValue(null)!, $"{field.DeclaringType!.Name}.{field.Name}")),
    ];

    [Fact]
    public void The_page_is_the_catalogue()
    {
        var path = Path.Combine(Repository.Root, Page);
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, CodesPage.Render());
        }

        File.ReadAllText(path).ShouldBe(CodesPage.Render());
    }

    [Fact]
    public void The_page_has_every_code_with_both_languages()
    {
        var page = CodesPage.Render();
        foreach (var code in CodeCatalogue.All)
        {
            page.ShouldContain($"### {code.Id}\n\n{code.Indonesian.Meaning} / {code.English.Meaning}\n");
        }
    }

    [Fact]
    public void Every_number_is_used_once() =>
        CodeCatalogue.All.GroupBy(code => code.Number).ShouldAllBe(group => group.Count() == 1);

    [Fact]
    public void Every_code_has_a_test()
    {
        var tests = string.Join(
            '\n',
            Repository
                .Files("tests/Pleno.Tests")
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Where(file => !file.EndsWith($"{nameof(CodesPageTests)}.cs", StringComparison.Ordinal))
                .Select(Repository.Read)
        );
        Named
            .Where(named => !NotYet.Contains(named.Code.Number) && !IsTested(tests, named.Code, named.Name))
            .Select(named => named.Name)
            .ShouldBeEmpty();
    }

    private static bool IsTested(string tests, Code code, string name) =>
        Regex.IsMatch(
            tests,
            $@"\b[FW][._]?{code.Number}(?!\d)|\b{Regex.Escape(name)}\b",
            RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );
}
