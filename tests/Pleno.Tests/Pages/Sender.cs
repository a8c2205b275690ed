using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pleno.Intake;
using Pleno.Pages;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Pages;

/// <summary>Somebody who sends files as the page does, step by step, and may do each step wrong.</summary>
internal sealed class Sender(WebRig web, string grant) : IDisposable
{
    private readonly HttpClient _client = web.Client(grant);
    private readonly HttpClient _storage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static UploadRequest Request(byte[] content, string name = "d-hasil.csv", string area = "6401") =>
        new("gubernur-64-2024", area, null, null, name, content.Length, Evidence.HashOf(content), null, null);

    public Task<HttpResponseMessage> AskAsync(object request) =>
        _client.PostAsJsonAsync("api/uploads", request, Answers.Writing, Token);

    public async Task<UploadPermit> PermitAsync(UploadRequest request)
    {
        var answer = await AskAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return await ReadAsync<UploadPermit>(answer);
    }

    /// <summary>Puts the blocks that are not there yet.</summary>
    public async Task PutAsync(UploadPermit permit, byte[] content)
    {
        foreach (var (index, block) in permit.Blocks.Index().Where(block => !block.Item.IsThere))
        {
            var part = content.AsMemory(index * permit.BlockSize, (int)block.Size);
            (await PutAsync(permit.Url!, block.Id, part)).ShouldBe(HttpStatusCode.Created);
        }
    }

    public async Task<HttpStatusCode> PutAsync(Uri url, string id, ReadOnlyMemory<byte> part)
    {
        using var body = new ByteArrayContent(part.ToArray());
        var answer = await _storage.PutAsync($"{url}&comp=block&blockid={Uri.EscapeDataString(id)}", body, Token);
        return answer.StatusCode;
    }

    public Task<HttpResponseMessage> CompleteAsync(string? permission) =>
        _client.PostAsJsonAsync("api/uploads/complete", new CompletionRequest(permission), Answers.Writing, Token);

    /// <summary>Has a file checked whose parts were sent.</summary>
    public Task<HttpResponseMessage> CheckSentAsync(string? permission) =>
        _client.PostAsJsonAsync("api/check", new CompletionRequest(permission), Answers.Writing, Token);

    /// <summary>Sends a file from the permission to the receipt.</summary>
    public async Task<UploadReceipt> SendAsync(byte[] content, UploadRequest request)
    {
        var permit = await PermitAsync(request);
        permit.IsReceived.ShouldBeFalse();
        await PutAsync(permit, content);
        var answer = await CompleteAsync(permit.Permission);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return await ReadAsync<UploadReceipt>(answer);
    }

    public async Task<UploadState> StateAsync(string path)
    {
        var answer = await _client.GetAsync(path.TrimStart('/'), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await ReadAsync<UploadState>(answer);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path.TrimStart('/'), Token);

    /// <summary>Has a file checked: <paramref name="to"/> is the query that says whose it is.</summary>
    public Task<HttpResponseMessage> CheckAsync(byte[] content, string name, string to, bool isChunked = false)
    {
        HttpContent body = isChunked ? new StreamContent(new Unmeasured(content)) : new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return _client.PostAsync($"api/check?{to}&name={Uri.EscapeDataString(name)}", body, Token);
    }

    public async Task<CheckAnswer> CheckedAsync(byte[] content, string name = "d-hasil.csv", string area = "6401")
    {
        var answer = await CheckAsync(content, name, $"contest=gubernur-64-2024&area={area}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return await ReadAsync<CheckAnswer>(answer);
    }

    /// <summary>What is wrong, each by its word; the answer is problem details in both languages.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe((int)status);
        var all = problem.RootElement.GetProperty("problems").EnumerateArray().ToList();
        all.ShouldAllBe(one => one.GetProperty("text").GetProperty("id").GetString()!.Length > 10);
        all.ShouldAllBe(one => one.GetProperty("text").GetProperty("en").GetString()!.Length > 10);
        return [.. all.Select(one => one.GetProperty("what").GetString()!)];
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
        where T : class => (await answer.Content.ReadFromJsonAsync<T>(Answers.Writing, Token)).ShouldNotBeNull();

    public void Dispose()
    {
        _client.Dispose();
        _storage.Dispose();
    }
}
