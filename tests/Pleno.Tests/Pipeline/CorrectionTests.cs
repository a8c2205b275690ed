using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>A new version: the difference that is kept, who is told, and what becomes of the sums.</summary>
public sealed class CorrectionTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Two = new(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_difference_is_kept_with_its_effect_on_the_sum_above_and_on_the_ranking()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, _, _) = await AllAcceptedAsync(rig);
        var (content, id) = await CorrectAsync(rig, old);

        var correction = (await rig.Get<DocumentStore>().FindCorrectionAsync(id, Token)).ShouldNotBeNull();
        (correction.Replaces, correction.OldVersion, correction.Reason, correction.Basis).ShouldBe(
            (old.Hash, 1, "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7")
        );
        var first = Two.Child(SmallContest.First).Figures;
        var votes = correction.Changes.Single(change => change is { Area: null, Field: "paslon.1" });
        (votes.Old, votes.New).ShouldBe((Total(first, "paslon.1"), Total(content.Figures, "paslon.1")));
        var parent = correction.Parent.ShouldNotBeNull();
        parent.Parent.ShouldBe(SmallContest.Province);
        var sum = parent.Changes.Single(change => change.Field == "paslon.1");
        var other = Total(Two.Child(Two.Children[1]).Figures, "paslon.1");
        (sum.Old, sum.New).ShouldBe((votes.Old + other, votes.New + other));
        (correction.ChangesRanking, parent.ChangesRanking).ShouldBe((true, false));
    }

    [Fact]
    public async Task Everybody_who_got_the_old_figure_gets_the_correction_and_nobody_twice()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, _, _) = await AllAcceptedAsync(rig);
        var got = (await rig.NoticesAsync()).Single(notice => notice.Facts.DocumentHash == old.Hash).Offices;
        await CorrectAsync(rig, old);
        var correction = (await rig.NoticesAsync()).Single(notice => notice.Kind == NoticeKind.DocumentCorrected);
        got.ShouldBeSubsetOf(correction.Offices);
        correction.Offices.ShouldBeUnique();
        var letter = await rig.LetterAsync(correction, got[0]);
        letter.ShouldContain("KOREKSI");
        letter.ShouldContain("Salah hitung TPS 3");
        letter.ShouldContain("Urutan pasangan calon BERUBAH di wilayah ini.");
        letter.ShouldContain("semula");
    }

    /// <summary>An office that the routing no longer names got the old figure, and so gets the correction.</summary>
    [Fact]
    public async Task Also_an_office_that_the_routing_names_no_longer()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (parent, content) = await ParentAcceptedAsync(rig);
        var routed = Two.Contest with { Version = new string('1', 64), Routes = [] };
        await rig.Get<ContestStore>().SaveAsync(routed, Token);
        var better = Two.Parent(content, 1, Revision(parent));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(better));
        (await rig.NoticesAsync())[^1].Kind.ShouldBe(NoticeKind.DocumentCorrected);
        (await rig.NoticesAsync())[^1].Offices.ShouldContain("kpu-64");
    }

    [Fact]
    public async Task The_parent_is_marked_counted_no_more_and_counted_again_once_it_fits()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, parent, children) = await AllAcceptedAsync(rig);
        var (content, _) = await CorrectAsync(rig, old);
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.NeedsExplanation);
        var recaps = rig.Get<RecapStore>();
        (await recaps.FindAsync(Two.Contest, SmallContest.Province, Token))!.IsWithdrawn.ShouldBeTrue();
        var told = (await rig.NoticesAsync())[^1];
        told.Kind.ShouldBe(NoticeKind.DocumentNeedsExplanation);
        (await rig.LetterAsync(told, "kpu-64")).ShouldContain("PERLU PENJELASAN");

        var better = Two.Parent([content, children[1]], 1, Revision(parent));
        var second = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(better));
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);
        (await recaps.FindAsync(Two.Contest, SmallContest.Province, Token))!.IsWithdrawn.ShouldBeFalse();
    }

    /// <summary>Who was only told that a document needs an explanation is told that another took its place.</summary>
    [Fact]
    public async Task A_correction_also_goes_to_whoever_was_told_that_the_document_needs_an_explanation()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var route = new Route(NoticeKind.DocumentNeedsExplanation, null, [OfficeRole.Tni], null);
        var routed = Two.Contest with { Version = new string('7', 64), Routes = [route] };
        await rig.Get<ContestStore>().SaveAsync(routed, Token);
        var (old, parent, children) = await AllAcceptedAsync(rig);
        var (content, _) = await CorrectAsync(rig, old);
        await rig.DrainDocumentsAsync();
        (await rig.NoticesAsync())[^1].Offices.ShouldContain("korem");
        await rig.Get<ContestStore>().SaveAsync(Two.Contest with { Version = new string('8', 64), Routes = [] }, Token);
        var better = Two.Parent([content, children[1]], 1, Revision(parent));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(better));
        (await rig.NoticesAsync())[^1].Kind.ShouldBe(NoticeKind.DocumentCorrected);
        (await rig.NoticesAsync())[^1].Offices.ShouldContain("korem");
    }

    /// <summary>A stale child is named: the parent has the figures of the version before.</summary>
    [Fact]
    public async Task A_parent_made_from_the_version_before_is_told_so()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, parent, _) = await AllAcceptedAsync(rig);
        await CorrectAsync(rig, old);
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(parent)).Findings.ShouldContain(finding =>
            finding.Hint != null && finding.Hint.Kind == Recaps.Hints.HintKind.StaleChild
        );
    }

    /// <summary>Back to the figures of before: the parent is accepted once more, which is told once more.</summary>
    [Fact]
    public async Task That_it_fits_again_is_told_too()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, parent, children) = await AllAcceptedAsync(rig);
        var (_, second) = await CorrectAsync(rig, old);
        await rig.DrainDocumentsAsync();
        var back = children[0] with { Revision = Revision(second) };
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(back));
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        (await rig.NoticesAsync())
            .Where(notice => notice.Facts.DocumentHash == parent.Hash)
            .Select(notice => notice.Kind)
            .ShouldBe([NoticeKind.DocumentAccepted, NoticeKind.DocumentNeedsExplanation, NoticeKind.DocumentAccepted]);
    }

    /// <summary>What is asked about later is no new correction; what was asked about at first stands in the letter.</summary>
    [Fact]
    public async Task A_correction_is_told_once_with_its_notes()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, _, _) = await AllAcceptedAsync(rig);
        var bare = Two.Child(SmallContest.First, 9, new RecapRevision(old.Hash[..16], "Salah hitung"));
        var id = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(bare));
        await rig.PlenaryAsync(SmallContest.First, KejadianTests.Revote(isOver: false), "k.csv");
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(id)).Findings.Select(finding => finding.Code.Id).Order().ShouldBe(["W.717", "W.718"]);
        var about = (await rig.NoticesAsync()).Where(notice => notice.Facts.DocumentHash == id.Hash).ToList();
        about.Select(notice => notice.Kind).ShouldBe([NoticeKind.DocumentCorrected, NoticeKind.DocumentAccepted]);
        (await rig.LetterAsync(about[0], "kpu-6401")).ShouldContain("W.717");
    }

    [Fact]
    public async Task Of_two_versions_at_once_one_wins_and_the_other_is_told()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, _, _) = await AllAcceptedAsync(rig);
        await using var beside = rig.Beside();
        var contents = new[] { 9, 12 }.Select(seed => Two.Child(SmallContest.First, seed, Revision(old))).ToList();
        var ids = await Task.WhenAll(
            rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(contents[0]), "a.csv"),
            beside.PlenaryAsync(SmallContest.First, SmallContest.Csv(contents[1]), "b.csv")
        );
        var records = await Task.WhenAll(ids.Select(rig.RecordAsync));
        records
            .Select(record => record.Status)
            .ShouldBe([DocumentStatus.Accepted, DocumentStatus.Rejected], ignoreOrder: true);
        records
            .Single(record => record.Status == DocumentStatus.Rejected)
            .Findings.ShouldContain(finding => finding.Code.Id == "F.712");
    }

    [Fact]
    public async Task The_same_file_again_changes_and_tells_nothing()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var (old, _, _) = await AllAcceptedAsync(rig);
        var (content, _) = await CorrectAsync(rig, old);
        await rig.DrainDocumentsAsync();
        var before = await rig.RowsAsync(isExact: true);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(content), "again.csv");
        (await rig.DrainDocumentsAsync()).ShouldBe(0);
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
    }

    private static async Task<(DocumentId Child, DocumentId Parent, FormContent[] Children)> AllAcceptedAsync(
        PipelineRig rig
    )
    {
        var (parent, children) = await ParentAcceptedAsync(rig);
        return (PipelineRig.IdOf(SmallContest.First, SmallContest.Csv(children[0])), parent, children);
    }

    private static async Task<(DocumentId Parent, FormContent[] Children)> ParentAcceptedAsync(PipelineRig rig)
    {
        FormContent[] children = [.. Two.Children.Select(area => Two.Child(area))];
        foreach (var child in children)
        {
            await rig.PlenaryAsync(child.Header.Area, SmallContest.Csv(child));
        }

        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(Two.Parent(children)));
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        return (parent, children);
    }

    /// <summary>A second version of the first kab/kota in which the first pair is ahead.</summary>
    private static async Task<(FormContent Content, DocumentId Id)> CorrectAsync(PipelineRig rig, DocumentId old)
    {
        var content = Two.Child(SmallContest.First, 9, Revision(old));
        var figures = content.Figures;
        var (one, two) = (figures.Layout["paslon.1"], figures.Layout["paslon.2"]);
        for (var column = 0; column < figures.Columns; column++)
        {
            (figures[column, one], figures[column, two]) = (figures[column, two], figures[column, one]);
        }

        var id = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(content));
        (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Accepted);
        return (content, id);
    }

    private static RecapRevision Revision(DocumentId old) =>
        new(old.Hash[..16], "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7");

    private static long Total(Recaps.FigureTable figures, string key) =>
        figures[figures.TotalColumn, figures.Layout[key]]!.Value;
}
