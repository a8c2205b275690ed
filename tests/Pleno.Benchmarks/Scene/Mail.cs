using Pleno.Local.Services;

namespace Pleno.Benchmarks.Scene;

/// <summary>The stand-in for SendGrid in this process: it takes letters and carries them nowhere.</summary>
internal static class Mail
{
    /// <summary>Opens nothing but the stand-in.</summary>
    public const string ApiKey = "SG.benchmarks";

    /// <param name="bench">Has a folder for its journal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<SendGridStandIn> StartAsync(Bench bench, CancellationToken cancellationToken) =>
        SendGridStandIn.StartAsync(
            new SendGridStandInOptions
            {
                Port = FreePorts.Take(1)[0],
                ApiKey = ApiKey,
                DataDirectory = bench.NewFolder(),
            },
            cancellationToken
        );
}
