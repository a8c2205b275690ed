using System.Net;
using Azure.Core.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>
/// A way to the storage on which things go wrong by chance: 500 before a request or after it was done, 412 for one that names an ETag, and
/// every answer late.
/// </summary>
internal sealed class StorageFaults(Random random) : DelegatingHandler(new SocketsHttpHandler())
{
    private const int All = 1000;
    private readonly Lock _turn = new();
    private int _injected;

    /// <summary>How many of a thousand requests each kind of fault meets.</summary>
    public int PerMille { get; init; } = 15;

    public TimeSpan Delay { get; init; }

    public int Injected => _injected;

    public HttpPipelineTransport Transport() =>
        new HttpClientTransport(new HttpClient(this) { Timeout = Timeout.InfiniteTimeSpan });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, cancellationToken);
        }

        switch (Next() / Math.Max(1, PerMille))
        {
            case 0:
                return Fault(HttpStatusCode.InternalServerError);
            case 1:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                return Fault(HttpStatusCode.InternalServerError);
            case 2 when request.Headers.IfMatch.Count > 0:
                return Fault(HttpStatusCode.PreconditionFailed);
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private int Next()
    {
        lock (_turn)
        {
            return PerMille == 0 ? All : random.Next(All);
        }
    }

    private HttpResponseMessage Fault(HttpStatusCode status)
    {
        Interlocked.Increment(ref _injected);
        return new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
    }
}
