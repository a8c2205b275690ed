using System.Text;
using System.Text.Json;
using Pleno.Tests.Formats;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary><c>check</c> with scans.</summary>
public sealed class ScanCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly string Bontang = Path.Combine(
        Scenarios.ScenarioFiles.Root,
        "kaltim-2024",
        "documents",
        "6474.json"
    );

    private static readonly string Config = Path.Combine(
        Scenarios.ScenarioFiles.Root,
        "kaltim-2024",
        "config",
        "gubernur-64-2024"
    );

    [Fact]
    public async Task A_scan_alone_shows_what_was_read()
    {
        var file = await ScanAsync("pindaian.pdf");
        var run = await CommandRun.OfAsync("check", file, "--config", Config);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("pindaian.pdf: bersih (gubernur-64-2024, MODEL D.HASIL KABKO-KWK-Gubernur, 6474");
        run.Output.ShouldContain("Kode Wilayah: 6474, Tahun: 2024");
        run.Output.ShouldContain("Jumlah seluruh suara sah: 94.496 (halaman 2)");
    }

    [Fact]
    public async Task A_scan_beside_its_document_is_compared()
    {
        var file = await ScanAsync("6474.pdf", ("Jumlah seluruh suara sah", "94.496", "94.490"));
        var run = await CommandRun.OfAsync("check", file, Bontang, "--config", Config, "--json");
        run.Code.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Output);
        var scan = json.RootElement.GetProperty("files")[0];
        scan.GetProperty("kind").GetString().ShouldBe("scan");
        scan.GetProperty("outcome").GetString().ShouldBe("asks");
        var finding = scan.GetProperty("findings")[0];
        finding.GetProperty("code").GetString().ShouldBe("W.731");
        finding.GetProperty("place").GetString().ShouldBe("halaman 2");
        (finding.GetProperty("expected").GetInt64(), finding.GetProperty("got").GetInt64()).ShouldBe((94_496, 94_490));
        scan.GetProperty("scan").GetProperty("totals").GetProperty("suara_sah").GetInt64().ShouldBe(94_490);
        scan.GetProperty("scan").GetProperty("document").GetString().ShouldBe(Bontang);
    }

    [Fact]
    public async Task F730_a_scan_under_the_documents_name_with_another_number()
    {
        var file = await ScanAsync("6474.pdf", ("Nomor Berita Acara", "6474", "9999"));
        var run = await CommandRun.OfAsync("check", Bontang, file, "--config", Config);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("F.730");
    }

    [Theory]
    [InlineData("%PDF-1.7 x", 1, "F.104")]
    [InlineData("", 1, "F.101")]
    [InlineData("MODEL", 1, "F.154")]
    public async Task A_scan_that_cannot_be_opened_is_unreadable(string content, int code, string finding)
    {
        var file = Path.Combine(_folder.Path, "rusak.pdf");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("check", file);
        run.Code.ShouldBe(code);
        run.Output.ShouldContain($"rusak.pdf: tidak terbaca\n  {finding}");
    }

    [Fact]
    public async Task W153_a_picture()
    {
        var file = Path.Combine(_folder.Path, "foto.pdf");
        var picture = new FormScan().Picture().Build();
        await File.WriteAllBytesAsync(file, picture, TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("check", file);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("W.153");
    }

    /// <summary>Draws the document of Kota Bontang, with cells of rows that hold a text changed.</summary>
    private async Task<string> ScanAsync(string name, params (string Row, string From, string To)[] changes)
    {
        var contest = Scenarios.ScenarioFiles.Contest("kaltim-2024", "gubernur-64-2024");
        var read = Intake.Reading.RecapFileReader.Read(
            await File.ReadAllBytesAsync(Bontang, TestContext.Current.CancellationToken),
            Bontang,
            contest,
            ContestBuilder.Bontang
        );
        var draft = read.ShouldBeFlawless().Draft;
        var form = new FormBuilder(
            contest,
            ContestBuilder.Bontang,
            new Intake.Writing.FormContent(draft.Header, contest, draft.Figures)
        );
        foreach (var row in form.Rows)
        {
            foreach (var (label, from, to) in changes.Where(change => row.Contains(change.Row)))
            {
                var digits = from.Replace(".", "", StringComparison.Ordinal);
                row[^1] = row[^1]
                    .Replace(digits, to.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }

        var file = Path.Combine(_folder.Path, name);
        await File.WriteAllBytesAsync(file, FormScan.Of(form), TestContext.Current.CancellationToken);
        return file;
    }
}
