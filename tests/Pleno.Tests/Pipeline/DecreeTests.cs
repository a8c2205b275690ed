using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Recaps.AfterDetermination;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>The decree on the result: what it rests on, who is told, and how another supersedes it.</summary>
public sealed class DecreeTests(AzuriteFixture azurite)
{
    private static readonly SmallContest One = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decree_that_comes_before_its_document_stands_once_that_is_accepted()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var content = One.Parent([One.Child(SmallContest.First)]);
        var decree = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Decree(One.Contest, content), "k.csv");
        (await rig.RecordAsync(decree)).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.742");
        await AcceptAsync(rig, content);
        (await rig.StatusAsync(decree)).ShouldBe(DocumentStatus.Accepted);
    }

    [Fact]
    public async Task Everybody_who_got_the_figures_is_told_that_they_are_determined()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        await DetermineAsync(rig);
        var notice = (await rig.NoticesAsync()).Single(one => one.Kind == NoticeKind.ResultDetermined);
        notice.Offices.ShouldContain("kpu-64");
        var letter = await rig.LetterAsync(notice, "kpu-64");
        letter.ShouldContain("DITETAPKAN");
        letter.ShouldContain("Keputusan 149/2024");
        letter.ShouldContain("Senin, 9 Desember 2024 s.d. Rabu, 11 Desember 2024, pukul 23.59 WIB");
    }

    /// <summary>The days that the configuration calls holidays are no working days.</summary>
    [Fact]
    public async Task The_window_leaves_holidays_out()
    {
        var contest = One.Contest with { Holidays = [new DateOnly(2024, 12, 9)] };
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        await rig.Get<ContestStore>().SaveAsync(contest with { Version = new string('2', 64) }, Token);
        await DetermineAsync(rig);
        var notice = (await rig.NoticesAsync()).Single(one => one.Kind == NoticeKind.ResultDetermined);
        (await rig.LetterAsync(notice, "kpu-64")).ShouldContain(
            "Selasa, 10 Desember 2024 s.d. Kamis, 12 Desember 2024"
        );
    }

    [Theory]
    [InlineData(2_800_000L, true)]
    [InlineData(null, false)]
    public async Task The_security_offices_alone_are_told_of_a_narrow_margin(long? population, bool isTold)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var alert = new Route(NoticeKind.DisputeAttention, null, [OfficeRole.Polri, OfficeRole.Tni], null);
        var contest = One.Contest with
        {
            Version = new string('3', 64),
            Population = population,
            Routes = [.. One.Contest.Routes, alert],
        };
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        await DetermineAsync(rig, isNarrow: true);
        var notices = (await rig.NoticesAsync()).Where(one => one.Kind == NoticeKind.DisputeAttention).ToList();
        notices.Count.ShouldBe(isTold ? 1 : 0);
        if (isTold)
        {
            notices[0].Offices.ShouldBe(["polda", "korem"]);
            var letter = await rig.LetterAsync(notices[0], "polda");
            letter.ShouldContain("Pasal 158");
            letter.ShouldNotContain("Isran");
        }
    }

    /// <summary>Whoever was told to expect a dispute is told that the decree which now stands gives no cause, whomever the routing names by then.</summary>
    [Fact]
    public async Task A_margin_that_is_narrow_no_longer_is_told_to_whoever_was_told_that_it_was()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var alert = new Route(NoticeKind.DisputeAttention, null, [OfficeRole.Polri, OfficeRole.Tni], null);
        var contest = One.Contest with
        {
            Version = new string('5', 64),
            Population = 2_800_000L,
            Routes = [.. One.Contest.Routes, alert],
        };
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        var (narrow, _) = await DetermineAsync(rig, isNarrow: true);
        var without = contest with { Version = new string('6', 64), Routes = One.Contest.Routes };
        await rig.Get<ContestStore>().SaveAsync(without, Token);

        var level = One.Child(SmallContest.First);
        Level(level);
        var child = One.Child(SmallContest.First, 9, RevisionOf(SmallContest.First, level));
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(child), "b.csv");
        var content = One.Parent([child], 1, RevisionOf(SmallContest.Province, narrow));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(content), "b.csv");
        await rig.DrainDocumentsAsync();
        var supersedes = new SupersededDecree("149/2024", "Pemungutan suara ulang di 2 TPS", "Putusan MK 28/2025");
        var decree = SmallContest.Decree(One.Contest, content, "821/2025", supersedes);
        var second = await rig.PlenaryAsync(SmallContest.Province, decree, "k3.csv");
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);

        var notices = (await rig.NoticesAsync()).Where(one => one.Kind == NoticeKind.DisputeAttention).ToList();
        notices.Select(one => string.Join(' ', one.Offices)).ShouldBe(["polda korem", "polda korem"]);
        var letter = await rig.LetterAsync(notices[1], "korem");
        letter.ShouldContain("PERHATIAN DICABUT: menurut keputusan yang kini berlaku");
        letter.ShouldContain("821/2025");
    }

    [Fact]
    public async Task A_second_decree_supersedes_the_first_by_name_and_on_a_basis()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var (content, first) = await DetermineAsync(rig);
        var bare = SmallContest.Decree(One.Contest, content, "821/2025");
        var refused = await rig.PlenaryAsync(SmallContest.Province, bare, "k2.csv");
        (await rig.RecordAsync(refused)).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.744");

        var supersedes = new SupersededDecree("149/2024", "Pemungutan suara ulang di 2 TPS", "Putusan MK 28/2025");
        var second = await rig.PlenaryAsync(
            SmallContest.Province,
            SmallContest.Decree(One.Contest, content, "821/2025", supersedes),
            "k3.csv"
        );
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);
        (await rig.StatusAsync(first)).ShouldBe(DocumentStatus.Superseded);
        var notice = (await rig.NoticesAsync()).Last(one => one.Kind == NoticeKind.ResultDetermined);
        (await rig.LetterAsync(notice, "kpu-64")).ShouldContain("Putusan MK 28/2025");
    }

    /// <summary>Who learned the figures from the decree alone got them too.</summary>
    [Fact]
    public async Task A_later_correction_also_goes_to_whoever_was_told_the_determination()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var routed = One.Contest with
        {
            Version = new string('4', 64),
            Routes = [.. One.Contest.Routes, new Route(NoticeKind.ResultDetermined, null, [OfficeRole.Tni], null)],
        };
        await rig.Get<ContestStore>().SaveAsync(routed, Token);
        var (content, _) = await DetermineAsync(rig);
        var old = PipelineRig.IdOf(SmallContest.Province, SmallContest.Csv(content));
        var revision = new Intake.Reading.RecapRevision(old.Hash[..16], "Setelah PSU", "Putusan MK 28/2025");
        var better = One.Parent([One.Child(SmallContest.First)], 5, revision);
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(better), "b.csv");
        var correction = (await rig.NoticesAsync())[^1];
        correction.Kind.ShouldBe(NoticeKind.DocumentCorrected);
        correction.Offices.ShouldContain("korem");
    }

    /// <summary>A kab/kota has changed and the province's document has not been judged again yet.</summary>
    [Fact]
    public async Task A_decree_on_a_document_that_no_longer_adds_up_waits_for_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var child = One.Child(SmallContest.First);
        var content = One.Parent([child]);
        await AcceptAsync(rig, content);
        var old = PipelineRig.IdOf(SmallContest.First, SmallContest.Csv(child));
        var revision = new Intake.Reading.RecapRevision(old.Hash[..16], "Salah hitung", "BA 7");
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(One.Child(SmallContest.First, 9, revision)));
        var decree = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Decree(One.Contest, content), "k.csv");
        (await rig.RecordAsync(decree)).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.742");
    }

    [Fact]
    public async Task A_decree_of_a_kab_kota_in_a_contest_of_the_province_is_refused()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var content = One.Child(SmallContest.First);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(content));
        var decree = await rig.PlenaryAsync(SmallContest.First, SmallContest.Decree(One.Contest, content), "k.csv");
        (await rig.RecordAsync(decree)).Findings.Select(finding => finding.Code.Id).ShouldBe(["F.745", "F.742"]);
    }

    private static async Task<(FormContent Content, DocumentId Decree)> DetermineAsync(
        PipelineRig rig,
        bool isNarrow = false
    )
    {
        var child = One.Child(SmallContest.First);
        if (isNarrow)
        {
            Level(child);
        }

        var content = One.Parent([child]);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(child));
        await AcceptAsync(rig, content);
        var decree = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Decree(One.Contest, content), "k.csv");
        (await rig.StatusAsync(decree)).ShouldBe(DocumentStatus.Accepted);
        await rig.DrainDocumentsAsync();
        return (content, decree);
    }

    private static Intake.Reading.RecapRevision RevisionOf(Areas.AreaCode area, FormContent old) =>
        new(PipelineRig.IdOf(area, SmallContest.Csv(old)).Hash[..16], "Pemungutan suara ulang", "Putusan MK 28/2025");

    private static async Task AcceptAsync(PipelineRig rig, FormContent content)
    {
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(One.Child(SmallContest.First)));
        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(content));
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
    }

    /// <summary>Both pairs get half of the valid votes, the first one more where they are odd.</summary>
    private static void Level(FormContent content)
    {
        var figures = content.Figures;
        for (var column = 0; column < figures.TotalColumn; column++)
        {
            var valid = figures[column, figures.Layout["suara_sah"]]!.Value;
            figures[column, figures.Layout["paslon.1"]] = (valid + 1) / 2;
            figures[column, figures.Layout["paslon.2"]] = valid / 2;
        }

        foreach (var key in new[] { "paslon.1", "paslon.2" })
        {
            figures[figures.TotalColumn, figures.Layout[key]] = Enumerable
                .Range(0, figures.TotalColumn)
                .Sum(column => figures[column, figures.Layout[key]]);
        }
    }
}
