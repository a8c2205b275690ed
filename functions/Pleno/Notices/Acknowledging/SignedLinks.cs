using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pleno.Access;

namespace Pleno.Notices.Acknowledging;

/// <summary>
/// Links in letters that only we can have made: the id of a delivery and an expiry, with an HMAC-SHA256 over both. Whoever holds the link
/// holds the letter; there is nothing to log in to.
/// </summary>
public sealed class SignedLinks(IOptions<LinkOptions> options, TimeProvider time)
{
    /// <summary>Longer texts are no token of ours and are not looked into.</summary>
    private const int LongestToken = 600;

    /// <summary>The token with which the receiver of a delivery acknowledges its notice. The same notice gives the same token.</summary>
    public string TokenOf(DeliveryId id, DateTimeOffset raisedAt)
    {
        var expiry = (raisedAt + options.Value.Lifetime).ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}|{expiry}"));
        return $"{Base64Url.EncodeToString(signed)}.{Base64Url.EncodeToString(SignatureOf(signed))}";
    }

    /// <summary>The page on which a letter's notice is acknowledged.</summary>
    public Uri AcknowledgeUri(DeliveryId id, DateTimeOffset raisedAt) =>
        new(options.Value.PublicUrl, $"api/acknowledge/{TokenOf(id, raisedAt)}");

    /// <summary>What a token says, if it is ours.</summary>
    public LinkReading Read(string token)
    {
        if (
            token.Length > LongestToken
            || token.Split('.') is not [var content, var signature]
            || Decode(content) is not { } signed
            || Decode(signature) is not { } given
            || !CryptographicOperations.FixedTimeEquals(given, SignatureOf(signed))
        )
        {
            return new LinkReading.Forged();
        }

        var text = Encoding.UTF8.GetString(signed);
        var cut = text.LastIndexOf('|');
        var expiry = long.Parse(text[(cut + 1)..], CultureInfo.InvariantCulture);
        return DeliveryId.TryParse(text[..cut]) is not { } id ? new LinkReading.Forged()
            : time.GetUtcNow().ToUnixTimeSeconds() >= expiry ? new LinkReading.Expired(id)
            : new LinkReading.Genuine(id);
    }

    /// <summary>Signed under a word for what the link does, so that no other signature by the same key serves as one.</summary>
    private byte[] SignatureOf(byte[] signed)
    {
        byte[] said = [.. "acknowledge\n"u8, .. signed];
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Key), said);
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            ? bytes[..length]
            : null;
    }
}

/// <summary>What came of reading a link's token.</summary>
public abstract record LinkReading
{
    private LinkReading() { }

    /// <summary>Ours, and still good.</summary>
    public sealed record Genuine(DeliveryId Delivery) : LinkReading;

    /// <summary>Ours, and too old.</summary>
    public sealed record Expired(DeliveryId Delivery) : LinkReading;

    /// <summary>Not ours, or changed on the way.</summary>
    public sealed record Forged : LinkReading;
}
