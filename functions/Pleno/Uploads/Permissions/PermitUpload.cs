using Microsoft.Extensions.Options;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>Gives the permission to send one file, or tells everything that is wrong with it. Asked again, it tells what is there already.</summary>
public sealed class PermitUpload(
    UploadRules rules,
    UploadPermissions permissions,
    FindPlace place,
    IncomingStore incoming,
    IOptions<UploadOptions> options
)
{
    /// <param name="account">Stands for the account that asks.</param>
    /// <param name="target">Where to.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<UploadOutcome<UploadPermit>> RunAsync(
        string account,
        UploadTarget target,
        UploadRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = await rules.CheckAsync(target, request, cancellationToken);
        if (problems.Count > 0)
        {
            return new UploadOutcome<UploadPermit>.Wrong(problems);
        }

        var permission = new UploadPermission(
            target.Folder,
            request.Name!,
            request.Size,
            request.Sha256!,
            account,
            permissions.Expiry(),
            request.Replaces,
            request.Because?.Trim()
        );
        return await place.RunAsync(target, permission, cancellationToken) switch
        {
            null => new UploadOutcome<UploadPermit>.Wrong([UploadProblems.NameTaken]),
            { IsThere: true } there => new UploadOutcome<UploadPermit>.Done(
                new UploadPermit(null, null, UploadPermission.BlockSize, [], true, there.Name, StateOf(permission))
            ),
            { } free => await PermitAsync(permission, free, cancellationToken),
        };
    }

    /// <summary>Where the state of a file can be asked for.</summary>
    public static string StateOf(UploadPermission permission) => $"/api/uploads/{permission.Folder}/{permission.Hash}";

    private async Task<UploadOutcome<UploadPermit>> PermitAsync(
        UploadPermission permission,
        FilePlace free,
        CancellationToken cancellationToken
    )
    {
        var (name, most) = (permission.IncomingName, options.Value.MostIncoming);
        var known = await incoming.FindAsync(name, cancellationToken);
        if (known is null && await incoming.CountAsync(permission.Account, most, cancellationToken) >= most)
        {
            return new UploadOutcome<UploadPermit>.TooMany(UploadProblems.TooManyIncoming);
        }

        var file = known ?? await incoming.OpenAsync(name, cancellationToken);
        var there = file.Blocks.ToHashSet();
        return new UploadOutcome<UploadPermit>.Done(
            new UploadPermit(
                permissions.TokenOf(permission),
                await incoming.PermitAsync(file, options.Value.PermissionLifetime, cancellationToken),
                UploadPermission.BlockSize,
                [.. permission.Blocks().Select(block => new UploadBlock(block.Id, block.Size, there.Contains(block)))],
                false,
                free.Name,
                StateOf(permission)
            )
        );
    }
}
