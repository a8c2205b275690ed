using System.IO.Compression;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Recaps.Findings;
using Pleno.Storage;
using Pleno.Tests.Formats;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Every kind of bad input, from the upload to the letter; after each the pipeline takes the next good file.</summary>
public sealed class BadInputTests(AzuriteFixture azurite)
{
    private const int Limit = 20 * 1024 * 1024;
    private static readonly SmallContest Small = new(2);
    private static readonly AreaCode Other = Small.Children[1];
    private static readonly byte[] Workbook = XlsxFormWriter.Write(Small.Child(SmallContest.First));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_empty_file() =>
        IsUnreadableAsync([], "F.101 0|> 0", "F.101 Berkas kosong. (tertulis 0, seharusnya \"> 0\")");

    [Fact]
    public Task A_truncated_file() => IsUnreadableAsync(Workbook[..(Workbook.Length / 2)], "F.104", "Berkas rusak");

    [Fact]
    public Task A_file_over_20_MB() =>
        IsUnreadableAsync(
            new byte[Limit + 1],
            $"F.102 {Limit + 1}|{Limit}",
            "(tertulis 20.971.521, paling banyak 20.971.520)"
        );

    [Fact]
    public Task A_renamed_xls() =>
        IsUnreadableAsync(
            Convert.FromHexString("D0CF11E0A1B11AE1"),
            "F.103 xls (.xlsx)|.xlsx, .csv, .json",
            "(tertulis \"xls (.xlsx)\", seharusnya \".xlsx, .csv, .json\")"
        );

    [Fact]
    public Task A_renamed_zip() => IsUnreadableAsync(Zip("berkas.txt", "isi"), "F.103 zip", "(tertulis \"zip\")");

    [Fact]
    public Task A_zip_bomb() =>
        IsUnreadableAsync(
            Zip("xl/workbook.xml", new string(' ', 60_000_000)),
            "F.105|<= 209715200",
            "(seharusnya \"<= 209715200\")"
        );

    [Fact]
    public Task A_formula() =>
        IsRejectedAsync(
            form => form.Set("suara_total", 6, "=SUM(D40:E40)"),
            form => [$"F.112 D.HASIL!F{form.RowOf("suara_total")} =SUM(D40:E40)|0..9007199254740992"],
            form => [$"di D.HASIL!F{form.RowOf("suara_total")}", "tertulis \"=SUM(D40:E40)\""]
        );

    [Fact]
    public Task A_total_row_among_the_rows() =>
        IsRejectedAsync(
            form => form.Insert(form.RowOf("suara_sah"), "", "JUMLAH", "", "1", "2", "3"),
            form => [$"F.704 D.HASIL!{form.RowOf("suara_sah") - 1} JUMLAH"],
            form => [$"di D.HASIL!{form.RowOf("suara_sah") - 1}", "tertulis \"JUMLAH\""]
        );

    [Fact]
    public Task A_total_column_among_the_children() =>
        IsRejectedAsync(
            form =>
            {
                foreach (var row in form.Rows.Where(row => row.Count > 4))
                {
                    row.Insert(4, row.Contains("URAIAN") ? "JUMLAH" : "5");
                }

                return form;
            },
            form => [$"F.704 D.HASIL!E{form.HeadingRow} JUMLAH"],
            form => [$"di D.HASIL!E{form.HeadingRow}", "tertulis \"JUMLAH\""]
        );

    [Theory]
    [InlineData("seratus", "\"seratus\"")]
    [InlineData("#-5", "\"-5\"")]
    [InlineData("9007199254740993", "\"9007199254740993\"")]
    public Task A_text_or_a_number_that_no_figure_can_be(string cell, string told) =>
        IsRejectedAsync(
            form => form.Set("ss_dikembalikan", 5, cell),
            form => [$"F.110 D.HASIL!E{form.RowOf("ss_dikembalikan")} {cell.TrimStart('#')}|0..9007199254740992"],
            form =>
                [
                    $"di D.HASIL!E{form.RowOf("ss_dikembalikan")}",
                    $"tertulis {told}",
                    "seharusnya \"0..9007199254740992\"",
                ]
        );

    [Fact]
    public async Task All_problems_of_a_file_are_told_at_once_in_one_letter_that_goes_out()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, Small, mail);
        var form = Small.Form(Small.Child(SmallContest.First));
        form.Set("ss_dikembalikan", 4, "dua")
            .Set("suara_tidak_sah", 5, "#-5")
            .Set("pengguna_pindahan.l", 6, "=D9+E9")
            .Set("pemilih_dpt.l", 4, "")
            .Set("suara_sah", 6, "1");
        var id = await rig.PlenaryAsync(SmallContest.First, form.Xlsx(), "a.xlsx");

        var record = await rig.RecordAsync(id);
        record.Status.ShouldBe(DocumentStatus.Rejected);
        record.Findings.AllCodes().ShouldBe(["F.110", "F.111", "F.112", "F.501", "F.601", "F.707"]);
        (await rig.DrainNoticesAsync()).ShouldBe(1);
        var sent = mail.StandIn.Accepted.ShouldHaveSingleItem().Message;
        sent.Personalizations!.Single()!.To!.Single()!.Email.ShouldBe("ketua@kpu-6401.example");
        foreach (var finding in record.Findings)
        {
            sent.Content![0]!.Value.ShouldNotBeNull().ShouldContain($"di {finding.Place}");
        }

        foreach (var finding in record.Findings)
        {
            sent.Content![1]!.Value.ShouldNotBeNull().ShouldContain(finding.Code.Id);
        }

        await GoesOnAsync(rig);
    }

    [Theory]
    [InlineData("gubernur-64-2024/a.csv")]
    [InlineData("gubernur-64-2024/6401/sub/a.csv")]
    [InlineData("gubernur-64-2024/64.01/a.csv")]
    [InlineData("gubernur-64-2024/samarinda/a.csv")]
    [InlineData("gubernur-64-2024//a.csv")]
    public async Task A_wrong_path_below_a_contest_is_told_to_the_operator(string path)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var notice = await IsRefusedAsync(rig, path, "F.107", path, "{pemilihan}/{kode wilayah}/{berkas}");
        notice.Offices.ShouldBe(["operator"]);
        (await rig.LetterAsync(notice, "operator")).ShouldContain($"tertulis \"{path}\"");
        await GoesOnAsync(rig);
    }

    [Theory]
    [InlineData("a.csv", "F.107")]
    [InlineData("pilgub-64/6401/a.csv", "F.107")]
    [InlineData("gubernur-64/6401/a.csv", "F.107")]
    [InlineData("bupati-5101-2024/5101/a.csv", "F.108")]
    public async Task What_names_no_configured_contest_is_kept_as_refused_and_there_is_nobody_to_write_to(
        string path,
        string code
    )
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await rig.UploadAsync(StorageNames.PlenaryContainer, path, Workbook);
        await rig.TakeInAsync(path);

        var mark = (await rig.Get<IntakeLog>().ListRefusedAsync(Token)).ShouldHaveSingleItem();
        mark.Path.ShouldBe($"{StorageNames.PlenaryContainer}/{path}");
        mark.Refusal!.Code.Id.ShouldBe(code);
        (await rig.NoticesAsync()).ShouldBeEmpty();
        await GoesOnAsync(rig);
    }

    [Theory]
    [InlineData("6499", "kpu-64")]
    [InlineData("640101", "kpu-6401")]
    [InlineData("51", "operator")]
    public async Task An_area_that_uploads_nothing_is_told_to_the_nearest_KPU_office(string area, string office)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        var notice = await IsRefusedAsync(rig, $"gubernur-64-2024/{area}/a.csv", "F.109", area, null);
        notice.Offices.ShouldBe([office]);
        var letter = await rig.LetterAsync(notice, office);
        letter.ShouldContain($"F.109");
        letter.ShouldContain($"tertulis \"{area}\"");
        await GoesOnAsync(rig);
    }

    private Task IsUnreadableAsync(byte[] content, string finding, string told) =>
        EndsAsync(content, DocumentStatus.Unreadable, [finding], [told]);

    private Task IsRejectedAsync(
        Func<FormBuilder, FormBuilder> change,
        Func<FormBuilder, string[]> findings,
        Func<FormBuilder, string[]> told
    )
    {
        var form = change(Small.Form(Small.Child(SmallContest.First)));
        return EndsAsync(form.Xlsx(), DocumentStatus.Rejected, findings(form), told(form));
    }

    private async Task EndsAsync(byte[] content, DocumentStatus status, string[] findings, string[] told)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Small);
        await rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/6401/a.xlsx", content);
        await rig.TakeInAsync($"{SmallContest.Key}/6401/a.xlsx");

        var record = (
            await rig.Get<DocumentStore>().ListAsync(SmallContest.Key, SmallContest.First, Token)
        ).ShouldHaveSingleItem();
        record.Status.ShouldBe(status);
        record.IsSettled.ShouldBeTrue();
        record.FindingCount.ShouldBe(findings.Length);
        record.Findings.Select(Brief).ShouldBe(findings);
        var notice = (await rig.NoticesAsync()).ShouldHaveSingleItem();
        notice.Kind.ShouldBe(NoticeKind.DocumentRefused);
        notice.Offices.ShouldBe(["kpu-6401"]);
        var letter = await rig.LetterAsync(notice, "kpu-6401");
        var indonesian = letter[..letter.IndexOf("----- English -----", StringComparison.Ordinal)];
        indonesian.ShouldContain("DITOLAK: a.xlsx");
        foreach (var text in findings.Select(finding => finding[..5]).Concat(told))
        {
            indonesian.ShouldContain(text);
        }

        await GoesOnAsync(rig);
    }

    private static async Task<Pleno.Notices.Notice> IsRefusedAsync(
        PipelineRig rig,
        string path,
        string code,
        string got,
        string? expected
    )
    {
        await rig.UploadAsync(StorageNames.PlenaryContainer, path, Workbook);
        await rig.TakeInAsync(path);

        var mark = (await rig.Get<IntakeLog>().ListRefusedAsync(Token)).ShouldHaveSingleItem();
        mark.Path.ShouldBe($"{StorageNames.PlenaryContainer}/{path}");
        mark.Refusal.ShouldNotBeNull().Code.Id.ShouldBe(code);
        mark.Refusal.Got!.Text.ShouldBe(got);
        if (expected is not null)
        {
            mark.Refusal.Expected!.Text.ShouldBe(expected);
        }

        (await rig.Get<DocumentStore>().ListAsync(SmallContest.Key, null, Token)).ShouldBeEmpty();
        return (await rig.NoticesAsync()).ShouldHaveSingleItem();
    }

    /// <summary>The next good file is accepted, and nothing went to poison.</summary>
    private static async Task GoesOnAsync(PipelineRig rig)
    {
        var good = await rig.PlenaryAsync(Other, SmallContest.Csv(Small.Child(Other)));
        (await rig.StatusAsync(good)).ShouldBe(DocumentStatus.Accepted);
        await rig.DrainDocumentsAsync();
        await rig.NothingIsPoisonedAsync();
    }

    /// <summary>"F.110 D.HASIL!E20 got|expected", without what is not there.</summary>
    private static string Brief(Finding finding)
    {
        var expected = finding.Expected is { } value ? $"|{value.Text ?? $"{value.Number}"}" : "";
        var got = finding.Got is { } found ? $" {found.Text ?? $"{found.Number}"}" : "";
        return $"{finding.Code.Id}{(finding.Place is { } place ? $" {place}" : "")}{got}{expected}";
    }

    private static byte[] Zip(string name, string text)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.UTF8);
            writer.Write(text);
        }

        return buffer.ToArray();
    }
}
