using System.Text.RegularExpressions;

namespace Pleno.Tests.Docs;

/// <summary>A part of a page that is generated, between two comments that name it. With PLENO_WRITE_DOCS=1 it is written anew.</summary>
internal static class GeneratedPart
{
    public static void Check(string page, string name, string text)
    {
        var path = Path.Combine(Repository.Root, page);
        var part = new Regex(
            $"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(5)
        );
        part.IsMatch(File.ReadAllText(path)).ShouldBeTrue($"{page} has no part '{name}'.");
        var expected = part.Replace(
            File.ReadAllText(path),
            match => $"{match.Groups[1].Value}{text.Trim()}\n{match.Groups[2].Value}"
        );
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        File.ReadAllText(path).ShouldBe(expected);
    }
}
