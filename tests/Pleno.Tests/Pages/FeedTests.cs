using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Pleno.Contests;
using Pleno.Feed;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>The feed of what happened: numbered as in the audit trail, read from a number on, and only as far as the asker may read.</summary>
public sealed class FeedTests(AzuriteFixture azurite)
{
    private const string Operator = "operator:";
    private const string Feed = "api/feed?contest=gubernur-64-2024";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_happens_is_told_once_in_its_order_without_a_gap()
    {
        await using var rig = await FilledAsync();
        await using var web = await WebRig.StartAsync(rig);

        var all = await web.JsonAsync(Operator, Feed);
        Whats(all)
            .ShouldBe([
                "contestLoaded",
                "documentAccepted",
                "noticeRaised",
                "reportReceived",
                "stageNotReady",
                "noticeRaised",
                "documentUnreadable",
                "noticeRaised",
                "reportRefused",
                "noticeRaised",
            ]);
        Numbers(all).ShouldBe(Enumerable.Range(1, 10));
        all["last"]!.GetValue<long>().ShouldBe(10);
        all["items"]![1]!["text"]!["id"]!.GetValue<string>().ShouldBe("Kabupaten 6401: dokumen diterima");
        all["items"]![4]!["text"]!["en"]!.GetValue<string>().ShouldBe("Plenary Session: NOT READY");
        all.ToJsonString().ShouldNotContain("@");

        var pages = new List<int>();
        for (var after = 0L; ; )
        {
            var page = await web.JsonAsync(Operator, $"{Feed}&after={after}&most=3");
            pages.AddRange(Numbers(page));
            if (Numbers(page).Count == 0)
            {
                break;
            }

            after = page["last"]!.GetValue<long>();
        }

        pages.ShouldBe(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task What_is_about_a_notice_is_for_whoever_may_see_the_notice()
    {
        await using var rig = await FilledAsync();
        await using var web = await WebRig.StartAsync(rig);

        Numbers(await web.JsonAsync("official:64", Feed)).ShouldBe([1, 2, 4, 5, 7, 9]);
        Numbers(await web.JsonAsync("official:64/polda", Feed)).ShouldBe([1, 2, 4, 5, 6, 7, 9, 10]);
        var hidden = await web.JsonAsync("official:64", $"{Feed}&after=2&most=1");
        Numbers(hidden).ShouldBeEmpty();
        hidden["last"]!.GetValue<long>().ShouldBe(3);
    }

    [Fact]
    public async Task A_question_is_answered_from_its_number_on_or_refused_with_words()
    {
        await using var rig = await FilledAsync();
        await using var web = await WebRig.StartAsync(rig);

        foreach (var after in new[] { "10", "11", "999999999" })
        {
            var beyond = await web.JsonAsync(Operator, $"{Feed}&after={after}");
            Numbers(beyond).ShouldBeEmpty();
            beyond["last"]!.GetValue<long>().ShouldBe(10);
        }

        foreach (
            var wrong in new[] { "after=-1", "after=x", "after=1e3", "most=0", "most=501", "after=9999999999999999999" }
        )
        {
            var (status, body) = await web.GetAsync(Operator, $"{Feed}&{wrong}");
            status.ShouldBe(HttpStatusCode.BadRequest, wrong);
            JsonNode.Parse(body)!["detail"]!.GetValue<string>().ShouldEndWith(wrong.Split('=')[0]);
        }

        (await web.GetAsync(null, Feed)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await web.GetAsync("official:51", Feed)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await web.GetAsync(Operator, "api/feed?contest=gubernur-51-2024")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await web.GetAsync(Operator, "api/feed?contest=../x")).Status.ShouldBe(HttpStatusCode.BadRequest);

        Numbers(await web.JsonAsync("official:64", "api/feed")).ShouldNotBeEmpty();
        var other = rig.Setup.Contest with { Key = ContestKey.Parse("gubernur-64-2015") };
        await rig.Get<ContestStore>().SaveAsync(other, Token);
        var (several, told) = await web.GetAsync("official:64", "api/feed");
        several.ShouldBe(HttpStatusCode.BadRequest);
        told.ShouldContain("?contest=");
    }

    [Fact]
    public void Every_word_of_the_trail_has_one_of_the_feed()
    {
        var entry = new AuditEntry(1, default, "something new", "a b", "");
        FeedLines.WhatOf(entry).ShouldBe(FeedWhat.Other);
        FeedLines.WhatOf(entry with { What = "decision" }).ShouldBe(FeedWhat.StageDecided);
        FeedLines.WhatOf(entry with { What = "notice DisputeAttention" }).ShouldBe(FeedWhat.NoticeRaised);
        FeedLines.WhatOf(entry with { What = "document Corrected" }).ShouldBe(FeedWhat.DocumentCorrected);
    }

    private static IReadOnlyList<string> Whats(JsonNode feed) =>
        [.. feed["items"]!.AsArray().Select(item => item!["what"]!.GetValue<string>())];

    private static IReadOnlyList<int> Numbers(JsonNode feed) =>
        [.. feed["items"]!.AsArray().Select(item => item!["number"]!.GetValue<int>())];

    private async Task<PipelineRig> FilledAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        await rig.ConfigureAsync(rig.Setup.Files);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(rig.Setup.Child(SmallContest.First)));
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.CheckStagesAsync();
        await rig.PlenaryAsync(SmallContest.First, Encoding.UTF8.GetBytes("bukan formulir"), "lain.csv");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes("bukan laporan"), file: "b.csv");
        return rig;
    }
}
