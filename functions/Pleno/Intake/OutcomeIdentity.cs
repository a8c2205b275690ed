using System.Text.Json;

namespace Pleno.Intake;

/// <summary>
/// Identity of what became of a document: the same judgement of the same document is told once. That a document waits is told once,
/// however many documents it waits for as they come in.
/// </summary>
internal static class OutcomeIdentity
{
    public static string Of(DocumentRecord record) =>
        record.Status == DocumentStatus.Read
            ? $"{record.Id}\n{record.Status}"
            : $"{record.Id}\n{record.Status}\n{record.FindingCount}\n{JsonSerializer.Serialize(record.Findings)}";
}
