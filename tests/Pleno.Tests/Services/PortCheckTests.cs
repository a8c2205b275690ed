using System.Net;
using System.Net.Sockets;
using Pleno.Local.Services;

namespace Pleno.Tests.Services;

public sealed class PortCheckTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task A_busy_port_is_named_with_its_purpose_and_its_setting(string address)
    {
        using var holder = Hold(address);
        var failure = await Should.ThrowAsync<LocalSetupException>(() => WaitAsync(Short, Wanted(holder)));
        failure.Message.ShouldBe($"Port {PortOf(holder)}, which the blob storage needs, is used by another program.");
        failure.Advice.ShouldBe("End that program, or choose another port with the setting BlobPort.");
    }

    [Fact]
    public async Task A_port_that_gets_free_in_time_is_taken()
    {
        using var holder = Hold("127.0.0.1");
        var waiting = WaitAsync(TimeSpan.FromSeconds(10), Wanted(holder));
        await Task.Delay(Short, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();
        holder.Stop();
        await waiting;
    }

    [Fact]
    public async Task One_port_for_two_services_is_refused_at_once()
    {
        var port = FreePorts.Take(1)[0];
        var failure = await Should.ThrowAsync<LocalSetupException>(() =>
            WaitAsync(Short, new(port, "the inbox page", "InboxPort"), new(port, "the blob storage", "BlobPort"))
        );
        failure.Advice.ShouldBe("Give each its own port with InboxPort or BlobPort.");
    }

    [Fact]
    public void Free_ports_are_distinct_and_free()
    {
        var ports = FreePorts.Take(20);
        ports.Distinct().Count().ShouldBe(20);
        ports.ShouldAllBe(port => PortCheck.IsFree(port));
    }

    private static TcpListener Hold(string address)
    {
        var holder = new TcpListener(IPAddress.Parse(address), FreePorts.Take(1)[0]);
        holder.Start();
        return holder;
    }

    private static WantedPort Wanted(TcpListener holder)
    {
        return new WantedPort(PortOf(holder), "the blob storage", "BlobPort");
    }

    private static int PortOf(TcpListener holder)
    {
        return ((IPEndPoint)holder.LocalEndpoint).Port;
    }

    private static Task WaitAsync(TimeSpan patience, params WantedPort[] wanted)
    {
        return PortCheck.WaitUntilFreeAsync(wanted, patience, TestContext.Current.CancellationToken);
    }
}
