using System.Collections.Concurrent;
using System.Diagnostics;
using Pleno.Telemetry;

namespace Pleno.Local.Tracing;

/// <summary>Keeps every step of the traces of this process, to print one of them.</summary>
internal sealed class TraceBook : IDisposable
{
    private readonly ConcurrentQueue<Activity> _steps = new();
    private readonly ActivityListener _listener;

    public TraceBook()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Trail.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _steps.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The trace of the document that first came all the way to an event of the mail service; null while none has.</summary>
    public TraceTree? OfOneDocument()
    {
        var traces = _steps.ToList().GroupBy(step => step.TraceId).Select(trace => trace.ToList());
        return
            traces
                .Where(trace => Has(trace, "take in document") && Has(trace, "apply event"))
                .MinBy(trace => trace.Min(step => step.StartTimeUtc))
                is { } whole
            ? new TraceTree(whole)
            : null;
    }

    public void Dispose() => _listener.Dispose();

    private static bool Has(List<Activity> trace, string name) => trace.Exists(step => step.OperationName == name);
}
