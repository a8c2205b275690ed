using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Contacts;
using Pleno.Readiness;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Whether letters will arrive is looked up before a stage, and an office that none reaches is a reason of the verdict.</summary>
public sealed class ContactTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_on_a_suppression_list_keeps_the_stage_from_being_ready()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(tag: "+suppressed"), mail);
        await AskForContactsAsync(rig);
        (await UnreachableAsync(rig)).ShouldBeEmpty();

        await rig.Get<CheckContacts>().RunAsync(Token);
        (await UnreachableAsync(rig)).ShouldBe(["kpu-64"]);
        var verdict = (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict;
        var missing = verdict.Missing.Single(result => result.Kind == RequirementKind.Contact);
        missing.Reasons.ShouldBe([new Reason(ReasonKind.Unreachable, "kpu-64")]);
        var item = MissingItems.Of(await rig.ContestAsync(), missing);
        item.What.ShouldBe("Keterjangkauan kantor: surat tidak sampai kepada Ketua KPU Provinsi");
        item.Owner.ShouldBe("Operator Pleno");
        (await rig.RowsAsync(isExact: false)).ShouldAllBe(row => !row.StartsWith("Deliveries") || !row.Contains('@'));

        await rig.ChangeOfficeAsync("kpu-64", office => office with { Alternate = "kedua@kpu-64.example" });
        (await UnreachableAsync(rig)).ShouldBeEmpty();
        verdict = (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict;
        verdict.Results.Single(result => result.Kind == RequirementKind.Contact).IsMet.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_is_good_for_six_hours_and_no_answer_changes_nothing()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await AskForContactsAsync(rig);
        await rig.Get<CheckContacts>().RunAsync(Token);
        var first = await rig.Get<ContactStore>().ListAsync(SmallContest.Key, Token);
        first.Keys.Order().ShouldBe(["kpu-64", "polda"]);
        first.Values.ShouldAllBe(state => state.IsOpen && state.CheckedAt == rig.Time.GetUtcNow());

        rig.Time.Advance(TimeSpan.FromHours(5));
        await rig.Get<CheckContacts>().RunAsync(Token);
        (await rig.Get<ContactStore>().ListAsync(SmallContest.Key, Token)).ShouldBe(first);
        rig.Time.Advance(TimeSpan.FromHours(2));
        await mail.StandIn.DisposeAsync();
        await rig.Get<CheckContacts>().RunAsync(Token);
        (await rig.Get<ContactStore>().ListAsync(SmallContest.Key, Token)).ShouldBe(first);
    }

    [Fact]
    public async Task A_letter_that_comes_back_closes_its_way()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await AskForContactsAsync(rig);
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice)).Id, "bounce"));
        (await UnreachableAsync(rig)).ShouldBe(["kpu-64"]);
        var state = (await rig.Get<ContactStore>().ListAsync(SmallContest.Key, Token))["kpu-64"];
        (state.IsOpen, state.Because).ShouldBe((false, nameof(DeliveryStatus.Bounced)));
    }

    private static async Task AskForContactsAsync(PipelineRig rig)
    {
        var contest = await rig.ContestAsync();
        var asking = new Requirement(SmallContest.Stage, RequirementKind.Contact, null, null);
        await rig.Get<ContestStore>()
            .SaveAsync(
                contest with
                {
                    Version = new string('c', 64),
                    Requirements = [.. contest.Requirements, asking],
                },
                Token
            );
    }

    private static async Task<IReadOnlyList<string>> UnreachableAsync(PipelineRig rig)
    {
        var contest = await rig.ContestAsync();
        return await rig.Get<CheckContacts>().UnreachableAsync(contest, contest.FindStage(SmallContest.Stage)!, Token);
    }
}
