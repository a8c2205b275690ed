using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Pleno.Local.Services;

/// <summary>A port that a service wants: its number, what it is for in words, and the setting that changes it.</summary>
public sealed record WantedPort(int Number, string Purpose, string Setting);

public static class PortCheck
{
    /// <summary>The previous run's Azurite may still be saving; it gives up its ports within 8 s.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    /// <exception cref="LocalSetupException">A port is still busy after the patience, or is wanted twice.</exception>
    public static async Task WaitUntilFreeAsync(
        IReadOnlyCollection<WantedPort> wanted,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        CheckDistinct(wanted);
        var watch = Stopwatch.StartNew();
        foreach (var port in wanted)
        {
            while (!IsFree(port.Number))
            {
                if (watch.Elapsed >= patience)
                {
                    throw Busy(port);
                }

                await Task.Delay(100, cancellation);
            }
        }
    }

    public static bool IsFree(int port)
    {
        // A wildcard listener does not stop a bind to 127.0.0.1 on every system, so both are asked.
        return CanBind(port)
            && !IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(held => Blocks(held, port));
    }

    private static bool Blocks(IPEndPoint held, int port)
    {
        return held.Port == port
            && (
                IPAddress.IsLoopback(held.Address)
                || held.Address.Equals(IPAddress.Any)
                || held.Address.Equals(IPAddress.IPv6Any)
            );
    }

    private static bool CanBind(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void CheckDistinct(IEnumerable<WantedPort> wanted)
    {
        if (wanted.GroupBy(port => port.Number).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new LocalSetupException(
                $"Port {twice.Key} is set for more than one service: {string.Join(", ", twice.Select(p => p.Purpose))}.",
                $"Give each its own port with {string.Join(" or ", twice.Select(p => p.Setting))}."
            );
        }
    }

    private static LocalSetupException Busy(WantedPort port)
    {
        return new LocalSetupException(
            $"Port {port.Number}, which {port.Purpose} needs, is used by another program.",
            $"End that program, or choose another port with the setting {port.Setting}."
        );
    }
}
