using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>L04 in the pipeline: the elections of gubernur and bupati at the same place, whichever is heard of first.</summary>
public sealed class TwoElectionTests(AzuriteFixture azurite)
{
    private static readonly SmallContest One = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task W714_is_asked_at_the_bupatis_document_whichever_comes_first(bool isGubernurFirst)
    {
        await using var rig = await StartAsync(One);
        var gubernur = SmallContest.Csv(One.Child(SmallContest.First));
        var bupati = SmallContest.Csv(Bupati(SmallContest.First, seed: 3));
        var (first, second) = await InOrderAsync(rig, gubernur, bupati, isGubernurFirst);
        (await rig.DrainDocumentsAsync()).ShouldBe(isGubernurFirst ? 0 : 1);

        (await rig.RecordAsync(first)).Findings.ShouldBeEmpty();
        var record = await rig.RecordAsync(second);
        record.Status.ShouldBe(DocumentStatus.Accepted);
        record
            .Findings.Select(finding => (finding.Code.Id, finding.Field, finding.Expected!.Number, finding.Got!.Number))
            .ShouldBe([
                ("W.714", "pemilih_dpt.l", 1015L, 1021L),
                ("W.714", "pemilih_dpt.p", 1055L, 1061L),
                ("W.714", "pengguna_total.jml", 1649L, 1655L),
            ]);
        record.Findings.ShouldAllBe(finding => finding.Place!.Column == 6 && finding.Area == SmallContest.First);
        var notices = await NoticesAsync(rig, SmallContest.First);
        notices.Count.ShouldBe(isGubernurFirst ? 1 : 2);
        notices[^1].Kind.ShouldBe(NoticeKind.DocumentAccepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_asked_or_told_twice_where_they_go_together(bool isGubernurFirst)
    {
        await using var rig = await StartAsync(One);
        var gubernur = SmallContest.Csv(One.Child(SmallContest.First));
        var bupati = SmallContest.Csv(Bupati(SmallContest.First));
        var (_, second) = await InOrderAsync(rig, gubernur, bupati, isGubernurFirst);
        await rig.DrainDocumentsAsync();

        (await rig.RecordAsync(second)).Findings.ShouldBeEmpty();
        (await NoticesAsync(rig, SmallContest.First)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_bupatis_document_has_wrong_itself_is_not_asked_about_again()
    {
        await using var rig = await StartAsync(One);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(One.Child(SmallContest.First)));
        var wrong = await rig.PlenaryAsync(
            SmallContest.First,
            SmallContest.Csv(Wrong(SmallContest.First)),
            contest: KeyOf(SmallContest.First)
        );

        (await rig.RecordAsync(wrong)).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.201");
    }

    [Fact]
    public async Task Another_year_is_another_election()
    {
        await using var rig = await StartAsync(One);
        var later = ContestKey.Parse("bupati-6401-2029");
        await rig.Get<ContestStore>().SaveAsync(ContestReader.Read(later, One.Files).Contest!, Token);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(One.Child(SmallContest.First)));
        var content = Bupati(SmallContest.First, seed: 3);
        content = content with { Header = content.Header with { Year = 2029 } };
        var id = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(content), contest: later);

        var record = await rig.RecordAsync(id);
        (record.Status, record.FindingCount).ShouldBe((DocumentStatus.Accepted, 0));
    }

    /// <summary>
    /// The gubernur's document comes in whole before each of the requests of the bupati's in turn, each time for another area where
    /// a wrong version of the bupati's was rejected before.
    /// </summary>
    [Fact]
    public async Task Whenever_the_gubernurs_document_comes_in_between_W714_is_asked()
    {
        var many = new SmallContest(40);
        await using var rig = await StartAsync(many);
        await using var beside = rig.Beside();
        var requests = 0;
        for (var isThere = true; isThere; requests++)
        {
            var area = many.Children[requests];
            await rig.PlenaryAsync(area, SmallContest.Csv(Wrong(area)), "a.csv", KeyOf(area));
            var gubernur = SmallContest.Csv(many.Child(area));
            rig.Interference.ComeBetween(requests + 1, () => beside.PlenaryAsync(area, gubernur));
            var bupati = await rig.PlenaryAsync(area, SmallContest.Csv(Bupati(area, seed: 3)), "b.csv", KeyOf(area));
            isThere = rig.Interference.HasHappened;
            rig.Interference.Rest();
            await rig.DrainDocumentsAsync();
            var found = (await rig.RecordAsync(bupati)).Findings.Select(finding => finding.Code.Id);
            found.ShouldBe(isThere ? ["W.714", "W.714", "W.714"] : [], $"request {requests + 1}");
        }

        requests.ShouldBeGreaterThan(20);
    }

    private async Task<PipelineRig> StartAsync(SmallContest gubernur)
    {
        var rig = await PipelineRig.StartAsync(azurite, gubernur);
        foreach (var area in gubernur.Children)
        {
            await rig.Get<ContestStore>().SaveAsync(ContestReader.Read(KeyOf(area), gubernur.Files).Contest!, Token);
        }

        return rig;
    }

    private static async Task<(DocumentId Gubernur, DocumentId Bupati)> InOrderAsync(
        PipelineRig rig,
        byte[] gubernur,
        byte[] bupati,
        bool isGubernurFirst
    )
    {
        var area = SmallContest.First;
        var first = isGubernurFirst ? await rig.PlenaryAsync(area, gubernur) : null;
        var second = await rig.PlenaryAsync(area, bupati, contest: KeyOf(area));
        return (first ?? await rig.PlenaryAsync(area, gubernur), second);
    }

    private static async Task<IReadOnlyList<Pleno.Notices.Notice>> NoticesAsync(PipelineRig rig, AreaCode area) =>
        await rig.Get<NoticeStore>().ListAsync(KeyOf(area), Token);

    private static ContestKey KeyOf(AreaCode area) => ContestKey.Parse($"bupati-{area}-2024");

    /// <summary>The bupati's document of the same figures as that of the gubernur with this seed.</summary>
    private static FormContent Bupati(AreaCode area, int seed = 0)
    {
        var content = new SmallContest(40).Child(area, seed);
        return content with { Header = content.Header with { Form = RecapForm.For(KeyOf(area), area)! } };
    }

    private static FormContent Wrong(AreaCode area)
    {
        var content = Bupati(area, seed: 3);
        content.Figures[0, content.Figures.Layout["pemilih_dpt.jml"]] = 5000;
        return content;
    }
}
