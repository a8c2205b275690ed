using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Pleno.Access;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Storage;
using Pleno.Tests.Letters;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Pages;

/// <summary>The page of uploads in a real browser, which puts the blocks into a real storage.</summary>
public sealed class UploadBrowserTests(AzuriteFixture azurite, LetterBrowser browser) : IAsyncLifetime
{
    private const string Kpu = "uploader:6401/kpu-6401";
    private const string Folder = "gubernur-64-2024/6401";
    private static readonly SmallContest Two = new(2);
    private static readonly byte[] Good = SmallContest.Csv(Two.Child(SmallContest.First));
    private static readonly byte[] Large = RandomNumberGenerator.GetBytes((5 * UploadPermission.BlockSize) + 10);
    private PipelineRig _rig = null!;
    private WebRig _web = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await PipelineRig.StartAsync(azurite, Two);
        _web = await WebRig.StartAsync(_rig);
        var here = Options.Create(new LinkOptions { PublicUrl = _web.Address });
        var developer = Options.Create(new AccessOptions { Mode = AccessMode.Developer });
        await new OpenStorageToPages(_rig.Get<BlobServiceClient>(), developer, here).StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_checked_first_sent_with_progress_and_followed_to_its_acceptance()
    {
        await using var visit = await OpenAsync(390);
        await LooksRightAsync(visit, "upload-empty-phone");
        await ChooseAsync(visit.Page, "d-hasil.csv", Good);
        (await visit.Page.Locator(".file code").InnerTextAsync())
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(Evidence.HashOf(Good));

        await visit.Page.ClickAsync("#check");
        await SaysAsync(visit.Page, "Kalau dikirim sekarang: diterima sah. Belum ada yang disimpan.");
        await LooksRightAsync(visit, "upload-checked-phone");
        (await StoredAsync(StorageNames.IncomingContainer)).ShouldBeEmpty();
        (await StoredAsync(StorageNames.PlenaryContainer)).ShouldBeEmpty();

        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil.csv.");
        (
            await visit.Page.Locator("progress").GetAttributeAsync("value")
            ?? await visit.Page.Locator("progress").EvaluateAsync<string>("bar => String(bar.value)")
        ).ShouldBe("100");
        await visit.Page.Locator(".steps li", new() { HasText = "sedang / now" }).First.WaitForAsync();
        await LooksRightAsync(visit, "upload-sent-phone");
        await _rig.TakeInAsync($"{Folder}/d-hasil.csv");
        await SaysAsync(visit.Page, "Diterima sah.");
        (await visit.Page.Locator(".steps li", new() { HasText = "lulus / passed" }).CountAsync()).ShouldBe(8);
        await visit.Page.Locator("#sent tbody tr", new() { HasText = "diterima sah" }).WaitForAsync();
        await LooksRightAsync(visit, "upload-accepted-phone");
        visit.Complaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_document_is_checked_from_its_parts_and_sending_it_sends_none_again()
    {
        var large = SmallContest.Csv(Two.Child(SmallContest.First), (5 * UploadPermission.BlockSize) + 10);
        await using var visit = await OpenAsync(390);
        var put = new ConcurrentQueue<string>();
        await WatchAsync(visit, put, route => route.ContinueAsync());
        await ChooseAsync(visit.Page, "d-hasil.csv", large);

        await visit.Page.ClickAsync("#check");
        await SaysAsync(visit.Page, "Kalau dikirim sekarang: diterima sah. Isinya menunggu paling lama sehari");
        await LooksRightAsync(visit, "upload-checked-large-phone");
        put.Distinct().Count().ShouldBe(6);
        (await visit.Page.EvaluateAsync<int>("document.querySelector('progress').value")).ShouldBe(100);
        (await StoredAsync(StorageNames.IncomingContainer)).Count.ShouldBe(1);
        (await StoredAsync(StorageNames.PlenaryContainer)).ShouldBeEmpty();

        put.Clear();
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil.csv.");
        put.ShouldBeEmpty();
        await ArrivedAsync("d-hasil.csv", large);
        await _rig.TakeInAsync($"{Folder}/d-hasil.csv");
        await SaysAsync(visit.Page, "Diterima sah.");

        // Once it was received there is nothing to check: what became of it is shown.
        await visit.Page.ReloadAsync();
        await ChooseAsync(visit.Page, "d-hasil.csv", large);
        await visit.Page.ClickAsync("#check");
        await SaysAsync(visit.Page, "Diterima sah.");
        put.ShouldBeEmpty();
        visit.Complaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejected_document_shows_the_cell_and_what_to_do_and_its_correction_asks_why()
    {
        var content = Two.Child(SmallContest.First);
        content.Figures[content.Figures.TotalColumn, content.Figures.Layout["suara_sah"]] += 9;
        var bad = SmallContest.Csv(content);
        await using var visit = await OpenAsync(1366);
        await ChooseAsync(visit.Page, "d-hasil.csv", bad);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil.csv.");
        await _rig.TakeInAsync($"{Folder}/d-hasil.csv");
        await SaysAsync(visit.Page, "Ditolak.");
        var record = await _rig.RecordAsync(PipelineRig.IdOf(SmallContest.First, bad));
        var rows = visit.Page.Locator(".findings tbody tr");
        (await rows.CountAsync()).ShouldBe(record.FindingCount);
        (await visit.Page.Locator(".steps li", new() { HasText = "gagal / failed" }).CountAsync()).ShouldBe(3);
        (await rows.First.InnerTextAsync()).ShouldContain($"{record.Findings[0].Place}");
        (await rows.First.InnerTextAsync()).ShouldContain(record.Findings[0].Code.Indonesian.ToUploader);
        await LooksRightAsync(visit, "upload-rejected-laptop");
        await visit.Page.SetViewportSizeAsync(390, 844);
        await LooksRightAsync(visit, "upload-rejected-phone");
        await visit.Page.SetViewportSizeAsync(1366, 900);

        var old = await _rig.PlenaryAsync(SmallContest.First, Good, "benar.csv");
        var revision = new RecapRevision(old.Hash, "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7");
        var better = SmallContest.Csv(Two.Child(SmallContest.First, 5, revision));
        await visit.Page.ReloadAsync();
        await ChooseAsync(visit.Page, "d-hasil.csv", better);
        await visit.Page.CheckAsync($"input[name=replaces][value='{old.Hash}']");
        await visit.Page.ClickAsync("#start");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("because");
        await visit.Page.FillAsync("#because", "Salah menyalin angka dari TPS 3");
        await LooksRightAsync(visit, "upload-correction-laptop");
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil (2).csv.");
        await _rig.TakeInAsync($"{Folder}/d-hasil (2).csv");
        await SaysAsync(visit.Page, "Diterima sah.");
        var corrected = await _rig.RecordAsync(PipelineRig.IdOf(SmallContest.First, better));
        (corrected.Because, corrected.Replaces).ShouldBe(("Salah menyalin angka dari TPS 3", old.Hash));
        visit.Complaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_taken_up_again_and_no_block_is_sent_twice()
    {
        await using var visit = await OpenAsync(390);
        var put = new ConcurrentQueue<string>();
        await WatchAsync(
            visit,
            put,
            async route =>
            {
                if (put.Count == 3)
                {
                    await visit.Context.SetOfflineAsync(true);
                    await route.AbortAsync("internetdisconnected");
                    return;
                }

                await route.ContinueAsync();
            }
        );
        await ChooseAsync(visit.Page, "pindaian.pdf", Large);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Sambungan terputus.");
        await visit.PictureAsync("upload-offline-phone");
        await visit.Context.UnrouteAllAsync();
        await WatchAsync(
            visit,
            put,
            async route =>
            {
                if (put.Count == 5)
                {
                    // The page goes away in the middle, as when a phone runs out of power.
                    await route.AbortAsync();
                    return;
                }

                await route.ContinueAsync();
            }
        );
        await visit.Context.SetOfflineAsync(false);
        await Eventually.BecomesTrueAsync(() => put.Count >= 5, "the sending goes on");
        visit.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visit.Context.UnrouteAllAsync();
        await visit.Page.GotoAsync("about:blank");
        var before = put.Distinct().ToList();
        put.Clear();
        await WatchAsync(visit, put, route => route.ContinueAsync());
        await visit.Page.GotoAsync("/api/upload");
        await ChooseAsync(visit.Page, "pindaian.pdf", Large);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai pindaian.pdf.");

        before.Count.ShouldBeGreaterThanOrEqualTo(4);
        put.ShouldNotContain(before[0]);
        put.ShouldNotContain(before[1]);
        put.Count.ShouldBeLessThanOrEqualTo(4);
        await ArrivedAsync("pindaian.pdf", Large);
    }

    [Fact]
    public async Task Two_tabs_with_the_same_file_come_to_one()
    {
        await using var visit = await OpenAsync(1366);
        var second = await visit.Context.NewPageAsync();
        await second.GotoAsync("/api/upload");
        await ChooseAsync(visit.Page, "pindaian.pdf", Large);
        await ChooseAsync(second, "pindaian.pdf", Large);
        await Task.WhenAll(visit.Page.ClickAsync("#start"), second.ClickAsync("#start"));
        foreach (var page in new[] { visit.Page, second })
        {
            var sent = page.Locator(".said .message", new() { HasText = "Terkirim sebagai pindaian.pdf" });
            await sent.Or(page.Locator(".said .message", new() { HasText = "sudah diterima sebelumnya" }))
                .WaitForAsync();
        }

        (await StoredAsync(StorageNames.PlenaryContainer)).ShouldBe([$"{Folder}/pindaian.pdf"]);
        await ArrivedAsync("pindaian.pdf", Large);
    }

    [Fact]
    public async Task What_changes_on_the_way_is_refused_and_a_bad_name_is_told_with_all_that_is_wrong()
    {
        await using var visit = await OpenAsync(1366);
        await visit.Context.RouteAsync(
            "**/incoming/**",
            async route =>
            {
                var body = route.Request.PostDataBuffer;
                if (route.Request.Method != "PUT" || body is null)
                {
                    await route.ContinueAsync();
                    return;
                }

                var changed = (byte[])body.Clone();
                changed[0] ^= 1;
                await route.ContinueAsync(new RouteContinueOptions { PostData = changed });
            }
        );
        await ChooseAsync(visit.Page, "pindaian.pdf", Large);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Isi yang sampai bukan isi yang dipilih");
        (await StoredAsync(StorageNames.PlenaryContainer)).ShouldBeEmpty();

        await ChooseAsync(visit.Page, "a%2fb..exe", Large);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Jenis berkas harus");
        (await visit.Page.Locator(".said li").CountAsync()).ShouldBe(2);
        await LooksRightAsync(visit, "upload-problems-laptop");
    }

    /// <summary>The file is another one by the time it is sent: the bytes whose hash was shown are sent, and the page says so.</summary>
    [Fact]
    public async Task A_file_that_changes_after_it_was_chosen_is_sent_as_it_was_and_told()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "d-hasil.csv");
        await File.WriteAllBytesAsync(path, Good, Token);
        await using var visit = await OpenAsync(1366);
        await visit.Page.SetInputFilesAsync("#files", path);
        await visit.Page.Locator("#start:enabled").WaitForAsync();
        await File.WriteAllTextAsync(path, "lain sama sekali", Token);
        await visit.Page.ClickAsync("#start");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil.csv.");
        await visit.Page.Locator(".result .message", new() { HasText = "berubah sejak dipilih" }).WaitForAsync();
        await ArrivedAsync("d-hasil.csv", Good);
    }

    [Fact]
    public async Task Everything_is_done_by_keyboard()
    {
        await using var visit = await OpenAsync(1366);
        await ChooseAsync(visit.Page, "d-hasil.csv", Good);
        await visit.Page.FocusAsync("#files");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("check");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await SaysAsync(visit.Page, "Terkirim sebagai d-hasil.csv.");
    }

    private async Task<Visit> OpenAsync(int width)
    {
        var visit = await Visit.StartAsync(browser, _web, Kpu, width);
        await visit.Page.GotoAsync("/api/upload");
        return visit;
    }

    private static async Task ChooseAsync(IPage page, string name, byte[] content)
    {
        await page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = name,
                MimeType = "application/octet-stream",
                Buffer = content,
            }
        );
        await page.Locator("#start:enabled").WaitForAsync();
    }

    private static Task SaysAsync(IPage page, string text) =>
        page.Locator(".said .message", new() { HasText = text }).WaitForAsync();

    private static async Task WatchAsync(Visit visit, ConcurrentQueue<string> put, Func<IRoute, Task> answer)
    {
        await visit.Context.RouteAsync(
            "**/incoming/**",
            async route =>
            {
                if (route.Request.Method == "PUT")
                {
                    put.Enqueue(route.Request.Url.Split("blockid=")[^1]);
                    await answer(route);
                    return;
                }

                await route.ContinueAsync();
            }
        );
    }

    /// <summary>No sideways scroll, nothing serious for a reader, and a picture of it.</summary>
    private static async Task LooksRightAsync(Visit visit, string picture)
    {
        await visit.PictureAsync(picture);
        var width = await visit.Page.EvaluateAsync<int>("innerWidth");
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await visit.SeriousAsync()).ShouldBeEmpty(picture);
    }

    private async Task ArrivedAsync(string name, byte[] content)
    {
        var blob = _rig.Get<BlobServiceClient>().GetBlobContainerClient("plenary").GetBlobClient($"{Folder}/{name}");
        (await Evidence.ReadAsync(blob, Token))!.Hash.ShouldBe(Evidence.HashOf(content));
    }

    private async Task<IReadOnlyList<string>> StoredAsync(string container)
    {
        var names = new List<string>();
        await foreach (
            var blob in _rig.Get<BlobServiceClient>()
                .GetBlobContainerClient(container)
                .GetBlobsAsync(cancellationToken: Token)
        )
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
