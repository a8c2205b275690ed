using System.Security.Cryptography;
using System.Text;

namespace Pleno.Tests.Scans;

/// <summary>
/// PDFs locked by the standard security handler in its first version (ISO 32000-1, 7.6.3: RC4 with 40 bits), the smallest there is.
/// </summary>
internal static class LockedPdf
{
    private static readonly byte[] Padding = Convert.FromHexString(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    );

    private static readonly byte[] Owner = [.. Enumerable.Range(0, 32).Select(number => (byte)(number + 1))];
    private static readonly byte[] Id = [.. Enumerable.Range(0, 16).Select(number => (byte)(number * 3))];

    /// <summary>A page with this text, opened by the password; "" opens for everybody and only forbids changes.</summary>
    public static byte[] OnePage(string text, string password)
    {
        var key = Key(password);
        var content = Rc4(Key(key, number: 4), Encoding.Latin1.GetBytes($"BT /F 10 Tf 50 500 Td ({text}) Tj ET"));
        var pdf = RawPdf.OnePage(RawPdf.Stream(content));
        pdf.Trailer =
            $"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{Hex(Owner)}>/U<{Hex(Rc4(key, Padding))}>>>/ID[<{Hex(Id)}><{Hex(Id)}>]";
        return pdf.Build();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    private static byte[] Key(string password)
    {
        byte[] padded = [.. Encoding.Latin1.GetBytes(password), .. Padding];
        return Md5([.. padded[..32], .. Owner, .. BitConverter.GetBytes(-4), .. Id], 5);
    }

    private static byte[] Key(byte[] key, byte number) => Md5([.. key, number, 0, 0, 0, 0], 10);

#pragma warning disable CA5351 // The format prescribes MD5.
    private static byte[] Md5(byte[] bytes, int length) => MD5.HashData(bytes)[..length];
#pragma warning restore CA5351

    private static byte[] Rc4(byte[] key, byte[] bytes)
    {
        var state = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();
        for (int at = 0, other = 0; at < 256; at++)
        {
            other = (other + state[at] + key[at % key.Length]) & 255;
            (state[at], state[other]) = (state[other], state[at]);
        }

        var result = new byte[bytes.Length];
        for (int index = 0, at = 0, other = 0; index < bytes.Length; index++)
        {
            at = (at + 1) & 255;
            other = (other + state[at]) & 255;
            (state[at], state[other]) = (state[other], state[at]);
            result[index] = (byte)(bytes[index] ^ state[(state[at] + state[other]) & 255]);
        }

        return result;
    }
}
