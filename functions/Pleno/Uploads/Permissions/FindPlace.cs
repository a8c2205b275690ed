using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>A name for a file in its folder.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsThere">Whether the very same file has it already.</param>
public sealed record FilePlace(string Name, bool IsThere);

/// <summary>Finds the name that a file has, or is to get: the one wanted, or where other content has that, the next with a number.</summary>
public sealed class FindPlace(ReceivedFiles received)
{
    /// <summary>The place; null when every name is taken.</summary>
    public async Task<FilePlace?> RunAsync(
        UploadTarget target,
        UploadPermission permission,
        CancellationToken cancellationToken
    )
    {
        // Storage tells capitals apart, a Windows folder and a reader do not.
        var there = (await received.ListAsync(target.Container, target.Folder, cancellationToken)).ToLookup(
            file => file.Name[(target.Folder.Length + 1)..],
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var turn in Enumerable.Range(1, FileNames.MostSiblings))
        {
            var name = FileNames.Sibling(permission.Name, turn);
            if (!there.Contains(name))
            {
                return new FilePlace(name, IsThere: false);
            }

            foreach (var file in there[name])
            {
                if (
                    await received.HasAsync(target.Container, file, permission.Hash, permission.Size, cancellationToken)
                )
                {
                    return new FilePlace(file.Name[(target.Folder.Length + 1)..], IsThere: true);
                }
            }
        }

        return null;
    }
}
