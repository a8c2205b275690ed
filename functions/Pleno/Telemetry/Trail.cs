using System.Diagnostics;

namespace Pleno.Telemetry;

/// <summary>
/// The way of a document through the pipeline as one trace: from the upload through check and queue to the mail service's event. A row keeps where its
/// trace stood when it was made, so that whoever works on it later, in another process, goes on with the same trace; queue messages stay ids.
/// Steps carry ids, kinds, codes and states: no address, no name, no file name.
/// </summary>
public static class Trail
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Pleno";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where the trace stands (W3C traceparent), to be kept with a row; null when nobody listens.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C } step ? step.Id : null;

    /// <summary>A step within whatever is going on; null when nobody listens.</summary>
    /// <param name="name">What is done: "read document".</param>
    public static Activity? Step(string name) => Source.StartActivity(name);

    /// <summary>
    /// A step of the trace that a row was made in; what calls it (a trigger of the host) is linked. Within that trace it is a step like any other.
    /// </summary>
    /// <param name="name">What is done: "send letter".</param>
    /// <param name="trace">What the row keeps; null for a row that was made while nobody listened.</param>
    public static Activity? Resume(string name, string? trace)
    {
        var caller = Activity.Current;
        if (
            !ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var kept)
            || caller?.TraceId == kept.TraceId
        )
        {
            return Step(name);
        }

        ActivityLink[] links = caller is null ? [] : [new ActivityLink(caller.Context)];
        return Source.StartActivity(name, ActivityKind.Consumer, kept, links: links);
    }
}
