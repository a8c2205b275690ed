using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Core;
using Pleno.Storage;
using Pleno.Tests.Docs;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>Sees every state that is stored, write by write, and from which state each row came to it.</summary>
internal sealed class StoredStates
{
    private const string VerdictRow = "now|verdict";
    private readonly ConcurrentDictionary<string, string> _states = new();
    private readonly ConcurrentDictionary<Transition, int> _seen = new();

    /// <summary>Each transition that was stored, with how often.</summary>
    public IReadOnlyDictionary<Transition, int> Seen => _seen;

    public void Watch(PipelineRig rig) => rig.Interference.Answered = message => Look(rig.Connection, message);

    private void Look(string account, HttpMessage message)
    {
        if (
            message.Request.Content is { } content
            && message.Response.Status < 300
            && MachineOf(message.Request.Uri.Path) is { } machine
            && !IsRefusedBatch(message.Response)
        )
        {
            foreach (var row in RowsIn(content))
            {
                Note(account, machine, row);
            }
        }
    }

    /// <summary>Which page's machine the rows of a table are of; a batch says so only in its parts.</summary>
    private static string? MachineOf(string path) =>
        path.Contains(StorageNames.DocumentsTable, StringComparison.Ordinal) ? "document"
        : path.Contains(StorageNames.DeliveriesTable, StringComparison.Ordinal) ? "delivery"
        : path.Contains(StorageNames.ReadinessTable, StringComparison.Ordinal) ? "verdict"
        : path.Contains("$batch", StringComparison.Ordinal) ? ""
        : null;

    private static bool IsRefusedBatch(Response response) =>
        response.ContentStream is MemoryStream
        && response.Content.ToString().Contains("HTTP/1.1 4", StringComparison.Ordinal);

    private static IEnumerable<(string Line, JsonElement Row)> RowsIn(RequestContent content)
    {
        using var buffer = new MemoryStream();
        content.WriteTo(buffer, default);
        var before = "";
        foreach (var line in System.Text.Encoding.UTF8.GetString(buffer.ToArray()).Split("\r\n"))
        {
            if (line.StartsWith('{'))
            {
                using var row = JsonDocument.Parse(line);
                yield return (before, row.RootElement.Clone());
            }
            else if (line.Contains(" http", StringComparison.Ordinal))
            {
                before = line;
            }
        }
    }

    private void Note(string account, string machine, (string Line, JsonElement Row) part)
    {
        var kind = machine.Length > 0 ? machine : MachineOf(part.Line);
        if (
            !string.IsNullOrEmpty(kind)
            && part.Row.TryGetProperty("Status", out var status)
            && part.Row.TryGetProperty("PartitionKey", out var partition)
            && part.Row.TryGetProperty("RowKey", out var key)
            && (kind != "verdict" || key.GetString() == VerdictRow)
        )
        {
            var (row, state) = ($"{account} {kind} {partition} {key}", status.GetString()!);
            var before = _states.GetValueOrDefault(row, StatesPage.Beginning);
            _states[row] = state;
            if (before != state)
            {
                _seen.AddOrUpdate(new Transition(kind, before, state), 1, (_, count) => count + 1);
            }
        }
    }
}

/// <summary>A row came from one state to another.</summary>
internal sealed record Transition(string Machine, string From, string To);
