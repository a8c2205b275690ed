using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>
/// Puts a file that was sent in parts into its place, when it is what the permission says. May be killed between any two steps and done again;
/// a permission used twice, or by two tabs, comes to the same.
/// </summary>
public sealed class CompleteUpload(FindPlace place, SentFile sent, IncomingStore incoming, ReceivedFiles received)
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

            var outcome = await sent.UseAsync(
                permission,
                content => WriteAsync(permission, target, found, content, cancellationToken),
                cancellationToken
            );
            if (outcome is not null)
            {
                return outcome;
            }
        }

        return new UploadOutcome<UploadReceipt>.Conflict(UploadProblems.Incomplete);
    }

    /// <summary>Null when another took the name meanwhile.</summary>
    private async Task<UploadOutcome<UploadReceipt>?> WriteAsync(
        UploadPermission permission,
        UploadTarget target,
        FilePlace found,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var isWritten = await received.TryWriteAsync(
            target.Container,
            $"{target.Folder}/{found.Name}",
            content,
            UploadMetadata.Of(permission.Hash, permission.Replaces, permission.Because),
            cancellationToken
        );
        return isWritten ? await DoneAsync(permission, found, wasThere: false, cancellationToken) : null;
    }

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
