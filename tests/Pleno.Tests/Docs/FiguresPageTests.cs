namespace Pleno.Tests.Docs;

/// <summary>docs/figures.md, which tests/Pleno.Benchmarks writes. What it says of speed is asserted nowhere.</summary>
public sealed class FiguresPageTests
{
    private const string Page = "docs/figures.md";

    [Fact]
    public void The_page_has_every_row()
    {
        var page = Repository.Read(Page);
        var rows = Repository
            .Files("tests/Pleno.Benchmarks/Rows")
            .Select(Repository.Read)
            .SelectMany(source => source.Split('\n'))
            .Where(line => line.Contains("public int Number => ", StringComparison.Ordinal))
            .Select(line => line.Split("=>")[1].Trim(' ', ';'))
            .ToList();
        rows.Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 10).Select(row => $"{row}").Order(StringComparer.Ordinal));
        rows.ShouldAllBe(row => page.Contains($"\n## {row}. ", StringComparison.Ordinal));
    }

    /// <summary>A row that counts storage operations gives the reason of each.</summary>
    [Fact]
    public void No_operation_is_without_a_reason() => Repository.Read(Page).ShouldNotContain("| ? |");
}
