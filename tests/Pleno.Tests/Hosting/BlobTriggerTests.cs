using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pleno.Local.Hosting;
using Pleno.Tests.Services;

namespace Pleno.Tests.Hosting;

public sealed class BlobTriggerTests(AzuriteFixture azurite) : EmulatorTests(azurite)
{
    [Fact]
    public async Task A_blob_is_seen_once_and_again_after_an_overwrite()
    {
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        (await host.Calls.NextAsync()).ShouldBe("jabar|a.csv|1");
        await Storage.UploadAsync("in/jabar/a.csv", "2");
        (await host.Calls.NextAsync()).ShouldBe("jabar|a.csv|2");

        await MarkAsync(host);
        host.Calls.All.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_restart_shows_no_blob_again()
    {
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        await using (var first = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob)))
        {
            await first.Calls.NextAsync();
        }

        await using var second = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        await MarkAsync(second);
        second.Calls.All.ShouldBe(["marker|0|", "marker|1|"]);
    }

    [Fact]
    public async Task Only_names_that_match_the_path_count_and_the_first_token_takes_the_slashes()
    {
        await Storage.UploadAsync("out/jabar/a.csv", "elsewhere");
        await Storage.UploadAsync("in/a.csv", "too short");
        await Storage.UploadAsync("in/jabar/bandung/a.csv", "deep");
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));

        (await host.Calls.NextAsync()).ShouldBe("jabar/bandung|a.csv|deep");
        await MarkAsync(host);
        host.Calls.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task After_five_failures_the_hosts_message_lies_in_the_poison_queue_and_the_blob_is_not_tried_again()
    {
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        var setup = new Setup
        {
            Behaviour = (call, x) => call.EndsWith('1') ? Setup.Fails(call, x) : Task.CompletedTask,
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeBlob));

        var poison = await Storage.AwaitAsync(
            Storage.BlobPoison,
            message => Json(message.MessageText).Contains(Storage.ContainerName)
        );
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await host.Calls.NextAsync()).ShouldBe("jabar|a.csv|1");
        }

        await MarkAsync(host);
        host.Calls.All.Count.ShouldBe(7);
        Json(poison.MessageText)
            .ShouldBe(
                $$"""
                {
                  "Type": "BlobTrigger",
                  "FunctionId": "Host.Functions.TakeBlob",
                  "BlobType": "BlockBlob",
                  "ContainerName": "{{Storage.ContainerName}}",
                  "BlobName": "in/jabar/a.csv",
                  "ETag": {{JsonSerializer.Serialize(await ETagAsync("in/jabar/a.csv"))}}
                }
                """
            );
    }

    [Fact]
    public async Task A_queued_blob_leaves_the_hosts_receipt()
    {
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        await host.Calls.NextAsync();
        await host.StopAsync();

        var receipt = Storage.Hosts.GetBlobClient(await ReceiptAsync("in/jabar/a.csv"));
        BlobProperties properties = await receipt.GetPropertiesAsync(cancellationToken: Cancellation);
        properties.ContentLength.ShouldBe(0);
        properties.Metadata.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receipt_left_incomplete_is_queued_and_a_complete_one_is_not(bool incomplete)
    {
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        await Storage.Hosts.CreateIfNotExistsAsync(cancellationToken: Cancellation);
        var metadata = new Dictionary<string, string>();
        if (incomplete)
        {
            metadata["Incomplete"] = "Incomplete";
        }

        await Storage
            .Hosts.GetBlobClient(await ReceiptAsync("in/jabar/a.csv"))
            .UploadAsync(BinaryData.Empty, new BlobUploadOptions { Metadata = metadata }, Cancellation);

        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        if (incomplete)
        {
            (await host.Calls.NextAsync()).ShouldBe("jabar|a.csv|1");
        }

        await MarkAsync(host);
    }

    [Fact]
    public async Task A_message_about_a_blob_that_is_gone_or_written_since_is_dropped()
    {
        await Storage.UploadAsync("in/jabar/a.csv", "1");
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        await host.Calls.NextAsync();
        await Storage.Internal.SendMessageAsync(Message("in/jabar/a.csv", "\"0xOLD\""), Cancellation);
        await Storage.Internal.SendMessageAsync(Message("in/jabar/gone.csv", "\"0xOLD\""), Cancellation);
        await MarkAsync(host);
        await host.StopAsync();

        host.Calls.All.Count.ShouldBe(3);
        (await Storage.CountAsync(Storage.Internal)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_dead_host_was_doing_another_host_completes()
    {
        var crashing = new Setup
        {
            MessageLease = TimeSpan.FromSeconds(2),
            DrainTimeout = TimeSpan.FromMilliseconds(100),
            Behaviour = Setup.Hangs,
        };
        await using (var dead = await RunningHost.StartAsync(Storage, crashing, typeof(TakeBlob)))
        {
            await Storage.UploadAsync("in/jabar/a.csv", "1");
            await dead.Calls.NextAsync();
        }

        await using var next = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeBlob));
        (await next.Calls.NextAsync()).ShouldBe("jabar|a.csv|1");
        (await next.Calls.NextOutcomeAsync()).Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_degree_of_parallelism()
    {
        var gauge = new Gauge();
        var setup = new Setup
        {
            Settings = { ["AzureFunctionsJobHost__extensions__blobs__maxDegreeOfParallelism"] = "3" },
            Behaviour = gauge.HoldAsync,
        };
        for (var blob = 0; blob < 8; blob++)
        {
            await Storage.UploadAsync($"in/jabar/{blob}", "");
        }

        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeBlob));
        for (var blob = 0; blob < 8; blob++)
        {
            await host.Calls.NextOutcomeAsync();
        }

        gauge.Most.ShouldBe(3);
    }

    /// <summary>Two later blobs, one after the other, are the next calls: earlier blobs have been through two scans by then.</summary>
    private async Task MarkAsync(RunningHost host)
    {
        for (var marker = 0; marker < 2; marker++)
        {
            await Storage.UploadAsync($"in/marker/{marker}", "");
            (await host.Calls.NextAsync()).ShouldBe($"marker|{marker}|");
        }
    }

    private async Task<string> ETagAsync(string blob)
    {
        BlobProperties properties = await Storage
            .Container.GetBlobClient(blob)
            .GetPropertiesAsync(cancellationToken: Cancellation);
        return properties.ETag.ToString("H");
    }

    private async Task<string> ReceiptAsync(string blob) =>
        $"blobreceipts/{Storage.HostId}/Host.Functions.TakeBlob/{await ETagAsync(blob)}/{Storage.ContainerName}/{blob}";

    private string Message(string blob, string etag) =>
        JsonSerializer.Serialize(
            new
            {
                Type = "BlobTrigger",
                FunctionId = "Host.Functions.TakeBlob",
                BlobType = "BlockBlob",
                Storage.ContainerName,
                BlobName = blob,
                ETag = etag,
            }
        );

    private static string Json(string base64) => BinaryData.FromBytes(Convert.FromBase64String(base64)).ToString();
}
