using Pleno.Board;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Storage;
using Pleno.Tests.Formats;
using Pleno.Tests.Pages;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Scans of signed forms on storage: bound to their document, compared, told, and never changing a figure or a status.</summary>
public sealed class ScanTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Small = new();
    private static readonly FormContent Content = Small.Child(SmallContest.First);
    private static readonly byte[] Document = SmallContest.Csv(Content);
    private static readonly byte[] Picture = new FormScan().Picture().Build();
    private static readonly byte[] Signed = FormScan.Of(Small.Form(Content));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_is_bound_to_its_document_by_number_and_shows_on_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var document = await DocumentAsync(rig);
        var before = await StandsAsync(rig);
        var scan = await ScanAsync(rig, Signed, "pindaian 1.pdf");

        var record = await rig.RecordAsync(scan);
        (record.Kind, record.Status, record.ScanOf).ShouldBe(
            (DocumentKind.Scan, DocumentStatus.Accepted, document.Hash)
        );
        record.Findings.ShouldBeEmpty();
        record.BeritaAcara.ShouldBe(Content.Header.BeritaAcara);
        var scanned = await rig.RecordAsync(document);
        (scanned.Status, scanned.Scan).ShouldBe((DocumentStatus.Accepted, scan.Hash));
        (await StandsAsync(rig)).ShouldBe(before);
        (await LastLetterAsync(rig)).ShouldContain("yang dibandingkan sama dengan dokumen");
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task The_board_shows_the_scan_of_what_stands_and_those_that_wait()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await ScanAsync(rig, Picture, "lain.pdf");
        (await BoardAsync(rig)).ScansWaiting.ShouldBe(1);
        await DocumentAsync(rig);
        var scan = await ScanAsync(rig, Signed);
        var area = await BoardAsync(rig);
        area.Scan!.Id.ShouldBe(scan);
        area.Newest!.Kind.ShouldBe(DocumentKind.Recap);
        var board = (await rig.Get<ReadBoard>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        var page = await Rendered.PageAsync<BoardPage>(rig, nameof(BoardPage.Model), board);
        page.ShouldContain($"title=\"{scan.Hash}\"");
        page.ShouldContain("1 pindaian menunggu");
    }

    [Fact]
    public async Task A_scan_that_comes_first_waits_for_its_document()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var scan = await ScanAsync(rig, Signed);
        var waiting = await rig.RecordAsync(scan);
        (waiting.Status, waiting.ScanOf).ShouldBe((DocumentStatus.Read, null));
        waiting.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("W.733");
        (await LastLetterAsync(rig)).ShouldContain("MENUNGGU: pindaian");

        var document = await DocumentAsync(rig);
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(scan)).ScanOf.ShouldBe(document.Hash);
        (await rig.RecordAsync(document)).Scan.ShouldBe(scan.Hash);
        (await LastLetterAsync(rig)).ShouldContain("DITERIMA: pindaian");
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task A_picture_is_bound_by_the_name_of_its_file_and_not_compared()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var document = await DocumentAsync(rig);
        var scan = await ScanAsync(rig, Picture, "pindai0001.pdf");
        var waiting = await rig.RecordAsync(scan);
        waiting.Status.ShouldBe(DocumentStatus.Read);
        var finding = waiting.Findings.Single(one => one.Code.Id == "W.733");
        finding.Expected!.Text.ShouldBe($"D.HASIL.csv ({Content.Header.BeritaAcara})");
        finding.Got!.Text.ShouldBe("pindai0001.pdf");

        // What the letter asks for: the same file under the document's name.
        (await ScanAsync(rig, Picture, "d.hasil.PDF")).ShouldBe(scan);
        var bound = await rig.RecordAsync(scan);
        (bound.Status, bound.ScanOf, bound.FileName).ShouldBe((DocumentStatus.Accepted, document.Hash, "d.hasil.PDF"));
        bound.Findings.Select(one => one.Code.Id).ShouldBe(["W.153"]);
        (await LastLetterAsync(rig)).ShouldContain("tidak semuanya dapat dibandingkan");
        (await rig.NoticesAsync())
            .Select(notice => notice.Kind)
            .Count(kind => kind == NoticeKind.ScanWaiting)
            .ShouldBe(1);
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task A_total_that_differs_is_told_and_changes_nothing()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var document = await DocumentAsync(rig);
        var before = await StandsAsync(rig);
        var scan = await ScanAsync(rig, Scan(form => form.Set("paslon.1", FormBuilder.FirstFigure + 2, "999")));
        var record = await rig.RecordAsync(scan);
        record.Status.ShouldBe(DocumentStatus.Accepted);
        var finding = record.Findings.ShouldHaveSingleItem();
        (finding.Code.Id, finding.Field, finding.Got!.Number).ShouldBe(("W.731", "paslon.1", 999));
        (await rig.StatusAsync(document)).ShouldBe(DocumentStatus.Accepted);
        (await StandsAsync(rig)).ShouldBe(before);
        var letter = await LastLetterAsync(rig);
        letter.ShouldContain("DITERIMA DENGAN PERBEDAAN");
        letter.ShouldContain("tertulis 999");
        letter.ShouldContain("di halaman ");
        await ShouldBeWholeAsync(rig);
    }

    [Theory]
    [InlineData("Kode Wilayah", "6402")]
    [InlineData("Tahun", "2020")]
    public async Task F730_a_scan_of_another_place_is_refused_at_once(string label, string value)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var scan = await ScanAsync(rig, Scan(form => form.Head(label, value)));
        var record = await rig.RecordAsync(scan);
        (record.Status, record.ScanOf).ShouldBe((DocumentStatus.Rejected, null));
        record.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.730");
        (await LastLetterAsync(rig)).ShouldContain("DITOLAK");
        await DocumentAsync(rig);
        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(scan)).ShouldBe(DocumentStatus.Rejected);
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task F730_a_scan_with_another_number_under_the_documents_name_is_refused_until_its_document_comes()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var document = await DocumentAsync(rig);
        var corrected = Small.Child(
            SmallContest.First,
            4,
            new RecapRevision(document.Hash[..16], "Salah ketik", "12/SK/2024")
        );
        var scan = await ScanAsync(rig, FormScan.Of(Small.Form(corrected)));
        (await rig.RecordAsync(scan)).Findings.Select(finding => finding.Code.Id).ShouldBe(["F.730"]);
        (await rig.RecordAsync(document)).Scan.ShouldBeNull();

        var second = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(corrected));
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(scan)).ScanOf.ShouldBe(second.Hash);
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task A_scan_waits_for_a_document_that_is_not_refused()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var form = Small.Form(Content);
        form.Set("paslon.1", FormBuilder.FirstFigure, "1");
        var refused = await rig.PlenaryAsync(SmallContest.First, System.Text.Encoding.UTF8.GetBytes(form.CsvText()));
        (await rig.StatusAsync(refused)).ShouldBe(DocumentStatus.Rejected);
        var scan = await ScanAsync(rig, Signed);
        (await rig.StatusAsync(scan)).ShouldBe(DocumentStatus.Read);
        var document = await DocumentAsync(rig);
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(scan)).ScanOf.ShouldBe(document.Hash);
    }

    [Fact]
    public async Task After_a_correction_of_the_same_number_the_scan_is_that_of_the_new_version_but_a_picture_stays()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var first = await DocumentAsync(rig);
        var scan = await ScanAsync(rig, Signed);
        var picture = await ScanAsync(rig, Picture, "D.HASIL.pdf");
        var corrected = Content with { Revision = new RecapRevision(first.Hash[..16], "Salah ketik", "12/SK/2024") };
        var second = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(corrected));
        (await rig.StatusAsync(second)).ShouldBe(DocumentStatus.Accepted);
        await rig.DrainDocumentsAsync();
        (await rig.RecordAsync(scan)).ScanOf.ShouldBe(second.Hash);
        (await rig.RecordAsync(second)).Scan.ShouldBe(scan.Hash);
        (await rig.RecordAsync(picture)).ScanOf.ShouldBe(first.Hash);
        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task The_same_scan_twice_changes_nothing_and_sends_nothing()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await DocumentAsync(rig);
        var scan = await ScanAsync(rig, Signed);
        await rig.DrainDocumentsAsync();
        var before = await rig.RowsAsync(isExact: true);
        await ScanAsync(rig, Signed);
        await ScanAsync(rig, Signed, "nama lain.pdf");
        await rig.Get<JudgeDocument>().AgainAsync(scan, Token);
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
    }

    [Fact]
    public async Task Two_scans_stand_side_by_side_and_the_newest_shows()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var document = await DocumentAsync(rig);
        var first = await ScanAsync(rig, Signed);
        var second = await ScanAsync(rig, Picture);
        (await rig.RecordAsync(first)).Status.ShouldBe(DocumentStatus.Accepted);
        (await rig.RecordAsync(second)).Status.ShouldBe(DocumentStatus.Accepted);
        (await rig.RecordAsync(document)).Scan.ShouldBe(second.Hash);
    }

    [Fact]
    public async Task A_scan_that_cannot_be_opened_is_refused_and_told()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await DocumentAsync(rig);
        foreach (
            var (content, code) in new[]
            {
                (LockedPdf.OnePage("Suara sah", "rahasia"), "F.150"),
                (Signed[..(Signed.Length / 2)], "F.104"),
                (Document, "F.154"),
                ([], "F.101"),
            }
        )
        {
            // The document's own bytes under another ending would be the document.
            byte[] sent = code == "F.154" ? [.. content, (byte)'\n'] : content;
            var scan = await ScanAsync(rig, sent, $"{code}.pdf");
            var record = await rig.RecordAsync(scan);
            (record.Kind, record.Status).ShouldBe((DocumentKind.Scan, DocumentStatus.Unreadable), code);
            record.Findings.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
            (await LastLetterAsync(rig)).ShouldContain(code);
        }

        await ShouldBeWholeAsync(rig);
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_for_its_name_is_read_under_the_right_one()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var scan = await rig.PlenaryAsync(SmallContest.First, Signed, "D.HASIL.xlsx");
        var document = await rig.PlenaryAsync(SmallContest.First, Document, "D.HASIL.xlsx");
        (await rig.StatusAsync(scan)).ShouldBe(DocumentStatus.Unreadable);
        (await rig.StatusAsync(document)).ShouldBe(DocumentStatus.Unreadable);
        await rig.PlenaryAsync(SmallContest.First, Document, "D.HASIL.csv");
        await ScanAsync(rig, Signed);
        (await rig.StatusAsync(document)).ShouldBe(DocumentStatus.Accepted);
        (await rig.RecordAsync(scan)).ScanOf.ShouldBe(document.Hash);
        await ShouldBeWholeAsync(rig);
    }

    /// <summary>Whatever comes between the scan's look at the area and its decision, the two find each other.</summary>
    [Fact]
    public async Task A_document_that_comes_while_its_scan_is_judged_is_not_missed()
    {
        for (var request = 1; ; request++)
        {
            await using var rig = await PipelineRig.StartAsync(azurite, Small);
            await using var beside = rig.Beside();
            rig.Interference.ComeBetween(request, () => beside.PlenaryAsync(SmallContest.First, Document));
            var scan = await ScanAsync(rig, Signed);
            if (!rig.Interference.HasHappened)
            {
                request.ShouldBeGreaterThan(10);
                return;
            }

            rig.Interference.Rest();
            await rig.DrainDocumentsAsync();
            (await rig.StatusAsync(scan)).ShouldBe(DocumentStatus.Accepted, $"request {request}");
        }
    }

    private static byte[] Scan(Func<FormBuilder, FormBuilder> change) => FormScan.Of(change(Small.Form(Content)));

    private static async Task<DocumentId> DocumentAsync(PipelineRig rig)
    {
        var id = await rig.PlenaryAsync(SmallContest.First, Document);
        (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Accepted);
        return id;
    }

    private static Task<DocumentId> ScanAsync(PipelineRig rig, byte[] content, string file = "D.HASIL.pdf") =>
        rig.PlenaryAsync(SmallContest.First, content, file);

    private static async Task<string> StandsAsync(PipelineRig rig)
    {
        var standing = (
            await rig.Get<RecapStore>().FindAsync(Small.Contest, SmallContest.First, Token)
        ).ShouldNotBeNull();
        return $"{standing.DocumentHash} {standing.Version} {string.Join(' ', standing.Figures.Values)}";
    }

    private static async Task<BoardArea> BoardAsync(PipelineRig rig)
    {
        var board = (await rig.Get<ReadBoard>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        return board.Areas.Single(area => area.Area.Code == SmallContest.First);
    }

    private static async Task<string> LastLetterAsync(PipelineRig rig)
    {
        var notice = (await rig.NoticesAsync())[^1];
        return await rig.LetterAsync(notice, "kpu-6401");
    }

    private static async Task ShouldBeWholeAsync(PipelineRig rig)
    {
        await rig.NothingIsPoisonedAsync();
        await Audit.IsWholeAsync(rig);
    }
}
