using System.Security.Cryptography;
using System.Text;

namespace Pleno.Local.Services;

/// <summary>The ECDSA P-256 key with which events are signed, made once and kept in the data folder.</summary>
internal sealed class WebhookSigningKey : IDisposable
{
    private readonly ECDsa key;

    private WebhookSigningKey(ECDsa key)
    {
        this.key = key;
        PublicKeyBase64 = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    public string PublicKeyBase64 { get; }

    public static WebhookSigningKey LoadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "webhook-signing-key.pem");
        var loaded = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            loaded.ImportFromPem(File.ReadAllText(path));
        }
        else
        {
            AtomicFile.Write(path, Encoding.ASCII.GetBytes(loaded.ExportPkcs8PrivateKeyPem()));
        }

        return new WebhookSigningKey(loaded);
    }

    /// <summary>A key that is not the stand-in's, for forged events.</summary>
    public static WebhookSigningKey Foreign()
    {
        return new WebhookSigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    }

    /// <summary>Base64 of the DER signature over the timestamp's characters followed by the body's bytes.</summary>
    public string Sign(string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        return Convert.ToBase64String(
            key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
    }

    public void Dispose()
    {
        key.Dispose();
    }
}
