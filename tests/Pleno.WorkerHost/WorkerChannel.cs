using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Pleno.WorkerHost;

/// <summary>The host's end of the stream to one worker: sends requests, and matches each answer with what asked for it.</summary>
internal sealed class WorkerChannel
{
    private readonly Channel<JsonObject> _outgoing = Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _waiting = new();

    /// <summary>What the worker logged so far.</summary>
    public ConcurrentQueue<WorkerLog> Logs { get; } = new();

    /// <summary>Sends a message, and waits for the one that answers it.</summary>
    /// <param name="request">Its one member is the request's name.</param>
    /// <param name="answer">Name of the answer.</param>
    /// <param name="id">Tells answers of one name apart: the function's or the invocation's id; null where there is only one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<JsonObject> AskAsync(
        JsonObject request,
        string answer,
        string? id,
        CancellationToken cancellationToken
    )
    {
        var waiting = WaitFor(answer, id);
        await _outgoing.Writer.WriteAsync(request, cancellationToken);
        return await waiting.WaitAsync(cancellationToken);
    }

    /// <summary>The first message of this name, also when it has come already.</summary>
    public Task<JsonObject> WaitFor(string answer, string? id = null) => Slot(answer, id).Task;

    /// <summary>The stream that the worker has opened, until it closes it.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<JsonObject> incoming,
        IServerStreamWriter<JsonObject> outgoing,
        CancellationToken cancellationToken
    )
    {
        var sending = SendAsync(outgoing, cancellationToken);
        try
        {
            await foreach (var message in incoming.ReadAllAsync(cancellationToken))
            {
                Take(message);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or RpcException)
        {
            // The worker was stopped.
        }

        Close();
        await sending;
    }

    private async Task SendAsync(IServerStreamWriter<JsonObject> outgoing, CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                await outgoing.WriteAsync(message, CancellationToken.None);
            }
        }
    }

    private void Take(JsonObject message)
    {
        foreach (var (name, content) in message.Where(member => member.Value is JsonObject).ToList())
        {
            var body = content!.AsObject();
            if (name == "rpcLog")
            {
                Logs.Enqueue(
                    new WorkerLog(
                        (string?)body["category"] ?? "",
                        (string?)body["level"] ?? "Trace",
                        (string?)body["message"] ?? "",
                        body["exception"]?.ToJsonString() ?? ""
                    )
                );
            }
            else
            {
                Slot(name, (string?)body["invocationId"] ?? (string?)body["functionId"]).TrySetResult(body);
            }
        }
    }

    private void Close()
    {
        _outgoing.Writer.TryComplete();
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(new InvalidOperationException("The worker has closed its stream."));
        }
    }

    private TaskCompletionSource<JsonObject> Slot(string answer, string? id) =>
        _waiting.GetOrAdd(
            $"{answer} {id}",
            _ => new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}

/// <summary>Binds the one call to the channel, as generated code would.</summary>
internal sealed class WorkerChannelMethods : IServiceMethodProvider<WorkerChannel>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<WorkerChannel> context) =>
        context.AddDuplexStreamingMethod(
            WorkerMessages.EventStream,
            [],
            (channel, incoming, outgoing, call) => channel.RunAsync(incoming, outgoing, call.CancellationToken)
        );
}
