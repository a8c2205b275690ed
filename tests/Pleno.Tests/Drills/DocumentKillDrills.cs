using Pleno.Areas;
using Pleno.Intake.Reading;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>A document is taken in, refused, or looked at again.</summary>
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

/// <summary>A document that stands is corrected, explained or determined.</summary>
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

/// <summary>A scan is bound to its document, whichever of the two comes first.</summary>
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
