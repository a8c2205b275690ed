using System.Net;
using System.Text;
using System.Text.Json;
using Pleno.Board;
using Pleno.Board.Json;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Language;
using Pleno.Pages;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>What the board and the page of an area say, as pages and as JSON, on real storage.</summary>
public sealed class BoardPageTests(AzuriteFixture azurite)
{
    private const string Script = "<script>alert(1)</script>";
    private static readonly SmallContest Two = new(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_there_is_nothing_the_pages_say_so()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two, isLoaded: false);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        (await client.GetStringAsync("/api/board", Token)).ShouldContain("Belum ada pemilihan");
        (await StatusAsync(client, $"/api/board/{SmallContest.Key}")).ShouldBe(HttpStatusCode.NotFound);
        await rig.Get<ContestStore>().SaveAsync(Two.Contest, Token);

        var overview = await client.GetStringAsync("/api/board", Token);
        overview.ShouldContain("Pemilihan Gubernur Kalimantan Timur");
        overview.ShouldContain("BELUM DIPERIKSA");
        overview.ShouldContain("0 dari 3 wilayah sah");
        var board = await client.GetStringAsync($"/api/board/{SmallContest.Key}", Token);
        board.ShouldContain("BELUM DIPERIKSA");
        board.ShouldContain("Belum ada angka yang sah");
        board.ShouldContain("Belum ada surat");
        var area = await client.GetStringAsync($"/api/board/{SmallContest.Key}/areas/6401", Token);
        area.ShouldContain("Belum ada dokumen");
        (await StatusAsync(client, $"/api/board/{SmallContest.Key}/areas/6409")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(client, $"/api/board/{SmallContest.Key}/areas/64.01")).ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>From a rejected document over its mending and a correction to the decree.</summary>
    [Fact]
    public async Task The_board_and_the_area_follow_the_documents()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        var (first, second) = (Two.Child(Two.Children[0]), Two.Child(Two.Children[1]));
        await rig.PlenaryAsync(Two.Children[0], SmallContest.Csv(Wrong()));
        await rig.CheckStagesAsync();

        var area = await AreaAsync(client, "6401");
        area.ShouldContain("id=\"sel-total-suara_sah\"");
        area.ShouldContain("href=\"#temuan-1\">F.501</a>");
        area.ShouldContain("href=\"#sel-total-suara_sah\"");
        area.ShouldContain("Yang perlu dilakukan");
        area.ShouldContain("TIDAK / no");
        area.ShouldContain("I. DATA PEMILIH DAN PENGGUNA HAK PILIH");
        var board = await BoardAsync(client);
        board.ShouldContain("BELUM SIAP");
        board.ShouldContain("Ketua KPU Kabupaten 6401");
        board.ShouldContain("Konfirmasi kesiapan dari Kepala Kepolisian Daerah belum ada");
        board.ShouldContain("8 Desember 2024, pukul 14.00 WITA");
        board.ShouldContain("ditolak / rejected: F.501");

        var old = await rig.PlenaryAsync(Two.Children[0], SmallContest.Csv(first), "v2.csv");
        area = await AreaAsync(client, "6401");
        area.ShouldNotContain("temuan-1");
        area.ShouldNotContain("TIDAK / no");
        area.ShouldContain("sementara / provisional");
        area.ShouldContain(Words.HashGroups(old.Hash));
        board = await BoardAsync(client);
        board.ShouldContain("SEMENTARA");
        board.ShouldContain("jumlah dari 1 dari 2 wilayah");
        board.ShouldContain(BoardWords.FirstGroups(old.Hash));

        var better = Two.Child(Two.Children[0], 9, new RecapRevision(old.Hash[..16], "Salah hitung", "PUTUSAN 1/2024"));
        await rig.PlenaryAsync(Two.Children[0], SmallContest.Csv(better), "v3.csv");
        await rig.DrainDocumentsAsync();
        var newer = await AreaAsync(client, $"6401?document={old.Hash}");
        newer.ShouldContain("lebih baru");
        newer.ShouldContain("Dokumen yang ditampilkan berbeda dari yang berlaku");

        await DetermineAsync(rig, better, second);
        (await AreaAsync(client, "64")).ShouldContain("ditetapkan / determined");
        board = await BoardAsync(client);
        board.ShouldContain("DITETAPKAN");
        board.ShouldContain("Keputusan 149/2024");
        board.ShouldContain("3 dari 3 wilayah sah");
    }

    [Fact]
    public async Task What_the_pages_show_is_there_as_JSON()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        var refused = await rig.PlenaryAsync(Two.Children[0], SmallContest.Csv(Wrong()));
        var accepted = await rig.PlenaryAsync(Two.Children[1], SmallContest.Csv(Two.Child(Two.Children[1])));
        await rig.CheckStagesAsync();

        var list = await JsonAsync<ContestListAnswer>(client, "/api/contests");
        list.Contests.ShouldHaveSingleItem().AcceptedAreas.ShouldBe(1);
        var contest = await JsonAsync<ContestAnswer>(client, $"/api/contests/{SmallContest.Key}");
        contest.Next.ShouldBe(SmallContest.Stage);
        contest.Stages.ShouldHaveSingleItem().Missing.Count.ShouldBe(3);
        contest
            .Areas.Select(row => row.State)
            .ShouldBe([BoardAreaState.Missing, BoardAreaState.Rejected, BoardAreaState.Accepted]);
        contest.Votes.ShouldNotBeNull().IsDetermined.ShouldBeFalse();
        contest.Votes!.Pairs.Sum(pair => pair.Votes).ShouldBe(contest.Votes.ValidVotes);
        contest.Areas[2].Rests.ShouldNotBeNull().Document.ShouldBe(accepted.Hash);
        var area = await JsonAsync<AreaAnswer>(client, $"/api/contests/{SmallContest.Key}/areas/6401");
        area.Columns.ShouldBe(["640101", "640102"]);
        area.Findings[0].Code.ShouldBe("F.501");
        area.Checks.SelectMany(check => check.Sides).ShouldContain(side => side.Holds == false);
        area.Documents.ShouldHaveSingleItem().Hash.ShouldBe(refused.Hash);
        var problem = await client.GetAsync(new Uri("/api/contests/nonsense", UriKind.Relative), Token);
        problem.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Evidence_is_given_as_a_file_and_only_to_whom_it_is_allowed()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        var content = SmallContest.Csv(Two.Child(Two.Children[0]));
        var id = await rig.PlenaryAsync(Two.Children[0], content, "a\"b; c.csv");
        var address = $"/api/contests/{SmallContest.Key}/areas/6401/documents/{id.Hash}/file";
        using var client = web.Client("uploader:6401");
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
        (await answer.Content.ReadAsByteArrayAsync(Token)).ShouldBe(content);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe($"gubernur-64-2024_6401_v1_{id.Hash[..8]}.csv");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await StatusAsync(client, address.Replace(id.Hash, new string('0', 64), StringComparison.Ordinal))).ShouldBe(
            HttpStatusCode.NotFound
        );
        (await StatusAsync(client, address.Replace(id.Hash, "..%2f6402", StringComparison.Ordinal))).ShouldBe(
            HttpStatusCode.NotFound
        );
        foreach (var other in new[] { "uploader:6402", "official:31", "security-office:64/polda" })
        {
            using var stranger = web.Client(other);
            (await StatusAsync(stranger, address)).ShouldBe(HttpStatusCode.Forbidden, other);
        }

        using var security = web.Client("security-office:64/polda");
        (await BoardAsync(security)).ShouldNotContain("/areas/6401");
    }

    /// <summary>Scripts in every text of the configuration and of a document, a pair of 120 characters, and 38 areas.</summary>
    [Fact]
    public async Task Whatever_stands_in_a_text_is_shown_as_text()
    {
        var many = new SmallContest(38);
        var contest = Hostile(many);
        await using var rig = await PipelineRig.StartAsync(azurite, many, isLoaded: false);
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        var form = OfContest(contest, many.Child(many.Children[0]));
        await rig.PlenaryAsync(many.Children[0], SmallContest.Csv(form), $"{Script.Replace('/', '_')}.csv");
        await rig.CheckStagesAsync();

        var board = await BoardAsync(client);
        var area = await AreaAsync(client, "6401");
        foreach (var page in new[] { await client.GetStringAsync("/api/board", Token), board, area })
        {
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<script>alert", Case.Insensitive);
            page.ShouldContain("&lt;script&gt;alert(1)");
        }

        board.ShouldContain(new string('N', 120 - Script.Length));
        board.Split("class=\"tile ").Length.ShouldBe(39 + 1);
        area.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; 1/BA");
    }

    /// <summary>The contest, its stage, its documents, what stands, its letters, revotes, the check's last run and the sender's stop.</summary>
    [Fact]
    public async Task A_board_of_14_areas_costs_8_requests_however_many_letters_there_are()
    {
        var fourteen = new SmallContest(14);
        await using var rig = await PipelineRig.StartAsync(azurite, fourteen);
        foreach (var child in fourteen.Children)
        {
            await rig.PlenaryAsync(child, SmallContest.Csv(fourteen.Child(child)));
        }

        await rig.CheckStagesAsync();
        await rig.Get<ReadBoard>().FindAsync(SmallContest.Key, Token);
        rig.Interference.ComeBetween(int.MaxValue, () => Task.CompletedTask);
        var board = (await rig.Get<ReadBoard>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        (int.MaxValue - rig.Interference.Left).ShouldBe(8);
        board.AcceptedAreas.ShouldBe(14);
        board.Letters.Values.Sum().ShouldBe((await rig.DeliveriesAsync()).Count);
        board.Letters.Values.Sum().ShouldBeGreaterThan(0);
    }

    private static FormContent Wrong()
    {
        var content = Two.Child(Two.Children[0]);
        var field = content.Figures.Layout["suara_sah"];
        content.Figures[content.Figures.TotalColumn, field] += 40;
        return content;
    }

    private static async Task DetermineAsync(PipelineRig rig, params FormContent[] children)
    {
        await rig.PlenaryAsync(Two.Children[1], SmallContest.Csv(children[1]));
        var parent = Two.Parent(children);
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(parent));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Decree(Two.Contest, parent), "keputusan.csv");
        await rig.DrainDocumentsAsync();
    }

    private static Contest Hostile(SmallContest small)
    {
        var files = small.Files.ToDictionary(
            file => file.Key,
            file =>
                Encoding
                    .UTF8.GetString(file.Value)
                    .Replace("Kabupaten ", $"Kabupaten {Script} ", StringComparison.Ordinal)
                    .Replace("Kepala Kep", $"{Script} Kep", StringComparison.Ordinal)
                    .Replace("title,Pemilihan", $"title,{Script} Pemilihan", StringComparison.Ordinal)
                    .Replace("Rapat Pleno", $"Rapat {Script}", StringComparison.Ordinal)
                    .Replace("Plenary Session", $"Session {Script}", StringComparison.Ordinal)
                    .Replace(",Samarinda", $",Samarinda {Script}", StringComparison.Ordinal)
                    .Replace(
                        "Isran - Hadi",
                        $"{Script}{new string('N', 120 - Script.Length)}",
                        StringComparison.Ordinal
                    )
        );
        var reading = ContestReader.Read(
            SmallContest.Key,
            files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal)
        );
        reading.Findings.ShouldBeEmpty();
        return reading.Contest.ShouldNotBeNull();
    }

    /// <summary>The same figures on the form of another configuration, its texts full of scripts.</summary>
    private static FormContent OfContest(Contest contest, FormContent content)
    {
        var blank = FormContent.Blank(contest, content.Header.Area)!;
        for (var column = 0; column < content.Figures.Columns; column++)
        {
            foreach (var field in content.Figures.Layout.Fields)
            {
                blank.Figures[column, field.Index] = content.Figures[column, field];
            }
        }

        return blank with
        {
            Header = content.Header with { BeritaAcara = $"{Script} 1/BA", Place = Script },
        };
    }

    private static Task<string> BoardAsync(HttpClient client) =>
        client.GetStringAsync($"/api/board/{SmallContest.Key}", Token);

    private static Task<string> AreaAsync(HttpClient client, string area) =>
        client.GetStringAsync($"/api/board/{SmallContest.Key}/areas/{area}", Token);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address) =>
        (await client.GetAsync(new Uri(address, UriKind.Relative), Token)).StatusCode;

    private static async Task<T> JsonAsync<T>(HttpClient client, string address) =>
        JsonSerializer.Deserialize<T>(await client.GetStringAsync(address, Token), Answers.Writing)!;
}
