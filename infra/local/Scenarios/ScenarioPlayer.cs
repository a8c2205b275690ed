using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Language;
using Pleno.Storage;

namespace Pleno.Local.Scenarios;

/// <summary>Plays a scenario as KPU and the security offices would: it uploads files and waits for what must come of them.</summary>
internal sealed class ScenarioPlayer(
    LocalRun run,
    Scenario scenario,
    ScenarioProgress progress,
    RunNews news,
    TextWriter console
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly BlobServiceClient _blobs = run.Pipeline.Services.GetRequiredService<BlobServiceClient>();
    private readonly RunState _state = new(run.Pipeline.Services);
    private readonly ScenarioClock _clock = (ScenarioClock)run.Clock;

    /// <returns>The number of things that did not come true.</returns>
    public async Task<int> PlayAsync(CancellationToken cancellationToken)
    {
        await console.WriteLineAsync($"\n{scenario.Title}\n{scenario.TitleEnglish}\n");
        if (progress.StepsDone > 0)
        {
            await console.WriteLineAsync(
                $"Dilanjutkan setelah langkah {progress.StepsDone} / going on after step {progress.StepsDone}\n"
            );
        }

        var failures = new List<string>();
        foreach (var step in scenario.Steps.Skip(progress.StepsDone))
        {
            failures.AddRange(await PlayAsync(step, cancellationToken));
            progress.StepIsDone(_clock.GetUtcNow());
        }

        failures.AddRange(await WaitAsync(QuietAsync, cancellationToken));
        failures.AddRange(await new ScenarioSummary(run, scenario, _state, console).PrintAsync(cancellationToken));
        progress.IsFinished();
        foreach (var failure in failures)
        {
            await console.WriteLineAsync($"TIDAK SESUAI / NOT AS EXPECTED: {failure}");
        }

        return failures.Count;
    }

    private async Task<IReadOnlyList<string>> PlayAsync(ScenarioStep step, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        if (step.At is { } at)
        {
            // A leap of days while a letter is in flight would make it look abandoned.
            failures.AddRange(await WaitAsync(QuietAsync, cancellationToken));
            _clock.MoveTo(at);
            progress.ClockIs(_clock.GetUtcNow());
        }

        await console.WriteLineAsync($"{await MomentAsync(cancellationToken)}  {step.Actor} {step.Say}");
        var uploads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, file) in step.Files)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(scenario.Folder, file), cancellationToken);
            await UploadAsync(target, content, cancellationToken);
            if (target.Split('/') is [StorageNames.PlenaryContainer, var contest, var area, _])
            {
                uploads[$"{contest}/{area}"] = Convert.ToHexStringLower(SHA256.HashData(content));
            }
            else if (target.StartsWith($"{StorageNames.ReadinessContainer}/", StringComparison.Ordinal))
            {
                uploads[target[(StorageNames.ReadinessContainer.Length + 1)..]] = Convert.ToHexStringLower(
                    SHA256.HashData(content)
                );
            }
        }

        var outcomes = new Outcomes(_state, uploads);
        foreach (var awaited in step.Await)
        {
            failures.AddRange(await WaitAsync(token => outcomes.MissingAsync(awaited, token), cancellationToken));
        }

        return failures;
    }

    /// <summary>Waits until nothing is missing any more; what is still missing when patience ends is the failure.</summary>
    private async Task<IReadOnlyList<string>> WaitAsync(
        Func<CancellationToken, Task<string?>> missing,
        CancellationToken cancellationToken
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var what = await missing(cancellationToken);
            await news.TellAsync(cancellationToken);
            if (what is null)
            {
                return [];
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                return [what];
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<string?> QuietAsync(CancellationToken cancellationToken) =>
        await _state.IsQuietAsync(cancellationToken) ? null : "masih ada yang berjalan / something is still under way";

    /// <summary>Uploads the file unless the same bytes are there: a step that was cut off is played again.</summary>
    private async Task UploadAsync(string target, byte[] content, CancellationToken cancellationToken)
    {
        var (container, name) = (target[..target.IndexOf('/')], target[(target.IndexOf('/') + 1)..]);
        var blob = _blobs.GetBlobContainerClient(container).GetBlobClient(name);
        if (!await IsThereAsync(blob, content, cancellationToken))
        {
            await blob.UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
        }
    }

    private static async Task<bool> IsThereAsync(BlobClient blob, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var there = await blob.DownloadContentAsync(cancellationToken);
            return SHA256
                .HashData(there.Value.Content.ToMemory().Span)
                .AsSpan()
                .SequenceEqual(SHA256.HashData(content));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private async Task<string> MomentAsync(CancellationToken cancellationToken)
    {
        var contests = await _state.ContestsAsync(cancellationToken);
        var zone = contests.Count > 0 ? contests[0].Zone : (Areas.LocalZone)scenario.Clock.Offset.Hours;
        return Words.Moment(_clock.GetUtcNow(), zone, Tongue.Indonesian);
    }
}
