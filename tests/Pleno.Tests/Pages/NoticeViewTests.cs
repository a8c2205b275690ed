using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Looking;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>Notices as pages and as JSON: to whom, which, and that no address is anywhere.</summary>
public sealed class NoticeViewTests(AzuriteFixture azurite)
{
    private const string Operator = "operator:";
    private const string Polda = "security-office:64/polda";
    private const string Korem = "official:64/korem";
    private const string Kpu = "uploader:64/kpu-64";
    private const string List = "api/contests/gubernur-64-2024/notices";
    private const string Page = "api/board/gubernur-64-2024/notices";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_sees_what_it_got_and_an_operator_all_but_what_is_for_the_security_offices()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, theirs, secret, scan) = await FillAsync(rig);

        (await NumbersAsync(web, Operator)).ShouldBe([ours.Number, theirs.Number, scan.Number, 5]);
        (await NumbersAsync(web, Polda)).ShouldBe([theirs.Number, secret.Number]);
        (await NumbersAsync(web, Korem)).ShouldBe([scan.Number]);
        (await NumbersAsync(web, Kpu)).ShouldBe([ours.Number]);
        foreach (var (grant, status) in Strangers())
        {
            (await web.GetAsync(grant, List)).Status.ShouldBe(status, grant);
            (await web.GetAsync(grant, Page)).Status.ShouldBe(status, grant);
        }

        foreach (var (grant, notice) in new[] { (Polda, ours), (Operator, secret), (Korem, theirs) })
        {
            var to = notice.Offices[0];
            (await web.GetAsync(grant, $"{List}/{notice.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await web.GetAsync(grant, $"{Page}/{notice.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await web.GetAsync(grant, $"{Page}/{notice.Id}/letter?to={to}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await web.PageAsync(Polda, $"{Page}/{secret.Id}")).ShouldNotContain("<script>alert");
        (await web.GetAsync(Operator, $"{List}/..%2f{ours.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await web.GetAsync(Operator, $"{List}/{new string('g', 32)}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_notice_shows_how_far_each_letter_came_and_who_acknowledged_without_an_address()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, theirs, _, _) = await FillAsync(rig);
        await rig.Get<AcknowledgementStore>()
            .TryKeepAsync(
                SmallContest.Key,
                ours.Id,
                new Acknowledgement("kpu-64", "kpu-64", rig.Time.GetUtcNow()),
                Token
            );

        var told = (await web.JsonAsync(Operator, $"{List}/{ours.Id}"))["notice"]!;
        told["letters"]![0]!["state"]!.GetValue<string>().ShouldBe("delivered");
        told["acknowledgements"]![0]!["office"]!.GetValue<string>().ShouldBe("kpu-64");
        told["unacknowledged"]!.AsArray().ShouldBeEmpty();
        var bounced = await web.JsonAsync(Polda, $"{List}/{theirs.Id}");
        bounced["notice"]!["unacknowledged"]!.AsArray().Select(one => $"{one}").ShouldBe(["polda"]);
        bounced["receipts"]![0]!["reason"]!.GetValue<string>().ShouldBe("550 … unknown");

        var (list, page) = (await web.PageAsync(Operator, Page), await web.PageAsync(Operator, $"{Page}/{ours.Id}"));
        list.ShouldContain("ditolak penerima");
        page.ShouldContain("sampai");
        page.ShouldContain("dikonfirmasi");
        page.ShouldContain("<iframe class=\"sheet\" sandbox");
        var (_, letter) = await web.GetAsync(Operator, $"{Page}/{ours.Id}/letter?to=kpu-64");
        letter.ShouldContain(ours.VisibleNumber(rig.Setup.Contest));
        letter.ShouldContain("api/verify");
        foreach (var text in new[] { list, page, letter, told.ToJsonString(), bounced.ToJsonString() })
        {
            text.ShouldNotContain("@kpu");
            text.ShouldNotContain("@polda");
            text.ShouldNotContain("api/acknowledge");
        }
    }

    [Fact]
    public async Task A_letter_stands_in_a_frame_of_ours_without_script_and_nowhere_else()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, _, _, _) = await FillAsync(rig);
        using var client = web.Client();
        using var answer = await client.GetAsync($"{Page}/{ours.Id}/letter?to=kpu-64", Token);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("sandbox; default-src 'none'");
        policy.ShouldContain("frame-ancestors 'self'");
        policy.ShouldNotContain("script-src");
        foreach (var to in new[] { "", "polda", "kpu-64~alternate", "kpu-64~x", "../x", "kpu-64%7Cx" })
        {
            (await web.GetAsync(Operator, $"{Page}/{ours.Id}/letter?to={to}")).Status.ShouldBe(
                HttpStatusCode.NotFound,
                to
            );
        }
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged_and_a_wrong_question_is_told_whole()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, theirs, _, scan) = await FillAsync(rig);

        (await NumbersAsync(web, Operator, "?kind=stageReady")).ShouldBe([theirs.Number]);
        (await NumbersAsync(web, Operator, "?state=delivered")).ShouldBe([ours.Number]);
        (await NumbersAsync(web, Operator, "?state=bounced&kind=stageNotReady")).ShouldBeEmpty();
        (await NumbersAsync(web, Operator, "?office=korem")).ShouldBe([scan.Number]);
        (await NumbersAsync(web, Operator, $"?text={theirs.VisibleNumber(rig.Setup.Contest)}")).ShouldBe([
            theirs.Number,
        ]);
        (await NumbersAsync(web, Operator, "?day=2024-12-05")).Count.ShouldBe(4);
        (await NumbersAsync(web, Operator, "?day=2024-12-06")).ShouldBeEmpty();
        (await NumbersAsync(web, Operator, "?most=2")).ShouldBe([ours.Number, theirs.Number]);
        (await NumbersAsync(web, Operator, $"?most=2&after={theirs.Number}")).ShouldBe([scan.Number, 5]);
        (await NumbersAsync(web, Operator, "?after=99")).ShouldBeEmpty();

        var (status, problem) = await web.GetAsync(Operator, $"{List}?state=gone&most=0&day=5&after=-1&kind=letter");
        status.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(problem)!["detail"]!.GetValue<string>().ShouldEndWith("kind, state, day, after, most");

        var newest = await web.PageAsync(Operator, Page);
        newest
            .IndexOf("005/", StringComparison.Ordinal)
            .ShouldBeLessThan(newest.IndexOf("001/", StringComparison.Ordinal));
        var older = await web.PageAsync(Operator, $"{Page}?before=2");
        older.ShouldContain("001/");
        older.ShouldNotContain("002/");
    }

    [Fact]
    public void Every_kind_and_state_has_words_in_both_languages()
    {
        var words = Enum.GetValues<NoticeKind>()
            .Select(NoticeWords.Of)
            .Concat(Enum.GetValues<DeliveryStatus>().Select(NoticeWords.Of))
            .Concat(Enum.GetValues<DeliveryRoute>().Select(NoticeWords.Of))
            .ToList();
        words.ShouldAllBe(one => one.Indonesian.Length > 0 && one.English.Length > 0);
        words.Distinct().Count().ShouldBe(words.Count);
    }

    [Theory]
    [InlineData(DeliveryStatus.Queued, "Queued:Waiting Sending:Open Accepted:Open Delivered:Open")]
    [InlineData(DeliveryStatus.Sending, "Queued:Done Sending:Waiting Accepted:Open Delivered:Open")]
    [InlineData(DeliveryStatus.Unknown, "Queued:Done Unknown:Waiting Accepted:Open Delivered:Open")]
    [InlineData(DeliveryStatus.Accepted, "Queued:Done Sending:Done Accepted:Here Delivered:Open")]
    [InlineData(DeliveryStatus.Deferred, "Queued:Done Sending:Done Accepted:Done Deferred:Waiting Delivered:Open")]
    [InlineData(DeliveryStatus.Delivered, "Queued:Done Sending:Done Accepted:Done Delivered:Here")]
    [InlineData(DeliveryStatus.Bounced, "Queued:Done Sending:Done Accepted:Done Bounced:Ended")]
    [InlineData(DeliveryStatus.Dropped, "Queued:Done Sending:Done Dropped:Ended")]
    [InlineData(DeliveryStatus.Failed, "Queued:Done Failed:Ended")]
    [InlineData(DeliveryStatus.Expired, "Queued:Done Expired:Ended")]
    [InlineData(DeliveryStatus.Held, "Queued:Done Held:Waiting Sending:Open Accepted:Open Delivered:Open")]
    [InlineData(DeliveryStatus.Digested, "Queued:Done Held:Done Digested:Here")]
    public void A_letters_way_is_a_line_of_steps(DeliveryStatus status, string line)
    {
        var id = new DeliveryId(SmallContest.Key, new string('0', 32), "polda");
        var steps = DeliverySteps.Of(new Delivery(id, status, 1, default, null, null, null, default));
        string.Join(' ', steps.Select(step => $"{step.Status}:{step.Mark}")).ShouldBe(line);
    }

    private static (string? Grant, HttpStatusCode Status)[] Strangers() =>
        [
            (null, HttpStatusCode.Unauthorized),
            ("official:64", HttpStatusCode.Forbidden),
            ("uploader:6401", HttpStatusCode.Forbidden),
            ("security-office:51/polda", HttpStatusCode.Forbidden),
            ("security-office:6401/polda", HttpStatusCode.Forbidden),
            ("official:64/nobody", HttpStatusCode.Forbidden),
        ];

    /// <summary>A delivered letter to KPU, one to the police that came back, one that only security offices may read, one to the army; then what the operators are told.</summary>
    internal static async Task<(Notice Ours, Notice Theirs, Notice Secret, Notice Scan)> FillAsync(PipelineRig rig)
    {
        var ours = await rig.RaiseUrgentAsync("rapat");
        var theirs = await rig.RaiseAsync(NoticeKind.StageReady, "siap", "polda");
        var secret = await rig.RaiseAsync(NoticeKind.DisputeAttention, "<script>alert(1)</script>", "polda");
        var scan = await rig.RaiseRoutineAsync("pindaian", "korem");
        await rig.PostEventsAsync((new DeliveryId(SmallContest.Key, ours.Id, "kpu-64"), "delivered"));
        var bounce =
            $$"""[{"pleno_delivery":"{{SmallContest.Key}}|{{theirs.Id}}|polda","event":"bounce","sg_event_id":"e-1","reason":"550 kapolda@polda.example unknown"}]""";
        await rig.PostAsync(Encoding.UTF8.GetBytes(bounce));
        return (ours, theirs, secret, scan);
    }

    private static async Task<IReadOnlyList<int>> NumbersAsync(WebRig web, string grant, string query = "") =>
        [
            .. (await web.JsonAsync(grant, $"{List}{query}"))["notices"]!
                .AsArray()
                .Select(notice => notice!["number"]!.GetValue<int>()),
        ];
}
