using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pleno.ScenarioMaker;

/// <summary>
/// Lets made figures differ from place to place as real ones do, without chance: the sway follows from the key alone.
/// </summary>
internal static class Sway
{
    /// <summary>The weight, times 1000, moved up or down by at most <paramref name="perMille"/>.</summary>
    public static long Of(long weight, int perMille, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var step = (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)((2 * perMille) + 1));
        return weight * (1000 - perMille + step);
    }
}
