using Pleno.Local.Scenarios;
using Pleno.Local.Services;
using Pleno.Local.Tracing;

namespace Pleno.Local.Commands;

/// <summary>What to run.</summary>
/// <param name="Scenario">Name of the scenario; null for none.</param>
/// <param name="EndsAfterSummary">Whether to end once it is played.</param>
/// <param name="IsVerbose">Whether to show the host's log.</param>
/// <param name="IsTraced">Whether to print the trace of one document.</param>
internal sealed record RunRequest(string? Scenario, bool EndsAfterSummary, bool IsVerbose, bool IsTraced);

/// <summary>Starts the services and the host, plays a scenario, and stays up until Ctrl+C.</summary>
internal static class RunCommand
{
    private const string DataWithoutScenario = "empty";

    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        using var traces = request.IsTraced ? new TraceBook() : null;
        var settings = LocalSettings.Load();
        var scenario = request.Scenario is { } name ? Scenario.Load(name) : null;
        var options = settings.ServicesFor(scenario?.Name ?? DataWithoutScenario);
        var progress = scenario is null ? null : ScenarioProgress.Open(options.DataDirectory);
        var clock = scenario is null ? TimeProvider.System : new ScenarioClock(progress?.Clock ?? scenario.Clock);
        try
        {
            await using var services = await LocalServices.StartAsync(options, Console.Out, cancellationToken, clock);
            await using var pipeline = await LocalPipeline.StartAsync(
                settings,
                settings.ForTriggers(services),
                clock,
                request.IsVerbose,
                cancellationToken
            );
            return await RunAsync(
                request,
                new LocalRun(settings, services, pipeline, clock),
                scenario,
                progress,
                traces,
                cancellationToken
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Fine;
        }
    }

    private static async Task<int> RunAsync(
        RunRequest request,
        LocalRun run,
        Scenario? scenario,
        ScenarioProgress? progress,
        TraceBook? traces,
        CancellationToken cancellationToken
    )
    {
        var news = new RunNews(new RunState(run.Pipeline.Services), Console.Out);
        var failures = 0;
        if (scenario is not null && progress is not null)
        {
            failures = await new ScenarioPlayer(run, scenario, progress, news, Console.Out).PlayAsync(
                cancellationToken
            );
        }

        if (traces?.OfOneDocument() is { } trace)
        {
            await trace.WriteAsync(Console.Out);
        }

        Console.WriteLine(
            $"\nKotak surat / inbox : {run.Services.InboxUrl}\nPapan / board       : {new Uri(run.Settings.HostUrl, "api/board")}"
        );
        if (!request.EndsAfterSummary)
        {
            Console.WriteLine("Ctrl+C untuk berhenti / to stop.");
            await news.TellUntilStoppedAsync(cancellationToken);
        }

        return failures == 0 ? ExitCodes.Fine : ExitCodes.NotAsExpected;
    }
}
