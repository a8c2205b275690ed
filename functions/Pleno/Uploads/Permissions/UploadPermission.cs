using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Pleno.Access;
using Pleno.Storage;

namespace Pleno.Uploads.Permissions;

/// <summary>The permission of one account to send one file to one place.</summary>
/// <param name="Folder">The folder of its <see cref="UploadTarget"/>.</param>
/// <param name="Name">The name wanted.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="Account">Stands for the account.</param>
/// <param name="Expires">Until when, seconds of Unix time.</param>
/// <param name="Replaces">SHA-256 of what it is to replace; null for nothing.</param>
/// <param name="Because">Why; null where it replaces nothing.</param>
public sealed record UploadPermission(
    string Folder,
    string Name,
    long Size,
    string Hash,
    string Account,
    long Expires,
    string? Replaces,
    string? Because
)
{
    /// <summary>Bytes of every part but the last: small enough that little is lost when a poor connection breaks.</summary>
    public const int BlockSize = 256 * 1024;

    /// <summary>The parts in order.</summary>
    public IEnumerable<IncomingBlock> Blocks()
    {
        for (var (index, at) = (0, 0L); at < Size; index++, at += BlockSize)
        {
            var id = Encoding.ASCII.GetBytes(index.ToString("000000", CultureInfo.InvariantCulture));
            yield return new IncomingBlock(Convert.ToBase64String(id), Math.Min(BlockSize, Size - at));
        }
    }

    /// <summary>
    /// Where its parts are put: derived from account, place, name and content, so that a second try finds what the first has sent, and no
    /// account touches another's.
    /// </summary>
    [JsonIgnore]
    public string IncomingName =>
        $"{Account}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Folder}\n{Name}\n{Hash}")))}";
}

/// <summary>What came of reading a permission.</summary>
public abstract record PermissionReading
{
    private PermissionReading() { }

    /// <summary>Ours, and still good.</summary>
    public sealed record Genuine(UploadPermission Permission, UploadTarget Target) : PermissionReading;

    /// <summary>Ours, and too old.</summary>
    public sealed record Expired : PermissionReading;

    /// <summary>Not ours, or changed on the way.</summary>
    public sealed record Forged : PermissionReading;
}

/// <summary>Permissions that only we can have made: their content with an HMAC-SHA256 over it. Kept nowhere.</summary>
public sealed class UploadPermissions(IOptions<LinkOptions> links, IOptions<UploadOptions> options, TimeProvider time)
{
    private const int LongestToken = 6000;

    /// <summary>When a permission given now expires, seconds of Unix time.</summary>
    public long Expiry() => (time.GetUtcNow() + options.Value.PermissionLifetime).ToUnixTimeSeconds();

    /// <summary>The permission as a text that is given back.</summary>
    public string TokenOf(UploadPermission permission)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(permission);
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(SignatureOf(content))}";
    }

    /// <summary>What a text says, if it is a permission of ours.</summary>
    public PermissionReading Read(string token)
    {
        if (
            token.Length > LongestToken
            || token.Split('.') is not [var content, var signature]
            || Decode(content) is not { } signed
            || Decode(signature) is not { } given
            || !CryptographicOperations.FixedTimeEquals(given, SignatureOf(signed))
            || JsonSerializer.Deserialize<UploadPermission>(signed) is not { } permission
            || UploadTarget.Parse(permission.Folder) is not { } target
        )
        {
            return new PermissionReading.Forged();
        }

        return time.GetUtcNow().ToUnixTimeSeconds() >= permission.Expires
            ? new PermissionReading.Expired()
            : new PermissionReading.Genuine(permission, target);
    }

    /// <summary>Signed under a word for what it does, so that no other signature by the same key serves as one.</summary>
    private byte[] SignatureOf(byte[] content)
    {
        byte[] said = [.. "upload\n"u8, .. content];
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(links.Value.Key), said);
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            ? bytes[..length]
            : null;
    }
}
