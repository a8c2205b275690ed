using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Notices.Events;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>No body is read further than it may be long, and one that is too long or none of ours is refused with a reason.</summary>
public sealed class BodyTests(AzuriteFixture azurite)
{
    private const string Kpu = "uploader:6401/kpu-6401";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Check = "api/check?contest=gubernur-64-2024&area=6401&name=a.csv";
    private const string Replay = "api/poison/nothing/replay";
    private const string Letter = "api/contests/gubernur-64-2024/notices/x/letters/polda/replay";
    private static readonly byte[] TooLong = Encoding.ASCII.GetBytes($"a={new string('x', 16 * 1024)}");
    private static readonly byte[] NoForm = Encoding.ASCII.GetBytes(new string('x', 3000));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where a token of a form is asked for: a form that brings it is read, and only as far as one of ours is long.</summary>
    [Fact]
    public async Task A_form_is_read_up_to_its_bound_and_a_broken_one_is_refused()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        foreach (var path in new[] { "api/developer", Replay, Letter, Check, "api/uploads", "api/uploads/complete" })
        {
            using var client = web.Client(path is Replay or Letter ? "operator:" : Kpu);
            client.DefaultRequestHeaders.Remove(FormTokens.Header);
            // The upload's doors ask for JSON before they ask for a token.
            (await PostAsync(client, path, TooLong, Form)).ShouldBe(413, path);
            (await PostAsync(client, path, TooLong, Form, isChunked: true)).ShouldBe(413, path);
            (await PostAsync(client, path, NoForm, Form)).ShouldBe(400, path);
            (await PostAsync(client, path, "a"u8.ToArray(), "multipart/form-data")).ShouldBe(400, path);
            (await PostAsync(client, path, "--b\r\nx"u8.ToArray(), "multipart/form-data; boundary=b")).ShouldBe(
                400,
                path
            );
            (await PostAsync(client, path, "a=b"u8.ToArray(), Form)).ShouldBe(403, path);
        }
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused_by_its_type()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = web.Client(Kpu);
        (await PostAsync(kpu, Check, TooLong, Form)).ShouldBe(400);
        (await PostAsync(kpu, "api/uploads", TooLong, Form)).ShouldBe(415);
        (await PostAsync(kpu, "api/uploads/complete", TooLong, Form)).ShouldBe(415);
        (await PostAsync(kpu, "api/developer", "{}"u8.ToArray(), "application/json")).ShouldBe(415);
        (await PostAsync(kpu, "api/developer", NoForm, Form)).ShouldBe(400);
        (await PostAsync(kpu, "api/developer", TooLong, Form)).ShouldBe(413);
    }

    [Theory]
    [InlineData("api/check")]
    [InlineData("api/uploads")]
    [InlineData("api/uploads/complete")]
    public async Task JSON_of_more_than_16_kB_is_refused(string path)
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = web.Client(Kpu);
        var json = Encoding.ASCII.GetBytes($"{{\"permission\":\"{new string('x', 16 * 1024)}\"}}");
        (await PostAsync(kpu, path, json, "application/json")).ShouldBe(413);
        (await PostAsync(kpu, path, json, "application/json", isChunked: true)).ShouldBe(413);
        (await PostAsync(kpu, path, "{"u8.ToArray(), "application/json")).ShouldBe(400);
    }

    [Fact]
    public async Task What_is_announced_and_never_sent_is_not_waited_for()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        const long Most = 100_000_000;
        string[] signed = [$"{WebhookSignature.SignatureHeader}: AA==", $"{WebhookSignature.TimestampHeader}: 1"];
        (await web.AnnounceAsync("api/sendgrid/events", null, Most)).ShouldBe(401);
        (await web.AnnounceAsync("api/sendgrid/events", null, 1000, signed[0])).ShouldBe(401);
        (await web.AnnounceAsync("api/sendgrid/events", null, Most, signed)).ShouldBe(413);
        (await web.AnnounceAsync("api/acknowledge/x", null, Most, $"Content-Type: {Form}")).ShouldBe(413);
        (await web.AnnounceAsync("api/developer", Kpu, Most, $"Content-Type: {Form}")).ShouldBe(413);
        (await web.AnnounceAsync(Replay, "operator:", Most, $"Content-Type: {Form}")).ShouldBe(413);
        (await web.AnnounceAsync("api/uploads", Kpu, Most, "Content-Type: application/json")).ShouldBe(403);
        var token = $"{FormTokens.Header}: {web.TokenOf(Kpu)}";
        (await web.AnnounceAsync("api/uploads", Kpu, Most, "Content-Type: application/json", token)).ShouldBe(413);
    }

    [Fact]
    public async Task Events_are_read_up_to_a_megabyte()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var sendGrid = web.Client(null);
        var most = new byte[TakeDeliveryEvents.LargestPost];
        most.Length.ShouldBe(1_048_576);
        foreach (var isChunked in new[] { false, true })
        {
            (await EventsAsync(most, isChunked)).ShouldBe(200);
            (await EventsAsync([.. most, 0], isChunked)).ShouldBe(413);
        }

        Task<int> EventsAsync(byte[] body, bool isChunked) =>
            PostAsync(
                sendGrid,
                "api/sendgrid/events",
                body,
                "application/json",
                isChunked,
                (WebhookSignature.SignatureHeader, rig.Sign("1733360400", body)),
                (WebhookSignature.TimestampHeader, "1733360400")
            );
    }

    [Fact]
    public async Task By_its_length_nothing_is_read_and_without_one_a_byte_more_than_it_may_have()
    {
        const int Most = 100_000;
        foreach (
            var (size, isMeasured, isTaken, read) in new[]
            {
                (Most, true, true, Most),
                (Most, false, true, Most),
                (Most + 1, true, false, 0),
                (Most + 1, false, false, Most + 1),
                (10 * Most, false, false, Most + 1),
            }
        )
        {
            using var body = new Unmeasured(new byte[size]);
            var request = new DefaultHttpContext().Request;
            (request.Body, request.ContentLength) = (body, isMeasured ? size : null);
            ((await RequestBody.ReadAsync(request, Most, Token)) is not null).ShouldBe(isTaken);
            body.ReadBytes.ShouldBe(read);
        }
    }

    private static async Task<int> PostAsync(
        HttpClient client,
        string path,
        byte[] content,
        string type,
        bool isChunked = false,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = isChunked ? new StreamContent(new Unmeasured(content)) : new ByteArrayContent(content);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(request, Token);
        return (int)answer.StatusCode;
    }
}
