using System.Diagnostics;

namespace Pleno.Local.Tracing;

/// <summary>The steps of one trace, each under the step that it belongs to, in the order of time.</summary>
internal sealed class TraceTree(IReadOnlyList<Activity> steps)
{
    private readonly DateTime _start = steps.Min(step => step.StartTimeUtc);
    private readonly ILookup<ActivitySpanId, Activity> _below = steps
        .OrderBy(step => step.StartTimeUtc)
        .ToLookup(step => step.ParentSpanId);

    /// <summary>Prints a line per step: when it began and how long it took, in milliseconds, what it did and its tags.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync($"\nJejak / trace {steps[0].TraceId}: {steps.Count} langkah / steps");
        await output.WriteLineAsync($"{"mulai/at", 10} {"lama/took", 10}");
        var known = steps.Select(step => step.SpanId).ToHashSet();
        foreach (var root in steps.Where(step => !known.Contains(step.ParentSpanId)).OrderBy(step => step.StartTimeUtc))
        {
            await WriteAsync(root, depth: 0, output);
        }
    }

    private async Task WriteAsync(Activity step, int depth, TextWriter output)
    {
        var at = (step.StartTimeUtc - _start).TotalMilliseconds;
        var tags = string.Join(' ', step.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
        await output.WriteLineAsync(
            $"{at, 10:0} {step.Duration.TotalMilliseconds, 10:0.0}  {new string(' ', depth * 2)}{step.OperationName}  {tags}"
        );
        foreach (var below in _below[step.SpanId])
        {
            await WriteAsync(below, depth + 1, output);
        }
    }
}
