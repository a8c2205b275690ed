using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Poison;
using Pleno.Notices.Sending;
using Pleno.Readiness;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scans;
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
}

public sealed class DocumentKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private static readonly UseCase[] UseCases =
    [
        // It is the one for which the province's document waits.
        new(
            "take in a document",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await UploadAsync(rig, SmallContest.First, Child);
            },
            rig => rig.TakeInAsync($"{ChildPath}/a.csv")
        )
        {
            FewestWrites = 10,
        },
        new(
            "refuse a document",
            rig => UploadAsync(rig, SmallContest.First, "JUMLAH"u8.ToArray()),
            rig => rig.TakeInAsync($"{ChildPath}/a.csv")
        )
        {
            FewestWrites = 10,
        },
        new(
            "refuse a file in a wrong place",
            rig => UploadAsync(rig, AreaCode.Parse("6499"), Child),
            rig => rig.TakeInAsync($"{SmallContest.Key}/6499/a.csv")
        ),
        new(
            "check a parent",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await rig.PlenaryAsync(SmallContest.First, Child);
            },
            rig => CheckAgainAsync(rig, SmallContest.Province, Parent)
        )
        {
            FewestWrites = 8,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);
}

public sealed class VersionKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private static readonly byte[] Better = SmallContest.Csv(
        Small.Child(
            SmallContest.First,
            9,
            new RecapRevision(PipelineRig.IdOf(SmallContest.First, Child).Hash[..16], "Salah hitung", "BA 7")
        )
    );

    private static readonly UseCase[] UseCases =
    [
        // The parent rests on the version before: it is marked, counted no more, and told of.
        new(
            "take in a correction",
            async rig =>
            {
                await BothAsync(rig);
                await UploadAsync(rig, SmallContest.First, Better);
            },
            rig => rig.TakeInAsync($"{ChildPath}/a.csv")
        )
        {
            FewestWrites = 8,
        },
        new(
            "mark the document above",
            async rig =>
            {
                await BothAsync(rig);
                await rig.PlenaryAsync(SmallContest.First, Better, "b.csv");
            },
            rig => CheckAgainAsync(rig, SmallContest.Province, Parent)
        )
        {
            FewestWrites = 6,
        },
        new(
            "take in a kejadian",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await UploadAsync(rig, SmallContest.First, KejadianTests.Revote(isOver: false));
            },
            rig => rig.TakeInAsync($"{ChildPath}/a.csv")
        )
        {
            FewestWrites = 8,
        },
        new(
            "take in a decree",
            async rig =>
            {
                await BothAsync(rig);
                var document = Small.Parent([Small.Child(SmallContest.First)]);
                await UploadAsync(rig, SmallContest.Province, SmallContest.Decree(Small.Contest, document));
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/64/a.csv")
        )
        {
            FewestWrites = 8,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    private static async Task BothAsync(PipelineRig rig)
    {
        await rig.PlenaryAsync(SmallContest.First, Child);
        await rig.PlenaryAsync(SmallContest.Province, Parent);
    }
}

public sealed class ScanKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private const string Name = "D.HASIL.pdf";
    private static readonly byte[] Scan = FormScan.Of(Small.Form(Small.Child(SmallContest.First)));

    private static readonly UseCase[] UseCases =
    [
        new(
            "take in a scan",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await UploadAsync(rig, SmallContest.First, Scan, Name);
            },
            rig => rig.TakeInAsync($"{ChildPath}/{Name}")
        )
        {
            FewestWrites = 8,
        },
        new(
            "take in the document of a scan that waits",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Scan, Name);
                await UploadAsync(rig, SmallContest.First, Child, "D.HASIL.csv");
            },
            rig => rig.TakeInAsync($"{ChildPath}/D.HASIL.csv")
        )
        {
            FewestWrites = 10,
        },
        new(
            "bind a scan that waited",
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Scan, Name);
                await rig.PlenaryAsync(SmallContest.First, Child);
            },
            rig => CheckAgainAsync(rig, SmallContest.First, Scan)
        )
        {
            FewestWrites = 5,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);
}

public sealed class OtherKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
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
        new("check readiness", _ => Task.CompletedTask, rig => rig.Get<CheckStages>().RunAsync(Token))
        {
            FewestWrites = 7,
        },
        // Nobody announced the upload: the first look remembers it, the second asks for it.
        new(
            "sweep lost uploads",
            rig => UploadAsync(rig, SmallContest.First, Child),
            async rig =>
            {
                await rig.Get<SweepUploads>().RunAsync(Token);
                await rig.Get<SweepUploads>().RunAsync(Token);
            }
        ),
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    private static Task UploadReportAsync(PipelineRig rig, byte[] content) =>
        rig.UploadAsync(StorageNames.ReadinessContainer, ReportPath, content);
}

public sealed class LetterKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private const string LostUpload = "upload:plenary/gubernur-64-2024/64/a.csv";

    private static readonly Dictionary<string, string?> TwoInTenMinutes = new()
    {
        ["Notices:StormMost"] = "2",
        ["Notices:StormWindow"] = "00:10:00",
    };

    private static readonly UseCase[] UseCases =
    [
        new("send a notice", rig => rig.RaiseUrgentAsync("1"), async rig => await SendAsync(rig)) { FewestWrites = 3 },
        new(
            "take a post of events",
            SentAsync,
            async rig =>
            {
                var body = PipelineRig.EventBody((await FirstAsync(rig), "processed"));
                await rig.Get<Pleno.Notices.Events.TakeDeliveryEvents>()
                    .RunAsync(rig.Sign("1733360400", body), "1733360400", body, Token);
            }
        ),
        new("apply delivery events", SentAsync, async rig => await PostAsync(rig, "delivered")) { FewestWrites = 3 },
        // It goes to the alternate address, and the operators are told.
        new("apply a bounce", SentToAlternateAsync, async rig => await PostAsync(rig, "bounce")) { FewestWrites = 6 },
        new(
            "acknowledge",
            rig => rig.RaiseUrgentAsync("1"),
            async rig =>
            {
                var notice = (await rig.NoticesAsync())[0];
                var id = new DeliveryId(SmallContest.Key, notice.Id, "kpu-64");
                var link = rig.Get<SignedLinks>().TokenOf(id, "kpu-64", notice.RaisedAt);
                await rig.Get<AcknowledgeNotice>().ConfirmAsync(link, Token);
            }
        )
        {
            FewestWrites = 2,
        },
        // Its message was lost with the process that held it.
        new(
            "ask for stuck notices",
            async rig =>
            {
                await rig.RaiseUrgentAsync("1");
                await rig.RaiseUrgentAsync("2");
                await rig.LoseNoticesAsync();
                rig.Time.Advance(TimeSpan.FromHours(1));
            },
            rig => rig.Get<ReplayNotices>().RunAsync(Token)
        )
        {
            FewestWrites = 2,
        },
        new(
            "make a digest",
            async rig =>
            {
                for (var number = 1; number <= 4; number++)
                {
                    await rig.RaiseRoutineAsync($"{number}");
                }

                await rig.DrainNoticesAsync();
                rig.Time.Advance(TimeSpan.FromMinutes(10));
            },
            rig => rig.Get<ReplayNotices>().RunAsync(Token)
        )
        {
            FewestWrites = 5,
            Settings = TwoInTenMinutes,
            EndAsync = ToldAsync,
        },
        new(
            "keep a message that failed for good",
            rig => rig.RaiseUrgentAsync("1"),
            async rig =>
                await rig.Get<KeepPoison>()
                    .RunAsync(StorageNames.NoticesPoisonQueue, "m1", $"{await FirstAsync(rig)}", Token)
        )
        {
            FewestWrites = 4,
        },
        new(
            "replay a letter",
            async rig =>
            {
                await rig.RaiseUrgentAsync("1");
                rig.Time.Advance(TimeSpan.FromDays(3));
                await rig.DrainNoticesAsync();
            },
            async rig => await rig.Get<ReplayPoison>().LetterAsync(await FirstAsync(rig), Token)
        )
        {
            FewestWrites = 4,
        },
        new(
            "replay a message",
            rig => rig.Get<KeepPoison>().RunAsync(StorageNames.DocumentsPoisonQueue, "m1", LostUpload, Token),
            rig => rig.Get<ReplayPoison>().RunAsync("m1", Token)
        )
        {
            FewestWrites = 2,
        },
        new(
            "escalate silence",
            SilentAsync,
            async rig => await rig.Get<EscalateSilence>().RunAsync(await rig.ContestAsync(), Token)
        )
        {
            FewestWrites = 5,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    /// <summary>Cut off while it is made, it becomes two digests: what each letter came to, and how often digests tell it.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(PipelineRig rig)
    {
        var notices = await rig.NoticesAsync();
        var digests = notices.Where(notice => notice.Kind == NoticeKind.Digest).Select(notice => notice.Id).ToHashSet();
        return
        [
            .. (await rig.DeliveriesAsync())
                .Where(delivery => !digests.Contains(delivery.Id.Notice))
                .Select(delivery => $"{delivery.Id} {delivery.Status}"),
            .. notices
                .Select(notice => notice.Facts)
                .OfType<DigestFacts>()
                .SelectMany(facts => facts.Items)
                .Select(item => $"told {item.Notice}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A letter that is to be acknowledged was sent three hours ago.</summary>
    private static async Task SilentAsync(PipelineRig rig)
    {
        Route[] routes =
        [
            .. Small.Contest.Routes,
            new(NoticeKind.AcknowledgementMissing, null, [OfficeRole.Operator], null),
        ];
        var contest = Small.Contest with { Version = new string('e', 64), Routes = routes };
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        var facts = new RefusalFacts("1.csv", "", [], 0);
        var told = new NoticeEvent(NoticeKind.StageNotReady, "1", SmallContest.Province, [], facts);
        (await rig.Get<NoticeDesk>().RaiseAsync(contest, told, Token)).ShouldNotBeNull();
        await rig.DrainNoticesAsync();
        rig.Time.Advance(TimeSpan.FromHours(3));
    }

    private static async Task SentAsync(PipelineRig rig)
    {
        await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
    }

    private static async Task SentToAlternateAsync(PipelineRig rig)
    {
        Office WithOtherWays(Office office) =>
            office with
            {
                Alternate = "sekretariat@kpu-64.example",
                Delegate = "kpu-6401",
            };
        var offices = Small.Contest.Offices.Select(one => one.Key == "kpu-64" ? WithOtherWays(one) : one);
        var contest = Small.Contest with { Version = new string('a', 64), Offices = [.. offices] };
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        await SentAsync(rig);
    }

    private static async Task<DeliveryId> FirstAsync(PipelineRig rig) => (await rig.DeliveriesAsync())[0].Id;

    private static async Task SendAsync(PipelineRig rig) =>
        await rig.Get<SendLetter>().RunAsync($"{await FirstAsync(rig)}", Token);

    /// <summary>Looks at a post as its message asks: the post is kept once.</summary>
    private static async Task PostAsync(PipelineRig rig, string happened)
    {
        var body = PipelineRig.EventBody((await FirstAsync(rig), happened));
        var post = await rig.Get<EventStore>().KeepPostAsync(body, Token);
        await rig.Get<Pleno.Notices.Events.ApplyDeliveryEvents>().RunAsync(post, Token);
    }
}
