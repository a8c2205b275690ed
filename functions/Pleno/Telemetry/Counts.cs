using System.Diagnostics.Metrics;

namespace Pleno.Telemetry;

/// <summary>What the pipeline did, counted by what it was; never by whom it concerns.</summary>
public static class Counts
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Pleno";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "pleno.documents",
        "{document}",
        "Decisions on documents, by kind and status."
    );

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>(
        "pleno.findings",
        "{finding}",
        "Findings in documents, by code."
    );

    private static readonly Histogram<double> UntilDecided = Meter.CreateHistogram<double>(
        "pleno.document.decided",
        "s",
        "From a document being seen first to the decision on it."
    );

    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>(
        "pleno.verdicts",
        "{verdict}",
        "Verdicts on stages that differ from the one before, by status."
    );

    private static readonly Counter<long> Notices = Meter.CreateCounter<long>(
        "pleno.notices",
        "{letter}",
        "Letters opened for sending, by kind of notice."
    );

    /// <summary>A document was decided upon.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="codes">The codes of what was found, one for each finding.</param>
    /// <param name="taken">How long it took since it was seen first.</param>
    public static void Decided(string kind, string status, IEnumerable<string> codes, TimeSpan taken)
    {
        Documents.Add(1, new("kind", kind), new("status", status));
        UntilDecided.Record(taken.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
        foreach (var code in codes)
        {
            Findings.Add(1, new KeyValuePair<string, object?>("code", code));
        }
    }

    /// <summary>A stage was judged, and differently from before.</summary>
    public static void Judged(string status) => Verdicts.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>A letter was opened for sending.</summary>
    public static void Opened(string kind) => Notices.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
