using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>Takes what was sent in parts, when it is what the permission says. It stays where it is; what can never become the file is forgotten.</summary>
public sealed class SentFile(IncomingStore incoming, LargeFileLane lane)
{
    /// <summary>Does something with the content when it is its turn, or tells why there is none.</summary>
    /// <param name="permission">The permission.</param>
    /// <param name="useAsync">Gets the content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<UploadOutcome<T>?> UseAsync<T>(
        UploadPermission permission,
        Func<ReadOnlyMemory<byte>, Task<UploadOutcome<T>?>> useAsync,
        CancellationToken cancellationToken
    )
    {
        UploadOutcome<T>? outcome = null;
        await lane.RunAsync(
            permission.Size,
            async () =>
            {
                var (content, refusal) = await TakeAsync<T>(permission, cancellationToken);
                outcome = refusal ?? await useAsync(content);
            },
            cancellationToken
        );
        return outcome;
    }

    private async Task<(ReadOnlyMemory<byte> Content, UploadOutcome<T>? Refusal)> TakeAsync<T>(
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
            return await ForgetAsync<T>(name, cancellationToken);
        }

        var content = wanted.TrueForAll(block => there.ContainsKey(block.Id))
            ? await incoming.CommitAsync(name, [.. wanted.Select(block => block.Id)], cancellationToken)
            : null;
        if (content is not { } sentContent)
        {
            return (default, new UploadOutcome<T>.Conflict(UploadProblems.Incomplete));
        }

        return sentContent.Length == permission.Size && Evidence.HashOf(sentContent) == permission.Hash
            ? (sentContent, null)
            : await ForgetAsync<T>(name, cancellationToken);
    }

    private async Task<(ReadOnlyMemory<byte>, UploadOutcome<T>?)> ForgetAsync<T>(
        string name,
        CancellationToken cancellationToken
    )
    {
        await incoming.DiscardAsync(name, cancellationToken);
        return (default, new UploadOutcome<T>.Wrong([UploadProblems.Changed]));
    }
}
