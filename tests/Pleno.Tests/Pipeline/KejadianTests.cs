using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps.Explanations;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>L05 and L09 on storage: what is explained is accepted and travels upwards; what is still being voted on is not final.</summary>
public sealed class KejadianTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Two = new(2);
    private static readonly AreaCode Province = SmallContest.Province;
    private static readonly AreaCode Tps = AreaCode.Parse("6401012001003");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A special location: in one kab/kota more ballots were used, and more votes cast, than the lists have users.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_explained_figure_is_accepted_and_its_explanation_reaches_the_province(bool kejadianFirst)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var special = Special(Two.Child(SmallContest.First));
        var other = Two.Child(Two.Children[1]);
        var refusal = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(special));
        var refused = await rig.RecordAsync(refusal);
        refused.Status.ShouldBe(DocumentStatus.Rejected);
        var findings = refused.Findings.Where(finding => finding.Blocks).ToList();
        findings.ShouldAllBe(finding => finding.Code.IsExplainable);

        await using var again = await PipelineRig.StartAsync(azurite, Two);
        var kejadian = Kejadian(SmallContest.First, special.Header.BeritaAcara, findings);
        if (kejadianFirst)
        {
            await again.PlenaryAsync(SmallContest.First, kejadian, "kejadian.csv");
        }

        var document = await again.PlenaryAsync(SmallContest.First, SmallContest.Csv(special));
        if (!kejadianFirst)
        {
            (await again.StatusAsync(document)).ShouldBe(DocumentStatus.Rejected);
            await again.PlenaryAsync(SmallContest.First, kejadian, "kejadian.csv");
            await again.DrainDocumentsAsync();
        }

        (await again.StatusAsync(document)).ShouldBe(DocumentStatus.Accepted);
        await again.PlenaryAsync(Two.Children[1], SmallContest.Csv(other));
        var parent = await again.PlenaryAsync(Province, SmallContest.Csv(Two.Parent([special, other])));
        await again.DrainDocumentsAsync();

        var above = await again.RecordAsync(parent);
        above.Status.ShouldBe(DocumentStatus.Accepted);
        above.Findings.ShouldNotBeEmpty();
        above.Findings.ShouldAllBe(finding => finding.ExplainedBy != null);
        var standing = await again.Get<RecapStore>().FindAsync(Two.Contest, Province, Token);
        standing!
            .Explained.Select(figure => figure.Document)
            .Distinct()
            .Order()
            .ShouldBe([Province, SmallContest.First]);
        var letter = await again.LetterAsync((await again.NoticesAsync())[^1], "kpu-64");
        letter.ShouldContain("dengan catatan di bawah ini");
        letter.ShouldContain("Dijelaskan dalam D.KEJADIAN KHUSUS");
        letter.ShouldContain("Pemilih di lokasi khusus");
        await again.NothingIsPoisonedAsync();
        await Audit.IsWholeAsync(again);
    }

    [Fact]
    public async Task A_kejadian_that_fits_nothing_accepts_nothing_and_is_asked_about()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var special = Special(Two.Child(SmallContest.First));
        var document = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(special));
        var findings = (await rig.RecordAsync(document)).Findings.Where(finding => finding.Blocks).ToList();
        var wrong = findings.ConvertAll(finding => finding with { Got = finding.Got!.Number!.Value + 1 });
        await rig.PlenaryAsync(
            SmallContest.First,
            Kejadian(SmallContest.First, special.Header.BeritaAcara, wrong),
            "kejadian.csv"
        );
        await rig.DrainDocumentsAsync();
        var record = await rig.RecordAsync(document);
        record.Status.ShouldBe(DocumentStatus.Rejected);
        record.Findings.Count(finding => finding.Code.Id == "W.741").ShouldBe(findings.Count);
    }

    [Fact]
    public async Task Two_kejadian_of_one_number_are_one_too_many_until_the_second_names_the_first()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var first = await rig.PlenaryAsync(SmallContest.First, Revote(isOver: false), "a.csv");
        (await rig.StatusAsync(first)).ShouldBe(DocumentStatus.Accepted);
        var second = await rig.PlenaryAsync(SmallContest.First, Revote(isOver: true), "b.csv");
        var refused = await rig.RecordAsync(second);
        (refused.Status, refused.Kind).ShouldBe((DocumentStatus.Rejected, DocumentKind.KejadianKhusus));
        refused.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.715");

        var third = await rig.PlenaryAsync(
            SmallContest.First,
            Revote(isOver: true, new RecapRevision(first.Hash[..12], "PSU selesai", "BA PSU")),
            "c.csv"
        );
        (await rig.StatusAsync(third)).ShouldBe(DocumentStatus.Accepted);
        (await rig.StatusAsync(first)).ShouldBe(DocumentStatus.Superseded);
    }

    [Fact]
    public async Task Whoever_was_told_of_one_is_told_of_the_one_that_takes_its_place()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var route = new Route(NoticeKind.KejadianRecorded, null, [OfficeRole.Tni], null);
        var routed = Two.Contest with { Version = new string('7', 64), Routes = [.. Two.Contest.Routes, route] };
        await rig.Get<ContestStore>().SaveAsync(routed, Token);
        var first = await rig.PlenaryAsync(SmallContest.First, Revote(isOver: false), "a.csv");
        await rig.Get<ContestStore>().SaveAsync(Two.Contest with { Version = new string('8', 64) }, Token);
        var revision = new RecapRevision(first.Hash[..12], "Salah TPS", "BA");
        await rig.PlenaryAsync(SmallContest.First, Empty("20/BA", revision), "b.csv");
        var told = (await rig.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.KejadianRecorded).ToList();
        told.Select(notice => notice.Offices.Contains("korem")).ShouldBe([true, true]);
    }

    /// <summary>What the one replaced said of votes is forgotten, and a second successor comes too late.</summary>
    [Fact]
    public async Task One_that_is_replaced_says_nothing_any_more()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var first = await rig.PlenaryAsync(SmallContest.First, Revote(isOver: false), "a.csv");
        var revision = new RecapRevision(first.Hash[..12], "Salah TPS", "BA");
        var second = await rig.PlenaryAsync(SmallContest.First, Empty("20/BA", revision), "b.csv");
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);
        (await rig.Get<RevoteStore>().ListAsync(SmallContest.Key, Province, Token)).ShouldBeEmpty();

        var third = await rig.PlenaryAsync(SmallContest.First, Empty("21/BA", revision), "c.csv");
        (await rig.RecordAsync(third)).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.716");
    }

    [Fact]
    public async Task While_a_vote_is_open_the_result_cannot_be_determined_and_then_it_can()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (parent, decree) = await UpToTheDecreeAsync(rig, Revote(isOver: false));
        var standing = await rig.RecordAsync(parent);
        standing.Status.ShouldBe(DocumentStatus.Accepted);
        standing.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("W.718");
        var refused = await rig.RecordAsync(decree);
        (refused.Status, refused.Kind).ShouldBe((DocumentStatus.Rejected, DocumentKind.Decree));
        refused.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.719");

        rig.Time.Advance(TimeSpan.FromDays(1));
        var over = Revote(isOver: true, number: "14/BA/6401/2024");
        await rig.PlenaryAsync(SmallContest.First, over, "selesai.csv");
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(parent)).Findings.ShouldBeEmpty();
        (await rig.StatusAsync(decree)).ShouldBe(DocumentStatus.Accepted);
    }

    /// <summary>What was received later stands, though it is recorded first.</summary>
    [Fact]
    public async Task The_later_word_on_a_vote_stands_in_whatever_order_it_is_recorded()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var store = rig.Get<RevoteStore>();
        var then = rig.Time.GetUtcNow();
        Recaps.Revotes.Revote Said(bool isOver, int hour) =>
            new(Tps, KejadianKind.Psu, isOver, "x", "ab", then.AddHours(hour));
        await store.RecordAsync(SmallContest.Key, Said(true, 2), Token);
        await store.RecordAsync(SmallContest.Key, Said(false, 1), Token);
        (await store.ListAsync(SmallContest.Key, Province, Token)).ShouldHaveSingleItem().IsOver.ShouldBeTrue();
        (await store.ListAsync(SmallContest.Key, AreaCode.Parse("6402"), Token)).ShouldBeEmpty();
    }

    private static async Task<(DocumentId Parent, DocumentId Decree)> UpToTheDecreeAsync(
        PipelineRig rig,
        byte[] kejadian
    )
    {
        FormContent[] children = [.. Two.Children.Select(area => Two.Child(area))];
        foreach (var child in children)
        {
            await rig.PlenaryAsync(child.Header.Area, SmallContest.Csv(child));
        }

        await rig.PlenaryAsync(SmallContest.First, kejadian, "kejadian.csv");
        var content = Two.Parent(children);
        var parent = await rig.PlenaryAsync(Province, SmallContest.Csv(content));
        await rig.DrainDocumentsAsync();
        var decree = await rig.PlenaryAsync(Province, SmallContest.Decree(Two.Contest, content), "keputusan.csv");
        await rig.DrainDocumentsAsync();
        return (parent, decree);
    }

    /// <summary>Five more ballots and votes than users, at the second kecamatan and so in the total.</summary>
    internal static FormContent Special(FormContent content)
    {
        var figures = content.Figures;
        foreach (var column in new[] { 1, figures.TotalColumn })
        {
            foreach (var key in new[] { "ss_diterima", "ss_digunakan", "paslon.1", "suara_sah", "suara_total" })
            {
                figures[column, figures.Layout[key]] += 5;
            }
        }

        return content;
    }

    internal static byte[] Kejadian(AreaCode area, string number, IReadOnlyList<Recaps.Findings.Finding> findings) =>
        KejadianWriter.Write(
            new KejadianKhusus(
                area,
                $"K{number}",
                null,
                [
                    .. findings.Select(
                        (finding, index) =>
                            new KejadianEntry(
                                index + 1,
                                KejadianKind.Selisih,
                                number,
                                finding.Area,
                                finding.Field,
                                finding.Expected!.Number,
                                finding.Got!.Number,
                                "Pemilih di lokasi khusus",
                                null,
                                null
                            )
                    ),
                ]
            ),
            Two.Contest,
            null,
            ".csv"
        );

    private static byte[] Empty(string number, RecapRevision revision) =>
        KejadianWriter.Write(new KejadianKhusus(SmallContest.First, number, null, []), Two.Contest, revision, ".csv");

    internal static byte[] Revote(bool isOver, RecapRevision? revision = null, string number = "13/BA/6401/2024") =>
        KejadianWriter.Write(
            new KejadianKhusus(
                SmallContest.First,
                number,
                null,
                [
                    new KejadianEntry(
                        1,
                        KejadianKind.Psu,
                        null,
                        Tps,
                        null,
                        null,
                        null,
                        "Kotak suara dibuka",
                        isOver,
                        null
                    ),
                ]
            ),
            Two.Contest,
            revision,
            ".csv"
        );
}
