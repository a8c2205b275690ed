using System.Net;
using Pleno.Areas;
using Pleno.Board.Json;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Language;
using Pleno.Storage;
using Pleno.Tests.Pages;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Somebody with a key of the storage writes something else in the place of a document that was received.</summary>
public sealed class ChangedEvidenceTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Two = new(2);
    private static readonly byte[] First = SmallContest.Csv(Two.Child(SmallContest.First));
    private static readonly byte[] Forged = SmallContest.Csv(Two.Child(SmallContest.First, 17));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Others =>
        new()
        {
            { "figures of another document", Forged },
            { "the same figures with one byte more", [.. First, (byte)'\n'] },
            { "nothing at all", [] },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nothing_is_judged_from_it_and_the_operators_are_told_once(string what, byte[] other)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var id = await rig.PlenaryAsync(SmallContest.First, First);
        var (record, counted) = (await rig.RecordAsync(id), await CountedAsync(rig, SmallContest.First));

        await ChangeAsync(rig, id, other);
        for (var time = 0; time < 3; time++)
        {
            await rig.Get<AskAgain>().DocumentAsync(id, Token);
            await rig.DrainDocumentsAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(10));
            await rig.Get<SweepChecks>().RunAsync(Token);
            (await rig.DrainDocumentsAsync()).ShouldBe(0, $"{what}: no sweep asks for it again");
        }

        var after = await rig.RecordAsync(id);
        (after.Status, after.Decision, after.ETag).ShouldBe((record.Status, record.Decision, record.ETag), what);
        (await CountedAsync(rig, SmallContest.First)).ShouldBe(counted);
        await IsToldOnceAsync(rig, id, other);
        await rig.NothingIsPoisonedAsync();
    }

    [Fact]
    public async Task A_document_that_waits_is_not_accepted_with_other_figures()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var second = Two.Child(Two.Children[1]);
        var parent = await rig.PlenaryAsync(
            SmallContest.Province,
            SmallContest.Csv(Two.Parent([Two.Child(SmallContest.First), second]))
        );
        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Read);
        var forged = SmallContest.Csv(Two.Parent([Two.Child(SmallContest.First, 17), second]));

        await ChangeAsync(rig, parent, forged);
        await rig.PlenaryAsync(SmallContest.First, Forged);
        await rig.PlenaryAsync(Two.Children[1], SmallContest.Csv(second));
        await rig.DrainDocumentsAsync();

        (await rig.StatusAsync(parent)).ShouldBe(DocumentStatus.Read);
        (await rig.Get<RecapStore>().FindAsync(Two.Contest, SmallContest.Province, Token)).ShouldBeNull();
        await IsToldOnceAsync(rig, parent, forged);
    }

    /// <summary>What it would be compared with is not what was signed. It is judged when the document is there again.</summary>
    [Fact]
    public async Task A_scan_is_not_held_against_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var id = await rig.PlenaryAsync(SmallContest.First, First);
        await ChangeAsync(rig, id, Forged);

        var scan = await rig.PlenaryAsync(
            SmallContest.First,
            FormScan.Of(Two.Form(Two.Child(SmallContest.First))),
            "D.HASIL.pdf"
        );

        var held = await rig.RecordAsync(scan);
        (held.Status, held.ScanOf, held.IsSettled).ShouldBe((DocumentStatus.Received, null, false));
        await IsToldOnceAsync(rig, id, Forged);
        await ChangeAsync(rig, id, First);
        await rig.Get<AskAgain>().DocumentAsync(scan, Token);
        await rig.DrainDocumentsAsync();
        var judged = await rig.RecordAsync(scan);
        (judged.Status, judged.ScanOf).ShouldBe((DocumentStatus.Accepted, id.Hash));
    }

    [Fact]
    public async Task A_correction_counts_and_what_it_changed_is_not_told_from_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var id = await rig.PlenaryAsync(SmallContest.First, First);
        await ChangeAsync(rig, id, Forged);
        var revision = new RecapRevision(id.Hash[..16], "Salah hitung TPS 4", "D.KEJADIAN KHUSUS 2");

        var newer = Two.Child(SmallContest.First, 5, revision);
        var newId = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(newer), "v2.csv");

        (await rig.StatusAsync(newId)).ShouldBe(DocumentStatus.Accepted);
        (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Superseded);
        (await rig.Get<DocumentStore>().FindCorrectionAsync(newId, Token)).ShouldBeNull();
        await IsToldOnceAsync(rig, id, Forged);
    }

    [Fact]
    public async Task The_page_the_JSON_and_the_download_say_so_and_show_none_of_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var id = await rig.PlenaryAsync(SmallContest.First, First);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client("uploader:6401/kpu-6401");
        var file = $"/api/contests/{id.Contest}/areas/{id.Area}/documents/{id.Hash}/file";
        (await client.GetByteArrayAsync(file, Token)).ShouldBe(First);
        (await client.GetStringAsync($"/api/board/{id.Contest}/areas/{id.Area}", Token)).ShouldNotContain("bukan lagi");

        await ChangeAsync(rig, id, Forged);

        var page = await client.GetStringAsync($"/api/board/{id.Contest}/areas/{id.Area}", Token);
        page.ShouldContain("bukan lagi yang diterima");
        page.ShouldNotContain("URAIAN");
        var json = await client.GetStringAsync($"/api/contests/{id.Contest}/areas/{id.Area}", Token);
        var area = System.Text.Json.JsonSerializer.Deserialize<AreaAnswer>(json, Pleno.Pages.Answers.Writing)!;
        (area.IsChanged, area.Rows.Count, area.Checks.Count).ShouldBe((true, 0, 0));
        area.Rests.ShouldNotBeNull("the last decision stands");
        using var request = new HttpRequestMessage(HttpMethod.Get, file);
        request.Headers.Add("Accept", "text/html");
        foreach (var answer in new[] { await client.GetAsync(file, Token), await client.SendAsync(request, Token) })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain("Isran");
        }

        await IsToldOnceAsync(rig, id, Forged);
    }

    private static Task ChangeAsync(PipelineRig rig, DocumentId id, byte[] other) =>
        rig.UploadAsync(StorageNames.EvidenceContainer, $"{id.Contest}/{id.Area}/{id.Hash}", other);

    private static async Task<string> CountedAsync(PipelineRig rig, AreaCode area)
    {
        var counted = (await rig.Get<RecapStore>().FindAsync(Two.Contest, area, Token)).ShouldNotBeNull();
        return $"{counted.DocumentHash} {counted.IsWithdrawn} {string.Join(' ', counted.Figures.Values)}";
    }

    /// <summary>One letter to the operators names the file, what was received and what lies there.</summary>
    private static async Task IsToldOnceAsync(PipelineRig rig, DocumentId id, byte[] found)
    {
        var told = (await rig.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.EvidenceChanged).ToList();
        var notice = told.ShouldHaveSingleItem();
        notice.Offices.ShouldBe(["operator"]);
        var letter = await rig.LetterAsync(notice, "operator");
        letter.ShouldContain(Words.HashGroups(id.Hash));
        letter.ShouldContain(Words.HashGroups(Evidence.HashOf(found)));
        letter.ShouldContain((await rig.RecordAsync(id)).FileName);
    }
}
