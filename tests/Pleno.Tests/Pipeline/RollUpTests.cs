using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Ten kab/kota and their province: the sum, the waiting, and what a replaced document does to the one above.</summary>
public sealed class RollUpTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Ten = new(10);
    private static readonly SmallContest One = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_whatever_order_the_children_come_the_parent_waits_for_the_last_and_is_then_accepted(int seed)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Ten);
        FormContent[] children = [.. Ten.Children.Select(area => Ten.Child(area))];
        new Random(seed).Shuffle(children);
        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(Ten.Parent(children)));
        for (var number = 0; number < children.Length; number++)
        {
            var record = await rig.RecordAsync(parent);
            record.Status.ShouldBe(DocumentStatus.Read);
            record.Findings.Select(finding => finding.Code.Id).ShouldBe(Enumerable.Repeat("W.711", 10 - number));
            await rig.PlenaryAsync(children[number].Header.Area, SmallContest.Csv(children[number]));
            await rig.DrainDocumentsAsync();
            await SumIsRightAsync(rig, children[..(number + 1)]);
        }

        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        await rig.NothingIsPoisonedAsync();
    }

    [Fact]
    public async Task Ten_children_at_once_make_the_same_sum()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Ten);
        FormContent[] children = [.. Ten.Children.Select(area => Ten.Child(area))];
        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(Ten.Parent(children)));
        await Task.WhenAll(children.Select(child => rig.PlenaryAsync(child.Header.Area, SmallContest.Csv(child))));
        await rig.DrainDocumentsAsync();
        await SumIsRightAsync(rig, children);
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        await Audit.IsWholeAsync(rig);
    }

    [Fact]
    public async Task A_child_replaced_with_reason_makes_the_accepted_parent_need_an_explanation()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var (parent, child) = await BothAcceptedAsync(rig);
        var better = One.Child(SmallContest.First, 9, new RecapRevision(child.Hash[..16], "Salah jumlah TPS 3"));
        var replaced = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(better));
        (await rig.DrainDocumentsAsync()).ShouldBe(1);

        (await rig.StatusAsync(child)).ShouldBe(DocumentStatus.Superseded);
        var standing = await rig.RecordAsync(replaced);
        (standing.Status, standing.Version).ShouldBe((DocumentStatus.Accepted, 2));
        await SumIsRightAsync(rig, better);
        var doubted = await rig.RecordAsync(parent);
        doubted.Status.ShouldBe(DocumentStatus.NeedsExplanation);
        doubted.Findings.ShouldAllBe(finding => finding.Code.Id == "F.710");
        var votes = doubted.Findings.Single(finding => finding.Field == "paslon.1");
        votes.Area.ShouldBe(SmallContest.First);
        votes.Expected!.Number.ShouldBe(better.Figures[better.Figures.TotalColumn, better.Figures.Layout["paslon.1"]]);
        var letter = await rig.LetterAsync((await rig.NoticesAsync())[^1], "kpu-64");
        letter.ShouldContain("F.710");
    }

    /// <summary>What came after it and could not be read is no reason to forget what waits.</summary>
    [Theory]
    [InlineData("JUMLAH")]
    [InlineData("")]
    public async Task A_document_that_waits_is_judged_again_whatever_was_uploaded_after_it(string later)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var child = One.Child(SmallContest.First);
        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(One.Parent([child])));
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Read);
        await rig.PlenaryAsync(SmallContest.Province, System.Text.Encoding.UTF8.GetBytes(later), "b.csv");
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(child));
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
    }

    [Theory]
    [InlineData(null, null, "F.712")]
    [InlineData("0000000000000000", "Salah jumlah", "F.712")]
    [InlineData("{standing}", " ", "F.114 F.712")]
    public async Task A_child_replaced_without_naming_what_and_why_is_rejected_and_nothing_else_changes(
        string? replaces,
        string? reason,
        string codes
    )
    {
        await using var rig = await PipelineRig.StartAsync(azurite, One);
        var (parent, child) = await BothAcceptedAsync(rig);
        var before = (await rig.RowsAsync(isExact: true)).Where(IsOfTheStandingOnes).ToList();
        var revision = replaces is null
            ? null
            : new RecapRevision(replaces.Replace("{standing}", child.Hash[..16], StringComparison.Ordinal), reason!);
        var other = await rig.PlenaryAsync(
            SmallContest.First,
            SmallContest.Csv(One.Child(SmallContest.First, 9, revision))
        );

        (await rig.DrainDocumentsAsync()).ShouldBe(0);
        var refused = await rig.RecordAsync(other);
        refused.Status.ShouldBe(DocumentStatus.Rejected);
        string.Join(' ', refused.Findings.Select(finding => finding.Code.Id)).ShouldBe(codes);
        (await rig.StatusAsync(child)).ShouldBe(DocumentStatus.Accepted);
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        before.Count.ShouldBe(6);
        (await rig.RowsAsync(isExact: true)).Where(IsOfTheStandingOnes).ShouldBe(before);

        bool IsOfTheStandingOnes(string row) =>
            row.StartsWith(StorageNames.RecapsTable, StringComparison.Ordinal)
            || row.StartsWith($"Documents {SmallContest.Key} {parent.Area}|{parent.Hash}", StringComparison.Ordinal)
            || row.StartsWith($"Documents {SmallContest.Key} {child.Area}|{child.Hash}", StringComparison.Ordinal);
    }

    private static async Task<(DocumentId Parent, DocumentId Child)> BothAcceptedAsync(PipelineRig rig)
    {
        var content = One.Child(SmallContest.First);
        var child = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(content));
        var parent = await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(One.Parent([content])));
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(child)).ShouldBe(DocumentStatus.Accepted);
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Accepted);
        return (parent, child);
    }

    /// <summary>The sum row against a sum of its own over the documents as written.</summary>
    private static async Task SumIsRightAsync(PipelineRig rig, params FormContent[] children)
    {
        var rollUp = await rig.Get<RecapStore>().ReadAsync(rig.Setup.Contest, SmallContest.Province, Token);
        rollUp.Children.Keys.ShouldBe(children.Select(child => child.Header.Area).Order());
        foreach (var field in new FormLayout(rig.Setup.Contest.Paslon).Fields)
        {
            var sum = children.Sum(child => child.Figures[child.Figures.TotalColumn, field.Index]!.Value);
            rollUp.Sum!.Values[field.Index].ShouldBe(sum, field.Key);
        }
    }
}
