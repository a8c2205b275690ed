using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pleno.Storage;

namespace Pleno.Tests.Pipeline;

/// <summary>
/// Creates a container, queue or table of <see cref="StorageNames"/> before the first request that names it, by a client of its own: nothing that
/// counts or cuts the rig's requests meets it. A test uses half of them, and the storage of all tests is one thread.
/// </summary>
internal sealed class CreatedOnFirstUse : HttpPipelinePolicy
{
    // An account may be used by several rigs.
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Created = new();
    private readonly string _scope;
    private readonly IReadOnlyList<string> _names;
    private readonly Func<string, Task> _create;

    private CreatedOnFirstUse(string scope, IReadOnlyList<string> names, Func<string, Task> create) =>
        (_scope, _names, _create) = (scope, names, create);

    public static CreatedOnFirstUse Containers(string connection) =>
        new(
            $"{connection} container",
            StorageNames.Containers,
            name => new BlobContainerClient(connection, name).CreateIfNotExistsAsync()
        );

    public static CreatedOnFirstUse Queues(string connection) =>
        new(
            $"{connection} queue",
            StorageNames.Queues,
            name => new QueueClient(connection, name).CreateIfNotExistsAsync()
        );

    public static CreatedOnFirstUse Tables(string connection) =>
        new(
            $"{connection} table",
            StorageNames.Tables,
            name => new TableClient(connection, name).CreateIfNotExistsAsync()
        );

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await Task.WhenAll(NamedIn(message.Request).Select(CreateAsync));
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The pipeline asks the storage asynchronously.");

    private Task CreateAsync(string name) =>
        Created.GetOrAdd($"{_scope} {name}", _ => new Lazy<Task>(() => _create(name))).Value;

    /// <summary>The address is <c>/account/name/...</c>, or <c>/account/$batch</c> with the tables' addresses in its parts.</summary>
    private IEnumerable<string> NamedIn(Request request)
    {
        var name = request.Uri.ToUri().Segments.ElementAtOrDefault(2)?.Split('/', '(')[0];
        return name == "$batch" ? NamedIn(request.Content!) : _names.Where(one => one == name);
    }

    private IEnumerable<string> NamedIn(RequestContent batch)
    {
        using var buffer = new MemoryStream();
        batch.WriteTo(buffer, default);
        var text = Encoding.UTF8.GetString(buffer.ToArray());
        return _names.Where(name => text.Contains($"/{name}", StringComparison.Ordinal));
    }
}
