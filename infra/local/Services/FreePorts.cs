using System.Security.Cryptography;

namespace Pleno.Local.Services;

/// <summary>Ports for tests, below the range from which systems draw ports for outgoing connections.</summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;
    private static readonly HashSet<int> Taken = [];

    /// <summary>Distinct ports that are free now; never the same one twice in this process.</summary>
    public static int[] Take(int count)
    {
        lock (Taken)
        {
            return [.. Enumerable.Range(0, count).Select(_ => TakeOne())];
        }
    }

    private static int TakeOne()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (PortCheck.IsFree(port) && Taken.Add(port))
            {
                return port;
            }
        }
    }
}
