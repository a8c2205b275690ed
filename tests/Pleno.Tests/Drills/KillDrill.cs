using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Drills;

/// <summary>A kill between every two writes of every use case (<see cref="KillTrial"/>).</summary>
public abstract class KillDrill(AzuriteFixture azurite)
{
    private protected const string ChildPath = "gubernur-64-2024/6401";
    private protected static readonly SmallContest Small = new();
    private protected static readonly byte[] Child = SmallContest.Csv(Small.Child(SmallContest.First));
    private protected static readonly byte[] Parent = SmallContest.Csv(Small.Parent([Small.Child(SmallContest.First)]));

    /// <summary>When the stage of the contest begins.</summary>
    private protected static readonly DateTimeOffset Starts = new(2024, 12, 8, 6, 0, 0, TimeSpan.Zero);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A long run has more kills than the Azurite of all tests has accounts.</summary>
    private protected async Task KillAsync(IEnumerable<UseCase> useCases, string name)
    {
        await using var own = new AzuriteFixture();
        await using var mail = await SendGridRig.StartAsync();
        var useCase = useCases.Single(one => one.Name == name);
        await new KillTrial(useCase, DrillSettings.IsLong ? own : azurite, mail).RunAsync();
    }

    private protected static TheoryData<string> NamesOf(IEnumerable<UseCase> useCases) =>
        [.. useCases.Select(useCase => useCase.Name)];

    private protected static Task UploadAsync(
        PipelineRig rig,
        AreaCode area,
        byte[] content,
        string file = "a.csv",
        string container = StorageNames.PlenaryContainer
    ) => rig.UploadAsync(container, $"{SmallContest.Key}/{area}/{file}", content);

    private protected static Task CheckAgainAsync(PipelineRig rig, AreaCode area, byte[] content) =>
        rig.Get<AnswerCheckRequest>().RunAsync($"document:{PipelineRig.IdOf(area, content)}", Token);

    /// <summary>The contest as another configuration would have it, under the same version in every run.</summary>
    private protected static Task ChangeContestAsync(PipelineRig rig, Func<Contest, Contest> change) =>
        rig.Get<ContestStore>().SaveAsync(change(Small.Contest) with { Version = new string('a', 64) }, Token);

    /// <summary>The contest with a route for such notices to police and KPU.</summary>
    private protected static Contest RoutedTo(Contest contest, NoticeKind kind) =>
        contest with
        {
            Routes = [.. contest.Routes, new Route(kind, null, [OfficeRole.Polri, OfficeRole.Kpu], null)],
        };

    /// <summary>The first letter that was raised.</summary>
    private protected static async Task<DeliveryId> FirstAsync(PipelineRig rig) => (await rig.DeliveriesAsync())[0].Id;
}
