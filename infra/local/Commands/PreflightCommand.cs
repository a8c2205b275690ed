using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pleno.Local.Preflight;
using Pleno.Local.Services;
using Pleno.Notices.Sending;
using Pleno.Readiness.Reminders;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary><c>preflight</c> tells what is missing before the first document comes, in an account of Azure or in Azurite. It only reads.</summary>
internal static class PreflightCommand
{
    public static Command Create()
    {
        var account = StoredDataOptions.AccountOption();
        var command = new Command(
            "preflight",
            "Memberi tahu apa yang belum siap / tells what is not ready before the first document comes"
        )
        {
            account,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    LocalSettings.Load().For(parsed.GetValue(account)),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    /// <returns><see cref="ExitCodes.NotAsExpected"/> when something is missing.</returns>
    /// <exception cref="LocalSetupException">The storage does not answer, or nobody is signed in.</exception>
    public static async Task<int> RunAsync(
        IConfiguration configuration,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPleno(configuration)
            .AddTransient<StorageCheck>()
            .BuildServiceProvider();
        try
        {
            var found = await LookAsync(services, configuration, cancellationToken);
            return await TellAsync(found, output);
        }
        catch (Exception unreachable)
            when (unreachable is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw StoredData.Unreachable(unreachable);
        }
    }

    private static async Task<IReadOnlyList<PreflightFinding>> LookAsync(
        IServiceProvider services,
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        var storage = await services.GetRequiredService<StorageCheck>().RunAsync(cancellationToken);
        // Where a table cannot be read, what is in it cannot be told.
        if (storage.Any(one => one.State != PreflightState.Ready))
        {
            return storage;
        }

        var state = new StateCheck(
            services.GetRequiredService<ContestStore>(),
            services.GetRequiredService<ReadinessStore>(),
            services.GetRequiredService<SenderStore>(),
            services.GetRequiredService<PoisonStore>(),
            services.GetRequiredService<IOptions<ReminderOptions>>().Value,
            services.GetRequiredService<TimeProvider>()
        );
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var notices = Bound<NoticeOptions>(configuration, NoticeOptions.Section);
        var mail = new MailCheck(
            http,
            Bound<SendGridOptions>(configuration, SendGridOptions.Section),
            notices.SenderAddress
        );
        var asked =
            notices.Transport == MailService.SendGrid
                ? [await mail.RunAsync(cancellationToken)]
                : Array.Empty<PreflightFinding>();
        return [.. storage, .. await state.RunAsync(cancellationToken), .. asked];
    }

    private static async Task<int> TellAsync(IReadOnlyList<PreflightFinding> found, TextWriter output)
    {
        foreach (var one in found.Where(one => one.State != PreflightState.Ready))
        {
            var word = one.State == PreflightState.Missing ? "KURANG / MISSING" : "TIDAK DIKETAHUI / UNKNOWN";
            await output.WriteLineAsync($"{word}  {one.What}: {one.Told}");
        }

        var ready = found.Count(one => one.State == PreflightState.Ready);
        await output.WriteLineAsync($"{ready} dari / of {found.Count} siap / ready");
        return found.Any(one => one.State == PreflightState.Missing) ? ExitCodes.NotAsExpected : ExitCodes.Fine;
    }

    private static T Bound<T>(IConfiguration configuration, string section)
        where T : class, new() => configuration.GetSection(section).Get<T>() ?? new T();
}
