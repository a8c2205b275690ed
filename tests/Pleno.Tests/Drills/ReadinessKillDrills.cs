using System.Text;
using Pleno.Contests;
using Pleno.Notices.Contacts;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Readiness;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>A report comes in, and a configuration.</summary>
public sealed class ReportKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private const string ReportPath = $"gubernur-64-2024/{SmallContest.Stage}/polda/a.csv";

    private static readonly UseCase[] UseCases =
    [
        new(
            "take in a readiness report",
            rig => UploadReportAsync(rig, SmallContest.Confirmation("polda")),
            rig => rig.TakeInReportAsync(ReportPath)
        ),
        new(
            "refuse a readiness report",
            rig => UploadReportAsync(rig, "Kantor;korem"u8.ToArray()),
            rig => rig.TakeInReportAsync(ReportPath)
        )
        {
            FewestWrites = 4,
        },
        // It is told at once.
        new(
            "take in a report of an incident",
            async rig =>
            {
                var asked = new Requirement(SmallContest.Stage, RequirementKind.NoIncident, null, null);
                var terms = new RequirementTerms(Roles: "polri");
                await ChangeContestAsync(
                    rig,
                    contest =>
                        RoutedTo(contest, NoticeKind.Incident) with
                        {
                            Requirements = [.. contest.Requirements, asked with { Terms = terms }],
                        }
                );
                rig.Time.SetUtcNow(Starts.AddHours(1));
                await UploadReportAsync(rig, Encoding.UTF8.GetBytes(ReadyContest.Incident));
            },
            rig => rig.TakeInReportAsync(ReportPath)
        )
        {
            FewestWrites = 8,
        },
        // With a document that came before its contest and waits for it.
        new(
            "load a contest",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                foreach (var (name, content) in Small.Files)
                {
                    await rig.UploadAsync(StorageNames.ConfigContainer, $"{SmallContest.Key}/{name}", content);
                }
            },
            rig => rig.LoadContestAsync()
        )
        {
            FewestWrites = 5,
            IsLoaded = false,
        },
        new(
            "refuse a configuration",
            rig =>
                rig.UploadAsync(
                    StorageNames.ConfigContainer,
                    $"{SmallContest.Key}/paslon.csv",
                    Encoding.UTF8.GetBytes("number")
                ),
            rig => rig.LoadContestAsync("paslon.csv")
        )
        {
            FewestWrites = 5,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    private static Task UploadReportAsync(PipelineRig rig, byte[] content) =>
        rig.UploadAsync(StorageNames.ReadinessContainer, ReportPath, content);
}

/// <summary>The timer of readiness judges, reminds and tells; and another one notices when it stands still.</summary>
public sealed class ReadinessKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private static readonly UseCase[] UseCases =
    [
        new("check readiness", _ => Task.CompletedTask, rig => rig.Get<CheckStages>().RunAsync(Token))
        {
            FewestWrites = 7,
        },
        new(
            "remind an office",
            async rig =>
            {
                await ChangeContestAsync(
                    rig,
                    contest =>
                        contest with
                        {
                            Requirements = [.. contest.Requirements.Select(one => one with { Reminders = "24h" })],
                        }
                );
                rig.Time.SetUtcNow(Starts.AddHours(-24));
                await rig.Get<CheckStages>().RunAsync(Token);
            },
            rig => rig.Get<RemindOffices>().RunAsync(Token)
        )
        {
            FewestWrites = 10,
        },
        new(
            "tell that a stage is set",
            rig => ChangeContestAsync(rig, contest => RoutedTo(contest, NoticeKind.StageScheduled)),
            rig => rig.Get<TellBulletins>().RunAsync(Token)
        )
        {
            FewestWrites = 6,
        },
        new(
            "tell that the time for petitions is over",
            DeterminedAsync,
            rig => rig.Get<TellOfDisputeWindow>().RunAsync(Token)
        )
        {
            FewestWrites = 6,
        },
        // For this process a minute passes between its two looks.
        new(
            "tell that the timer stands still",
            async rig =>
            {
                await rig.Get<WatchTimers>().HasRunAsync(Token);
                rig.Time.Advance(TimeSpan.FromHours(1));
            },
            async rig =>
            {
                await rig.Get<WatchTimers>().RunAsync(Token);
                rig.Get<TimerSuspicion>().Since -= 60 * rig.Time.TimestampFrequency;
                await rig.Get<WatchTimers>().RunAsync(Token);
            }
        )
        {
            FewestWrites = 4,
        },
        new(
            "ask whether letters will arrive",
            rig =>
                ChangeContestAsync(
                    rig,
                    contest =>
                        contest with
                        {
                            Requirements =
                            [
                                .. contest.Requirements,
                                new Requirement(SmallContest.Stage, RequirementKind.Contact, null, null),
                            ],
                        }
                ),
            rig => rig.Get<CheckContacts>().RunAsync(Token)
        )
        {
            FewestWrites = 2,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    /// <summary>A decree was told, and the time to question it is over.</summary>
    private static async Task DeterminedAsync(PipelineRig rig)
    {
        await ChangeContestAsync(rig, contest => RoutedTo(contest, NoticeKind.DisputeWindow));
        await rig.PlenaryAsync(SmallContest.First, Child);
        await rig.PlenaryAsync(SmallContest.Province, Parent);
        rig.Time.SetUtcNow(Starts.AddDays(1));
        var decree = SmallContest.Decree(Small.Contest, Small.Parent([Small.Child(SmallContest.First)]));
        await rig.PlenaryAsync(SmallContest.Province, decree, "keputusan.csv");
        await rig.DrainNoticesAsync();
        rig.Time.SetUtcNow(Starts.AddDays(4));
    }
}
