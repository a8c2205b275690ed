using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary>Starts only the services, for people who run the published app with the Functions Core Tools.</summary>
internal static class ServicesCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load();
        await using var services = await LocalServices.StartAsync(
            settings.ServicesFor("services"),
            Console.Out,
            cancellationToken
        );
        Console.WriteLine(
            $"""

            Layanan berjalan / the services are up:
              AzureWebJobsStorage          {services.ConnectionString}
              SendGrid__Host               {services.SendGridUrl.ToString().TrimEnd('/')}
              SendGrid__ApiKey             {services.SendGridApiKey}
              SendGrid__WebhookPublicKey   {services.WebhookPublicKey}
              Links__Key                   {services.LinkKey}
              Kotak surat / inbox          {services.InboxUrl}
            Salin nilai ini ke local.settings.json, lalu / copy these into local.settings.json, then: func start
            Ctrl+C untuk berhenti / to stop.
            """
        );
        await Waiting.UntilStoppedAsync(cancellationToken);
        return ExitCodes.Fine;
    }
}

/// <summary>Waits for Ctrl+C without an exception as the outcome.</summary>
internal static class Waiting
{
    public static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}
