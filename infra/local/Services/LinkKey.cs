using System.Security.Cryptography;
using System.Text;

namespace Pleno.Local.Services;

/// <summary>The secret that signs the links in letters, made once and kept in the data folder.</summary>
internal static class LinkKey
{
    private const int Bytes = 32;

    public static string LoadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "link-key.txt");
        if (!File.Exists(path))
        {
            AtomicFile.Write(
                path,
                Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)))
            );
        }

        return File.ReadAllText(path);
    }
}
