using System.Net.Sockets;

namespace Pleno.WorkerHost;

/// <summary>Tries again while nobody listens yet: the worker tells its address before its server is up. The Functions host does the same.</summary>
internal sealed class RetryHandler()
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private const int MaxAttempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException fault)
                when (attempt < MaxAttempts
                    && fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                )
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
