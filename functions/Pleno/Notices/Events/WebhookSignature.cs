using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pleno.Notices.Sending;

namespace Pleno.Notices.Events;

/// <summary>SendGrid's signature over its events: ECDSA P-256 with SHA-256 over the timestamp and the raw bytes of the body.</summary>
public sealed class WebhookSignature(IOptions<SendGridOptions> options)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Whether the signature is SendGrid's over exactly these bytes. Anything malformed is simply false.</summary>
    public bool Verify(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp))
        {
            return false;
        }

        var encoded = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, encoded, out var length))
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(options.Value.WebhookPublicKey), out _);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return key.VerifyData(
            signed,
            encoded.AsSpan(0, length),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }
}
