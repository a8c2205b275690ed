using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Pleno.Access;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Pages;

/// <summary>Sending files over http, rightly and in every wrong way, to a real storage.</summary>
public sealed class UploadTests(AzuriteFixture azurite)
{
    private const string Kpu = "uploader:6401/kpu-6401";
    private static readonly SmallContest Two = new(2);
    private static readonly byte[] Good = SmallContest.Csv(Two.Child(SmallContest.First));
    private static readonly byte[] Large = RandomNumberGenerator.GetBytes((5 * UploadPermission.BlockSize) + 10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_arrives_whole_in_its_place_and_is_followed_to_its_acceptance()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);

        var receipt = await kpu.SendAsync(Good, Sender.Request(Good));
        (receipt.Name, receipt.Sha256, receipt.WasThere).ShouldBe(("d-hasil.csv", Evidence.HashOf(Good), false));
        (await kpu.StateAsync(receipt.State)).Progress.ShouldBe(UploadProgress.Sent);

        await rig.TakeInAsync("gubernur-64-2024/6401/d-hasil.csv");
        var state = await kpu.StateAsync(receipt.State);
        (state.Progress, state.IsFinal, state.Version, state.FindingCount).ShouldBe(
            (UploadProgress.Accepted, true, 1, 0)
        );
        state
            .Groups.Select(group => group.Key)
            .ShouldBe(["document", "voters", "ballots", "disability", "candidates", "votes", "between"]);
        state.Groups.ShouldAllBe(group => group.State == CheckGroupState.Passed);
        (await NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
        (await kpu.GetAsync($"api/uploads/gubernur-64-2024/6401/{new string('0', 64)}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task The_address_opens_writing_of_one_blob_and_nothing_else()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        using var storage = new HttpClient();
        var permit = await kpu.PermitAsync(Sender.Request(Large, "foto.pdf"));
        permit.Blocks.Select(block => block.Size).ShouldBe([.. Enumerable.Repeat(262144L, 5), 10L]);
        var (url, name) = (permit.Url!, permit.Url!.AbsolutePath.Split('/')[^1]);

        (await storage.GetAsync(url, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await storage.DeleteAsync(url, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var other = new Uri(url.ToString().Replace(name, name[1..] + "0", StringComparison.Ordinal));
        (await kpu.PutAsync(other, permit.Blocks[0].Id, Large)).ShouldBe(HttpStatusCode.Forbidden);
        var plenary = new Uri(url.ToString().Replace("/incoming/", "/plenary/", StringComparison.Ordinal));
        (await kpu.PutAsync(plenary, permit.Blocks[0].Id, Large)).ShouldBe(HttpStatusCode.Forbidden);
        (await kpu.PutAsync(url, permit.Blocks[0].Id, new byte[262144])).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_second_try_sends_only_what_is_missing_and_a_permission_used_twice_comes_to_the_same()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var request = Sender.Request(Large, "pindaian.pdf");
        var first = await kpu.PermitAsync(request);
        (await kpu.PutAsync(first.Url!, first.Blocks[0].Id, Large.AsMemory(0, 262144))).ShouldBe(
            HttpStatusCode.Created
        );
        (await kpu.PutAsync(first.Url!, first.Blocks[1].Id, new byte[7])).ShouldBe(HttpStatusCode.Created);
        (
            await Sender.ProblemsAsync(await kpu.CompleteAsync(first.Permission), HttpStatusCode.UnprocessableEntity)
        ).ShouldBe(["content"]);

        var again = await kpu.PermitAsync(request);
        (await kpu.PutAsync(again.Url!, again.Blocks[0].Id, Large.AsMemory(0, 262144))).ShouldBe(
            HttpStatusCode.Created
        );
        (await Sender.ProblemsAsync(await kpu.CompleteAsync(again.Permission), HttpStatusCode.Conflict)).ShouldBe([
            "incomplete",
        ]);

        var second = await kpu.PermitAsync(request);
        second.Blocks.Select(block => block.IsThere).ShouldBe([true, false, false, false, false, false]);
        await kpu.PutAsync(second, Large);
        var receipt = await Sender.ReadAsync<UploadReceipt>(await kpu.CompleteAsync(second.Permission));
        receipt.WasThere.ShouldBeFalse();
        foreach (var permission in new[] { first.Permission, second.Permission })
        {
            var twice = await Sender.ReadAsync<UploadReceipt>(await kpu.CompleteAsync(permission));
            (twice.Name, twice.WasThere).ShouldBe(("pindaian.pdf", true));
        }

        (await kpu.PermitAsync(request)).IsReceived.ShouldBeTrue();
        (await NamesAsync(rig, StorageNames.PlenaryContainer)).ShouldBe(["gubernur-64-2024/6401/pindaian.pdf"]);
        var blob = rig.Get<BlobServiceClient>()
            .GetBlobContainerClient("plenary")
            .GetBlobClient("gubernur-64-2024/6401/pindaian.pdf");
        (await Evidence.ReadAsync(blob, Token))!.Hash.ShouldBe(Evidence.HashOf(Large));
    }

    [Fact]
    public async Task A_file_that_changed_while_it_was_sent_is_refused_and_forgotten()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var changed = (byte[])Large.Clone();
        changed[300_000] ^= 1;
        var permit = await kpu.PermitAsync(Sender.Request(Large, "a.pdf"));
        await kpu.PutAsync(permit, changed);

        (
            await Sender.ProblemsAsync(await kpu.CompleteAsync(permit.Permission), HttpStatusCode.UnprocessableEntity)
        ).ShouldBe(["content"]);
        (await NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
        (await NamesAsync(rig, StorageNames.PlenaryContainer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_permission_that_is_forged_old_of_another_account_or_for_another_area_is_refused_with_words()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        using var neighbour = new Sender(web, "uploader:6402/kpu-6402");
        using var colleague = new Sender(web, "uploader:6401");
        var permit = await kpu.PermitAsync(Sender.Request(Good));
        await kpu.PutAsync(permit, Good);
        var token = permit.Permission!;
        var forged = $"{token[..5]}{(token[5] == 'A' ? 'B' : 'A')}{token[6..]}";

        foreach (var wrong in new[] { forged, token[..^2], "", "a.b", new string('x', 10_000), ".", "é.é" })
        {
            (await Sender.ProblemsAsync(await kpu.CompleteAsync(wrong), HttpStatusCode.Forbidden)).ShouldBe([
                "permission",
            ]);
        }

        (await neighbour.CompleteAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Sender.ProblemsAsync(await colleague.CompleteAsync(token), HttpStatusCode.Forbidden)).ShouldBe([
            "permission",
        ]);
        rig.Time.Advance(TimeSpan.FromMinutes(31));
        (await Sender.ProblemsAsync(await kpu.CompleteAsync(token), HttpStatusCode.Forbidden)).ShouldBe(["expired"]);
        (await NamesAsync(rig, StorageNames.PlenaryContainer)).ShouldBeEmpty();

        // What was sent under the old permission counts under the new one.
        var renewed = await kpu.PermitAsync(Sender.Request(Good));
        renewed.Blocks.ShouldAllBe(block => block.IsThere);
        (await kpu.CompleteAsync(renewed.Permission)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_gets_a_permission_that_is_not_theirs()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        var request = Sender.Request(Good);
        foreach (var grant in new[] { "uploader:6402", "official:64", "operator:", "security-office:64/polda" })
        {
            using var other = new Sender(web, grant);
            (await other.AskAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, grant);
            (await other.CheckAsync(Good, "a.csv", "contest=gubernur-64-2024&area=6401")).StatusCode.ShouldBe(
                HttpStatusCode.Forbidden,
                grant
            );
        }

        using var kpu = new Sender(web, Kpu);
        foreach (
            var elsewhere in new[]
            {
                request with
                {
                    Area = "6402",
                },
                request with
                {
                    Area = "64",
                },
                request with
                {
                    Area = null,
                    Stage = SmallContest.Stage,
                    Office = "polda",
                },
            }
        )
        {
            (await kpu.AskAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var nobody = web.Client(null);
        nobody.DefaultRequestHeaders.Add(AppServicePrincipal.Header, "eyJhdXRoX3R5cCI6ImFhZCJ9");
        (await nobody.PostAsync("api/uploads", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.PostAsync("api/uploads/complete", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.PostAsync("api/check", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("api/upload", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var untokened = web.Client(Kpu);
        untokened.DefaultRequestHeaders.Remove(FormTokens.Header);
        (await untokened.PostAsync("api/uploads", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        using var stranger = new Sender(web, "uploader:51");
        var wrong = Sender.Request(Good, "../\u202Ea.exe") with
        {
            Size = 21 << 20,
            Sha256 = "AB",
            Replaces = new string('a', 64),
            Because = "pendek",
        };
        var problems = await Sender.ProblemsAsync(await kpu.AskAsync(wrong), HttpStatusCode.UnprocessableEntity);
        problems.Order().ShouldBe(["because", "name", "name", "name", "name", "replaces", "sha256", "size"]);
        (
            await Sender.ProblemsAsync(
                await kpu.CheckAsync([], "a.exe", "contest=gubernur-64-2024&area=6401"),
                HttpStatusCode.UnprocessableEntity
            )
        )
            .Order()
            .ShouldBe(["name", "size"]);
        var placed = await stranger.AskAsync(Sender.Request(Good, area: "51") with { Contest = "gubernur-51-2024" });
        (await Sender.ProblemsAsync(placed, HttpStatusCode.UnprocessableEntity)).ShouldBe(["place"]);

        foreach (var body in new object[] { "text", new { contest = "../x" }, Array.Empty<int>() })
        {
            (await Sender.ProblemsAsync(await kpu.AskAsync(body), HttpStatusCode.BadRequest)).ShouldBe(["request"]);
        }
    }

    public static TheoryData<string> BadNames =>
        [
            "",
            "../6402/a.csv",
            "a/b.csv",
            "..\\a.csv",
            "a%2fb.csv",
            "a%2Fb.csv",
            "a\u0007.csv",
            "a\n.csv",
            "a\0.csv",
            $"{new string('n', 1000)}.csv",
            "a\u202Evsc.csv",
            "a\u200F.csv",
            "a\u2066b\u2069.csv",
            "a\u00A0b.csv",
            "a\u200Bb.csv",
            "\uD800.csv",
            "e\u0301.csv",
            " a.csv",
            ".csv.",
            "a.exe",
            "a.csv.exe",
            "a",
            "a?b.csv",
            "a#b.csv",
        ];

    [Theory]
    [MemberData(nameof(BadNames))]
    public void A_name_that_could_be_read_in_two_ways_is_refused(string name)
    {
        var problems = FileNames.Check(name, isReport: false).ToList();
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.What == "name" && problem.Text.Id != problem.Text.En);
    }

    [Theory]
    [InlineData("D.HASIL.KABKO-KWK Gubernur (6401), versi 1.xlsx", false)]
    [InlineData("pindaian é.PDF", false)]
    [InlineData("konfirmasi.csv", true)]
    public void A_usual_name_is_taken(string name, bool isReport) => FileNames.Check(name, isReport).ShouldBeEmpty();

    [Fact]
    public void A_report_is_no_pdf() => FileNames.Check("a.pdf", isReport: true).ShouldNotBeEmpty();

    [Fact]
    public async Task Other_content_under_a_taken_name_gets_a_number_and_its_scan_still_finds_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        await rig.PlenaryAsync(SmallContest.First, Good, "d-hasil.csv");
        // The same content is known although it did not come through the page.
        (await kpu.PermitAsync(Sender.Request(Good))).IsReceived.ShouldBeTrue();
        var revision = new RecapRevision(Evidence.HashOf(Good), "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7");
        var better = SmallContest.Csv(Two.Child(SmallContest.First, 5, revision));
        var receipt = await kpu.SendAsync(better, Sender.Request(better));
        receipt.Name.ShouldBe("d-hasil (2).csv");
        (await kpu.SendAsync(Large, Sender.Request(Large, "D-HASIL.csv"))).Name.ShouldBe("D-HASIL (3).csv");
        await rig.TakeInAsync("gubernur-64-2024/6401/d-hasil (2).csv");
        var scan = new Scans.FormScan().Picture().Build();
        (await kpu.SendAsync(scan, Sender.Request(scan, "d-hasil.pdf"))).Name.ShouldBe("d-hasil.pdf");
        await rig.TakeInAsync("gubernur-64-2024/6401/d-hasil.pdf");

        var record = await rig.RecordAsync(PipelineRig.IdOf(SmallContest.First, scan));
        (record.Status, record.ScanOf).ShouldBe((DocumentStatus.Accepted, Evidence.HashOf(better)));
    }

    [Fact]
    public async Task A_correction_carries_its_reason_to_the_record_and_into_the_letter()
    {
        const string Because = "Salah <script>alert(1)</script> menyalin TPS 3";
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var old = await rig.PlenaryAsync(SmallContest.First, Good, "d-hasil.csv");
        var revision = new RecapRevision(old.Hash, "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7");
        var better = SmallContest.Csv(Two.Child(SmallContest.First, 5, revision));
        var receipt = await kpu.SendAsync(
            better,
            Sender.Request(better) with
            {
                Replaces = old.Hash,
                Because = $"  {Because} ",
            }
        );
        await rig.TakeInAsync($"gubernur-64-2024/6401/{receipt.Name}");

        var state = await kpu.StateAsync(receipt.State);
        (state.Progress, state.Version, state.Because).ShouldBe((UploadProgress.Accepted, 2, Because));
        var notice = (await rig.NoticesAsync()).Single(one => one.Kind == NoticeKind.DocumentCorrected);
        (await rig.LetterAsync(notice, "kpu-6401")).ShouldContain(Because);
        var page = await (await kpu.GetAsync("api/upload")).Content.ReadAsStringAsync(Token);
        page.ShouldContain("Salah &lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Checking_first_stores_nothing_and_says_what_sending_then_says()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        using var province = new Sender(web, "uploader:64");
        var bad = SmallContest.Csv(Broken());
        var before = await EverythingAsync(rig);
        var answer = await kpu.CheckedAsync(bad);
        var parent = SmallContest.Csv(Two.Parent(Two.Children.Select(child => Two.Child(child))));
        var waiting = await province.CheckedAsync(parent, area: "64");
        (await kpu.CheckedAsync(Good)).Progress.ShouldBe(UploadProgress.Accepted);
        (await kpu.CheckedAsync("x"u8.ToArray())).Progress.ShouldBe(UploadProgress.Unreadable);
        (await EverythingAsync(rig)).ShouldBe(before);

        answer.Progress.ShouldBe(UploadProgress.Rejected);
        answer.Findings.ShouldContain(finding => finding.Blocks && finding.Cell != null);
        answer.Groups.ShouldContain(group => group.State == CheckGroupState.Failed);
        waiting.Progress.ShouldBe(UploadProgress.Waiting);

        var receipt = await kpu.SendAsync(bad, Sender.Request(bad));
        await rig.TakeInAsync("gubernur-64-2024/6401/d-hasil.csv");
        var state = await kpu.StateAsync(receipt.State);
        state.Progress.ShouldBe(UploadProgress.Rejected);
        state.Findings.ShouldBe(answer.Findings);
        state.Groups.ShouldBe(answer.Groups);
    }

    [Fact]
    public async Task An_office_sends_its_report_and_nobody_elses()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var polda = new Sender(web, "security-office:64/polda");
        var report = SmallContest.Confirmation("polda");
        var request = Sender.Request(report, "konfirmasi.csv") with
        {
            Area = null,
            Stage = SmallContest.Stage,
            Office = "polda",
        };
        var to = $"contest=gubernur-64-2024&stage={SmallContest.Stage}&office=polda";
        (await polda.CheckAsync(report, "konfirmasi.csv", to)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await polda.AskAsync(request with { Office = "korem" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await Sender.ProblemsAsync(
                await polda.AskAsync(request with { Stage = "lain" }),
                HttpStatusCode.UnprocessableEntity
            )
        ).ShouldBe(["place"]);
        var receipt = await polda.SendAsync(report, request);
        (await polda.StateAsync(receipt.State)).Progress.ShouldBe(UploadProgress.Sent);
        await rig.TakeInReportAsync($"gubernur-64-2024/{SmallContest.Stage}/polda/konfirmasi.csv");
        (await polda.StateAsync(receipt.State)).Progress.ShouldBe(UploadProgress.Accepted);

        var foreign = SmallContest.Confirmation("korem");
        var refused = await polda.SendAsync(
            foreign,
            request with
            {
                Size = foreign.Length,
                Sha256 = Evidence.HashOf(foreign),
            }
        );
        refused.Name.ShouldBe("konfirmasi (2).csv");
        await rig.TakeInReportAsync($"gubernur-64-2024/{SmallContest.Stage}/polda/{refused.Name}");
        var state = await polda.StateAsync(refused.State);
        state.Progress.ShouldBe(UploadProgress.Rejected);
        state.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Killed_at_any_request_and_done_again_it_comes_to_the_same()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        for (var turn = 1; ; turn++)
        {
            var content = SmallContest.Csv(Two.Child(SmallContest.First, turn));
            var permit = await kpu.PermitAsync(Sender.Request(content, $"berkas-{turn}.csv"));
            await kpu.PutAsync(permit, content);
            rig.Interference.ComeBetween(turn, () => Task.FromException(new CutException()));
            await kpu.CompleteAsync(permit.Permission);
            var isKilled = rig.Interference.HasHappened;
            rig.Interference.Rest();
            var receipt = await Sender.ReadAsync<UploadReceipt>(await kpu.CompleteAsync(permit.Permission));
            receipt.Name.ShouldBe($"berkas-{turn}.csv");
            (await NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
            (await NamesAsync(rig, StorageNames.PlenaryContainer)).Count.ShouldBe(turn);
            if (!isKilled)
            {
                turn.ShouldBeGreaterThan(5);
                break;
            }
        }
    }

    [Fact]
    public async Task What_was_begun_and_never_finished_is_swept_and_nobody_begins_without_end()
    {
        var few = new Dictionary<string, string?> { ["Uploads:MostIncoming"] = "3", ["Uploads:ChecksPerMinute"] = "2" };
        await using var rig = await PipelineRig.StartAsync(azurite, Two, settings: few);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        foreach (var name in new[] { "a.pdf", "b.pdf", "c.pdf", "a.pdf" })
        {
            await kpu.PermitAsync(Sender.Request(Large, name));
        }

        (
            await Sender.ProblemsAsync(
                await kpu.AskAsync(Sender.Request(Large, "d.pdf")),
                HttpStatusCode.TooManyRequests
            )
        ).ShouldBe(["incoming"]);
        await kpu.CheckedAsync(Good);
        await kpu.CheckedAsync(Good);
        var third = await kpu.CheckAsync(Good, "a.csv", "contest=gubernur-64-2024&area=6401");
        (await Sender.ProblemsAsync(third, HttpStatusCode.TooManyRequests)).ShouldBe(["checks"]);

        await rig.Get<SweepIncoming>().RunAsync(Token);
        (await NamesAsync(rig, StorageNames.IncomingContainer)).Count.ShouldBe(3);
        (await rig.Get<IncomingStore>().SweepAsync(TimeSpan.FromSeconds(-5), Token)).ShouldBe(3);
        (await NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_beside_a_file_is_read_back_and_junk_is_none()
    {
        var metadata = UploadMetadata.Of("h", "r", "Karena é dan \U0001F5F3");
        UploadMetadata.BecauseOf(metadata).ShouldBe("Karena é dan \U0001F5F3");
        metadata[UploadMetadata.Because] = "%%%";
        UploadMetadata.BecauseOf(metadata).ShouldBeNull();
        metadata[UploadMetadata.Because] = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', 501)));
        UploadMetadata.BecauseOf(metadata).ShouldBeNull();
        metadata[UploadMetadata.Because] = Convert.ToBase64String(new byte[5000]);
        UploadMetadata.BecauseOf(metadata).ShouldBeNull();
    }

    /// <summary>A document with one figure changed.</summary>
    internal static Pleno.Intake.Writing.FormContent Broken()
    {
        var content = Two.Child(SmallContest.First);
        var figures = content.Figures;
        figures[figures.TotalColumn, figures.Layout["suara_sah"]] += 9;
        return content;
    }

    internal static async Task<IReadOnlyList<string>> NamesAsync(PipelineRig rig, string container)
    {
        var names = new List<string>();
        await foreach (
            var blob in rig.Get<BlobServiceClient>()
                .GetBlobContainerClient(container)
                .GetBlobsAsync(cancellationToken: Token)
        )
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>Every row and every blob.</summary>
    private static async Task<IReadOnlyList<string>> EverythingAsync(PipelineRig rig)
    {
        var all = new List<string>(await rig.RowsAsync(isExact: true));
        foreach (var container in StorageNames.Containers)
        {
            all.AddRange(await NamesAsync(rig, container));
        }

        return all;
    }
}
