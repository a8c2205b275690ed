using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>The same thing twice, and two things at once.</summary>
public sealed class IdempotencyTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Small = new();
    private static readonly byte[] Good = SmallContest.Csv(Small.Child(SmallContest.First));

    [Theory]
    [InlineData("D.HASIL.csv", true)]
    [InlineData("lain.csv", true)]
    [InlineData("D.HASIL.csv", false)]
    [InlineData("lain.csv", false)]
    public async Task The_same_document_again_changes_no_row(string name, bool isGood)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        byte[] content = isGood ? Good : [.. Good, .. "JUMLAH,,,1"u8];
        await rig.PlenaryAsync(SmallContest.First, content);
        await rig.DrainDocumentsAsync();
        var before = await rig.RowsAsync(isExact: true);

        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.PlenaryAsync(SmallContest.First, content, name);
        (await rig.DrainDocumentsAsync()).ShouldBe(0);
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
        (await rig.NoticesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_check_and_the_same_reports_again_change_no_row()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.ReportAsync("korem", "Kantor;polda\n"u8.ToArray());
        await rig.CheckStagesAsync();
        var before = await rig.RowsAsync(isExact: true);

        await rig.CheckStagesAsync();
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.ReportAsync("korem", "Kantor;polda\n"u8.ToArray());
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
    }

    [Fact]
    public async Task A_configuration_again_is_the_same_version_and_leaves_one_entry_of_the_audit()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small, isLoaded: false);
        await rig.ConfigureAsync(Small.Files);
        var before = await rig.RowsAsync(isExact: false);
        await rig.ConfigureAsync(Small.Files);
        (await rig.RowsAsync(isExact: false)).ShouldBe(before);
    }

    [Fact]
    public async Task Of_two_versions_at_once_one_stands_and_the_other_is_told()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var other = SmallContest.Csv(Small.Child(SmallContest.First, seed: 5));
        await Task.WhenAll(
            rig.PlenaryAsync(SmallContest.First, Good, "a.csv"),
            rig.PlenaryAsync(SmallContest.First, other, "b.csv")
        );
        await OneStandsAsync(rig, SmallContest.First, Good, other);
        await BothAreToldAsync(rig, areas: 1);
    }

    /// <summary>The other version comes in whole before each of the requests of the first in turn, each time for another area.</summary>
    [Fact]
    public async Task Whenever_another_version_comes_in_between_one_stands_and_the_other_is_told()
    {
        var many = new SmallContest(60);
        await using var rig = await PipelineRig.StartAsync(azurite, many);
        await using var beside = rig.Beside();
        for (var request = 1; ; request++)
        {
            var area = many.Children[request - 1];
            var other = SmallContest.Csv(many.Child(area, seed: 5));
            rig.Interference.ComeBetween(request, () => beside.PlenaryAsync(area, other, "b.csv"));
            var first = SmallContest.Csv(many.Child(area));
            await rig.PlenaryAsync(area, first, "a.csv");
            if (!rig.Interference.HasHappened)
            {
                request.ShouldBeGreaterThan(20);
                await BothAreToldAsync(rig, request - 1);
                return;
            }

            rig.Interference.Rest();
            await OneStandsAsync(rig, area, first, other);
        }
    }

    /// <summary>The contest is configured whole before each of the requests of the taking in of its first document in turn.</summary>
    [Fact]
    public async Task Whenever_its_contest_is_configured_in_between_a_document_is_accepted()
    {
        var requests = 0;
        for (var isThere = true; isThere; requests++)
        {
            await using var rig = await PipelineRig.StartAsync(azurite, Small, isLoaded: false);
            await using var beside = rig.Beside();
            rig.Interference.ComeBetween(requests + 1, () => beside.ConfigureAsync(Small.Files));
            var id = await rig.PlenaryAsync(SmallContest.First, Good);
            isThere = rig.Interference.HasHappened;
            if (isThere)
            {
                await rig.DrainDocumentsAsync();
                (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Accepted, $"request {requests + 1}");
                (await rig.Get<IntakeLog>().ListRefusedAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
            }
        }

        requests.ShouldBeGreaterThan(4);
    }

    /// <summary>In each of the first areas one version was told that it stands and the other that it does not.</summary>
    private static async Task BothAreToldAsync(PipelineRig rig, int areas)
    {
        var told = (await rig.NoticesAsync()).ToLookup(
            notice => ((DocumentFacts)notice.Facts).Area,
            notice => notice.Kind
        );
        foreach (var area in rig.Setup.Children.Take(areas))
        {
            told[area]
                .ShouldBe([NoticeKind.DocumentAccepted, NoticeKind.DocumentRefused], ignoreOrder: true, area.Digits);
        }
    }

    [Fact]
    public async Task Whenever_its_contest_is_configured_in_between_a_report_counts()
    {
        var token = TestContext.Current.CancellationToken;
        var requests = 0;
        for (var isThere = true; isThere; requests++)
        {
            await using var rig = await PipelineRig.StartAsync(azurite, Small, isLoaded: false);
            await using var beside = rig.Beside();
            rig.Interference.ComeBetween(requests + 1, () => beside.ConfigureAsync(Small.Files));
            await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
            isThere = rig.Interference.HasHappened;
            if (isThere)
            {
                await rig.DrainDocumentsAsync();
                var confirmations = await rig.Get<ReadinessStore>()
                    .ListConfirmationsAsync(SmallContest.Key, SmallContest.Stage, token);
                confirmations.Count.ShouldBe(1, $"request {requests + 1}");
                (await rig.Get<IntakeLog>().ListRefusedAsync(token)).ShouldBeEmpty();
            }
        }

        requests.ShouldBeGreaterThan(3);
    }

    private static async Task OneStandsAsync(PipelineRig rig, AreaCode area, params byte[][] versions)
    {
        await rig.DrainDocumentsAsync();
        var records = new List<DocumentRecord>();
        foreach (var version in versions)
        {
            records.Add(await rig.RecordAsync(PipelineRig.IdOf(area, version)));
        }

        var standing = records
            .Where(record => record.Status == DocumentStatus.Accepted)
            .ToList()
            .ShouldHaveSingleItem();
        var told = records.Except([standing]).Single();
        told.Status.ShouldBe(DocumentStatus.Rejected);
        told.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.712");
        records.Select(record => record.Version).Order().ShouldBe([1, 2]);
        var token = TestContext.Current.CancellationToken;
        var recap = await rig.Get<RecapStore>().FindAsync(rig.Setup.Contest, area, token);
        recap.ShouldNotBeNull().DocumentHash.ShouldBe(standing.Id.Hash);
    }
}
