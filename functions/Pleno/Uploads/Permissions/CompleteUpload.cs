using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>
/// Puts a file that was sent in parts into its place, when it is what the permission says. May be killed between any two steps and done again;
/// a permission used twice, or by two tabs, comes to the same.
/// </summary>
public sealed class CompleteUpload(FindPlace place, IncomingStore incoming, ReceivedFiles received)
{
    private const int Attempts = 5;

    public async Task<UploadOutcome<UploadReceipt>> RunAsync(
        UploadPermission permission,
        UploadTarget target,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var found = await place.RunAsync(target, permission, cancellationToken);
            if (found is null)
            {
                return new UploadOutcome<UploadReceipt>.Wrong([UploadProblems.NameTaken]);
            }

            if (found.IsThere)
            {
                return await DoneAsync(permission, found, wasThere: true, cancellationToken);
            }

            var (content, refusal) = await TakeAsync(permission, cancellationToken);
            if (refusal is not null)
            {
                return refusal;
            }

            if (await WriteAsync(permission, target, found, content, cancellationToken))
            {
                return await DoneAsync(permission, found, wasThere: false, cancellationToken);
            }
        }

        return new UploadOutcome<UploadReceipt>.Conflict(UploadProblems.Incomplete);
    }

    /// <summary>What was sent, or why it cannot be taken. What can never become the file is forgotten.</summary>
    private async Task<(ReadOnlyMemory<byte> Content, UploadOutcome<UploadReceipt>? Refusal)> TakeAsync(
        UploadPermission permission,
        CancellationToken cancellationToken
    )
    {
        var name = permission.IncomingName;
        var there =
            (await incoming.FindAsync(name, cancellationToken))?.Blocks.ToDictionary(block => block.Id)
            ?? new Dictionary<string, IncomingBlock>(StringComparer.Ordinal);
        var wanted = permission.Blocks().ToList();
        if (wanted.Exists(block => there.TryGetValue(block.Id, out var sent) && sent.Size != block.Size))
        {
            return await ForgetAsync(name, cancellationToken);
        }

        var content = wanted.TrueForAll(block => there.ContainsKey(block.Id))
            ? await incoming.CommitAsync(name, [.. wanted.Select(block => block.Id)], cancellationToken)
            : null;
        if (content is not { } sentContent)
        {
            return (default, new UploadOutcome<UploadReceipt>.Conflict(UploadProblems.Incomplete));
        }

        return sentContent.Length == permission.Size && Evidence.HashOf(sentContent) == permission.Hash
            ? (sentContent, null)
            : await ForgetAsync(name, cancellationToken);
    }

    private async Task<(ReadOnlyMemory<byte>, UploadOutcome<UploadReceipt>?)> ForgetAsync(
        string name,
        CancellationToken cancellationToken
    )
    {
        await incoming.DiscardAsync(name, cancellationToken);
        return (default, new UploadOutcome<UploadReceipt>.Wrong([UploadProblems.Changed]));
    }

    private Task<bool> WriteAsync(
        UploadPermission permission,
        UploadTarget target,
        FilePlace found,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        received.TryWriteAsync(
            target.Container,
            $"{target.Folder}/{found.Name}",
            content,
            UploadMetadata.Of(permission.Hash, permission.Replaces, permission.Because),
            cancellationToken
        );

    private async Task<UploadOutcome<UploadReceipt>> DoneAsync(
        UploadPermission permission,
        FilePlace found,
        bool wasThere,
        CancellationToken cancellationToken
    )
    {
        await incoming.DiscardAsync(permission.IncomingName, cancellationToken);
        return new UploadOutcome<UploadReceipt>.Done(
            new UploadReceipt(found.Name, permission.Hash, wasThere, PermitUpload.StateOf(permission))
        );
    }
}
