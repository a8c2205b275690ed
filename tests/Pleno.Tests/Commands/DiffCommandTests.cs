using System.Text.Json;
using Pleno.Tests.Scenarios;

namespace Pleno.Tests.Commands;

public sealed class DiffCommandTests
{
    private static readonly string Kaltim = Path.Combine(ScenarioFiles.Root, "kaltim-2024", "documents");
    private static readonly string Jembrana = Path.Combine(ScenarioFiles.Root, "jembrana-2024", "documents");

    [Fact]
    public async Task The_same_figures_end_with_0()
    {
        var file = Path.Combine(Kaltim, "64-v2.xlsx");
        var run = await CommandRun.OfAsync("diff", file, file);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Angkanya sama.");
    }

    [Fact]
    public async Task A_difference_ends_with_1_and_is_told_by_area_and_field()
    {
        var run = await CommandRun.OfAsync(
            "diff",
            Path.Combine(Kaltim, "64-v1.xlsx"),
            Path.Combine(Kaltim, "64-v2.xlsx")
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("64-v1.xlsx (akan ditolak)");
        run.Output.ShouldContain("Angka yang berubah: 1\n  6411 Kabupaten Mahakam Ulu\n    ");
        run.Output.ShouldContain(": 106.610 -> 10.610 (-96.000)");
        run.Output.ShouldContain("Selisih dua teratas: 202.606\n");
    }

    [Fact]
    public async Task The_effect_on_the_totals_and_the_ranking_is_told()
    {
        string[] files =
        [
            Path.Combine(Jembrana, "gubernur-5101-v1.xlsx"),
            Path.Combine(Jembrana, "gubernur-5101-v3.xlsx"),
        ];
        var run = await CommandRun.OfAsync(["diff", .. files, "--english"]);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain(": 72,468 -> 73,468 (+1,000), rank 2\n");
        run.Output.ShouldContain("First ahead of second by: 24,934 -> 23,934 (-1,000)");

        var program = await CommandRun.OfAsync(["diff", .. files, "--json"]);
        using var json = JsonDocument.Parse(program.Output);
        var root = json.RootElement;
        root.EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe([
                "shape",
                "same",
                "contest",
                "area",
                "form",
                "old",
                "new",
                "changes",
                "paslon",
                "margin",
                "changesRanking",
            ]);
        var change = root.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("field").GetString().ShouldBe("paslon.1");
        change.GetProperty("area").ValueKind.ShouldBe(JsonValueKind.Null);
        change.GetProperty("old").GetInt64().ShouldBe(72_468);
        change.GetProperty("new").GetInt64().ShouldBe(73_468);
        root.GetProperty("paslon")[1].GetProperty("new").GetProperty("rank").GetInt32().ShouldBe(1);
        root.GetProperty("margin").GetProperty("new").GetProperty("votes").GetInt64().ShouldBe(23_934);
        root.GetProperty("margin").GetProperty("old").GetProperty("first").GetString().ShouldBe("paslon.2");
    }

    [Fact]
    public async Task Documents_of_different_areas_are_not_compared()
    {
        var run = await CommandRun.OfAsync(
            "diff",
            Path.Combine(Kaltim, "6471.xlsx"),
            Path.Combine(Kaltim, "6474.json")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("6471 Kota Balikpapan");
        (await CommandRun.OfAsync("diff", Path.Combine(Kaltim, "6471.xlsx"), "nothing.csv")).Code.ShouldBe(2);
        (
            await CommandRun.OfAsync("diff", Path.Combine(Kaltim, "6471.xlsx"), ScenarioFiles.Root + "/.gitattributes")
        ).Code.ShouldBe(2);
    }
}
