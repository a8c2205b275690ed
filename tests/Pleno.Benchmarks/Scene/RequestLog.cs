using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Pleno.Benchmarks.Measuring;
using Pleno.Storage;

namespace Pleno.Benchmarks.Scene;

/// <summary>Writes down every request that goes to the storage, tries of the client's own among them.</summary>
internal sealed class RequestLog : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>Forgets what was asked so far.</summary>
    public void Clear() => _requests.Clear();

    public int Count => _requests.Count;

    /// <summary>The requests since it was cleared, each kind with its number, in the order of their first.</summary>
    public IReadOnlyList<OperationLine> Lines() =>
        [.. _requests.GroupBy(request => request).Select(kind => new OperationLine(kind.Count(), kind.Key))];

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        _requests.Enqueue(Worded(message.Request));
        return ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The pipeline asks the storage asynchronously.");

    private static string Worded(Request request)
    {
        var uri = request.Uri.ToUri();
        // The first segment is the account, as the emulator's addresses have it.
        var path = Uri.UnescapeDataString(uri.AbsolutePath).Split('/', 3)[2];
        var method = request.Method;
        if (path == "$batch")
        {
            return $"{TableOfBatch(request)}: transaction";
        }

        if (StorageNames.Tables.FirstOrDefault(name => IsOf(path, name)) is { } table)
        {
            return $"{table}: {WordedTable(method, path)}";
        }

        var name = path.Split('/')[0];
        return path.EndsWith("/messages", StringComparison.Ordinal)
            ? $"queue {name}: {(method == RequestMethod.Post ? "put message" : "receive messages")}"
            : $"blob {name}: {WordedBlob(method)}";
    }

    private static bool IsOf(string path, string table) =>
        path == table || path.StartsWith($"{table}(", StringComparison.Ordinal);

    private static string WordedTable(RequestMethod method, string path) =>
        method == RequestMethod.Get ? (path.EndsWith("()", StringComparison.Ordinal) ? "query" : "read row")
        : method == RequestMethod.Post ? "insert row"
        : method == RequestMethod.Delete ? "delete row"
        : method == RequestMethod.Put ? "replace row"
        : "merge row";

    private static string WordedBlob(RequestMethod method) =>
        method == RequestMethod.Head ? "properties"
        : method == RequestMethod.Get ? "read"
        : method == RequestMethod.Put ? "write"
        : method.ToString();

    private static string TableOfBatch(Request request)
    {
        using var body = new MemoryStream();
        request.Content!.WriteTo(body, CancellationToken.None);
        var text = System.Text.Encoding.UTF8.GetString(body.ToArray());
        return StorageNames.Tables.FirstOrDefault(table =>
                text.Contains($"/{table}(", StringComparison.Ordinal)
                || text.Contains($"/{table} ", StringComparison.Ordinal)
                || text.Contains($"/{table}?", StringComparison.Ordinal)
            ) ?? "a table";
    }
}
