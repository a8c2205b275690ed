namespace Pleno.Tests.EndToEnd;

/// <summary>The plug is pulled in the middle: the whole process is killed, started again, and ends as if nothing had happened.</summary>
public sealed class KilledRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private const int FirstNews = 2;
    private const int SecondNews = 5;

    [Fact]
    public async Task Jembrana_killed_twice_comes_out_the_same_with_no_letter_twice_and_none_missing()
    {
        using var timeout = Timeout();
        using var command = new LocalCommand();
        string[] arguments = ["--once", "--scenario", "jembrana-2024"];

        command.Start(arguments);
        await command.SeeAsync("    -> ", FirstNews, timeout.Token);
        await command.KillAsync(timeout.Token);

        command.Start(arguments);
        await command.SeeAsync("    -> ", SecondNews, timeout.Token);
        await command.KillAsync(timeout.Token);

        command.Start(arguments);
        (await command.EndAsync(timeout.Token)).ShouldBe(0, command.Output);

        command.Output.ShouldContain("Dilanjutkan setelah langkah");
        command.Output.ShouldContain("Kotak surat / in the inbox: 70");
        await command.RebuildsAsync("jembrana-2024", timeout.Token);
    }

    private static CancellationTokenSource Timeout()
    {
        var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Limit);
        return timeout;
    }
}
