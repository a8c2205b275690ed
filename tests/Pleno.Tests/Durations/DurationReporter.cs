using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Services;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Durations;

/// <summary>Writes how long each class took to <c>artifacts/durations.txt</c> after each run, and the record anew where <c>PLENO_WRITE_DURATIONS</c> is set.</summary>
internal sealed class DurationReporter : IDataConsumer, ITestSessionLifetimeHandler
{
    private readonly TestDurations _durations = new();

    public string Uid => nameof(DurationReporter);

    public string Version => "1";

    public string DisplayName => "Durations";

    public string Description => "How long each class of tests took.";

    public Type[] DataTypesConsumed => [typeof(TestNodeUpdateMessage)];

    /// <summary>Called by the entry point that the test platform generates (Pleno.Tests.csproj).</summary>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] arguments)
    {
        var reporter = new CompositeExtensionFactory<DurationReporter>(() => new DurationReporter());
        builder.TestHost.AddDataConsumer(reporter);
        builder.TestHost.AddTestSessionLifetimeHandler(reporter);
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;

    public Task ConsumeAsync(IDataProducer dataProducer, IData value, CancellationToken cancellationToken)
    {
        var test = ((TestNodeUpdateMessage)value).TestNode;
        if (
            test.Properties.SingleOrDefault<TimingProperty>() is { } timing
            && test.Properties.SingleOrDefault<TestMethodIdentifierProperty>() is { } method
        )
        {
            var name = $"{method.Namespace}.{method.TypeName}";
            var label = test.DisplayName.Replace($"{name}.", "", StringComparison.Ordinal);
            _durations.Add(name, label, timing.GlobalTiming.Duration);
        }

        return Task.CompletedTask;
    }

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, "durations.txt"), _durations.Report());
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DURATIONS") is { Length: > 0 })
        {
            var record = _durations.Record(
                TestDurations.Recorded(),
                name => typeof(DurationReporter).Assembly.GetType(name) is not null
            );
            await File.WriteAllTextAsync(
                Path.Combine(Repository.Root, TestDurations.RecordPath),
                $"{string.Join('\n', record)}\n"
            );
        }
    }
}
