using Microsoft.Azure.Functions.Worker;
using Pleno.Storage;
using Pleno.Uploads;

namespace Pleno.Functions.Intake;

/// <summary>A plenary document is to be checked: a sweep found it undone, or something it rests on has changed.</summary>
public sealed class CheckDocument(AnswerCheckRequest answer)
{
    [Function(nameof(CheckDocument))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.DocumentsQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => answer.RunAsync(message, cancellationToken);
}
