using System.Text;
using System.Text.RegularExpressions;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;

namespace Pleno.Tests.Formats;

/// <summary>docs/file-formats.md says what the code does. With PLENO_WRITE_DOCS=1 the generated parts are written anew.</summary>
public sealed class FileFormatsPageTests
{
    private static readonly string Path = Find();

    [Fact]
    public void The_page_has_every_wording()
    {
        var page = File.ReadAllText(Path);
        page = Put(page, "wordings", Table(RowWordings.All));
        page = Put(page, "short wordings", Table(RowWordings.Brief));
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path, page);
        }

        File.ReadAllText(Path).ShouldBe(page);
    }

    [Fact]
    public void The_page_names_every_template()
    {
        var page = File.ReadAllText(Path);
        FormTemplate.Names.ShouldAllBe(name => page.Contains($"`{name}`"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public void The_examples_of_the_page_are_flawless(string language)
    {
        var page = File.ReadAllText(Path);
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        var example = page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
        var form = new FormBuilder();
        var read = form.Read(Encoding.UTF8.GetBytes(example), $"example.{language}").ShouldBeFlawless();
        read.Draft.Figures.IsComplete.ShouldBeTrue();
        read.Figure(read.Draft.Figures.TotalColumn, "suara_total").ShouldBe(79);
    }

    private static string Table(IReadOnlyList<(string Key, IReadOnlyList<string> Wordings)> rows)
    {
        var table = new StringBuilder("| key | wordings |\n|---|---|\n");
        foreach (var (key, wordings) in rows)
        {
            table.Append($"| `{key}` | {string.Join("; ", wordings)} |\n");
        }

        return table.ToString();
    }

    private static string Put(string page, string name, string text) =>
        Regex.Replace(
            page,
            $"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)",
            match => match.Groups[1].Value + text + match.Groups[2].Value,
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(5)
        );

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Pleno.slnx")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder!.FullName, "docs", "file-formats.md");
    }
}
