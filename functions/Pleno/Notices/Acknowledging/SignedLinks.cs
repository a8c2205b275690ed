using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pleno.Access;

namespace Pleno.Notices.Acknowledging;

/// <summary>
/// Links in letters that only we can have made: the id of a delivery, the office that it was sent to and an expiry, with an HMAC-SHA256 over
/// all three. Whoever holds the link holds the letter; there is nothing to log in to.
/// </summary>
public sealed class SignedLinks(IOptions<LinkOptions> options, TimeProvider time)
{
    /// <summary>Longer texts are no token of ours and are not looked into.</summary>
    private const int LongestToken = 900;

    /// <summary>The token with which the receiver of a delivery acknowledges its notice. The same letter has the same token.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="holder">Key of the office that gets the letter: the delivery's, or the delegate that stands in for it.</param>
    /// <param name="raisedAt">When the notice was raised, UTC.</param>
    public string TokenOf(DeliveryId id, string holder, DateTimeOffset raisedAt)
    {
        var expiry = (raisedAt + options.Value.Lifetime).ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}|{holder}|{expiry}"));
        return $"{Base64Url.EncodeToString(signed)}.{Base64Url.EncodeToString(SignatureOf(signed))}";
    }

    /// <summary>The page on which a letter's notice is acknowledged; the parameters are those of <see cref="TokenOf"/>.</summary>
    public Uri AcknowledgeUri(DeliveryId id, string holder, DateTimeOffset raisedAt) =>
        new(options.Value.PublicUrl, $"api/acknowledge/{TokenOf(id, holder, raisedAt)}");

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

        // Links of before the holder was named hold three parts of the id and the expiry.
        return Encoding.UTF8.GetString(signed).Split('|') switch
        {
            [var contest, var notice, var recipient, var holder, var expiry] => Read(
                $"{contest}|{notice}|{recipient}",
                holder,
                expiry
            ),
            [var contest, var notice, var recipient, var expiry] => Read(
                $"{contest}|{notice}|{recipient}",
                null,
                expiry
            ),
            _ => new LinkReading.Forged(),
        };
    }

    private LinkReading Read(string delivery, string? holder, string expiry) =>
        DeliveryId.TryParse(delivery) is not { } id ? new LinkReading.Forged()
        : time.GetUtcNow().ToUnixTimeSeconds() >= long.Parse(expiry, CultureInfo.InvariantCulture)
            ? new LinkReading.Expired(id, holder)
        : new LinkReading.Genuine(id, holder);

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
    /// <param name="Delivery">The delivery that it came with.</param>
    /// <param name="Holder">Key of the office that it was sent to; null in links of before that was named.</param>
    public sealed record Genuine(DeliveryId Delivery, string? Holder) : LinkReading;

    /// <summary>Ours, and too old; otherwise as <see cref="Genuine"/>.</summary>
    /// <param name="Delivery">The delivery that it came with.</param>
    /// <param name="Holder">Key of the office that it was sent to; null in links of before that was named.</param>
    public sealed record Expired(DeliveryId Delivery, string? Holder) : LinkReading;

    /// <summary>Not ours, or changed on the way.</summary>
    public sealed record Forged : LinkReading;
}
