namespace Pleno.Tests.EndToEnd;

/// <summary>The scenarios as an operator plays them: the whole process, real Azurite, real inbox.</summary>
public sealed class ScenarioRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Kaltim_comes_out_as_expected_and_leaves_nothing_running()
    {
        using var timeout = Timeout();
        using var command = new LocalCommand();
        command.Start("--once", "--scenario", "kaltim-2024");

        (await command.EndAsync(timeout.Token)).ShouldBe(0, command.Output);

        command.Output.ShouldContain("6472 Kota Samarinda versi 1: ditolak / rejected F.501");
        command.Output.ShouldContain("Kotak surat / in the inbox: 62");
        await command.RebuildsAsync("kaltim-2024", timeout.Token);
        command.AllPortsAreFree().ShouldBeTrue();
    }

    [Fact]
    public async Task Kalteng_is_ready_before_its_plenary_and_its_result_is_determined()
    {
        using var timeout = Timeout();
        using var command = new LocalCommand();
        command.Start("--once", "--scenario", "kalteng-2024");

        (await command.EndAsync(timeout.Token)).ShouldBe(0, command.Output);

        command.Output.ShouldContain("6205 Kabupaten Barito Utara versi 1: ditolak / rejected F.501");
        command.Output.ShouldContain("deployment:polda-kalteng, situation:6212");
        command.Output.ShouldContain("62 Provinsi Kalimantan Tengah, Keputusan 79 Tahun 2024, versi 1: sah / accepted");
        command.Output.ShouldContain("Ditetapkan / determined: Keputusan 79 Tahun 2024: 15 wilayah / areas");
        command.Output.ShouldContain("Kotak surat / in the inbox: 96");
        await command.RebuildsAsync("kalteng-2024", timeout.Token);
    }

    [Fact]
    public async Task A_busy_port_is_named_without_a_stack_trace()
    {
        using var timeout = Timeout();
        using var first = new LocalCommand();
        first.Start("--empty");
        await first.SeeAsync("Ctrl+C", 1, timeout.Token);

        using var second = first.Twin();
        second.Start("--empty");

        (await second.EndAsync(timeout.Token)).ShouldBe(2);
        second.Output.ShouldNotContain("   at ");
        second.Output.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_unknown_scenario_is_refused_with_the_names_of_those_there_are()
    {
        using var timeout = Timeout();
        using var command = new LocalCommand();
        command.Start("--once", "--scenario", "nowhere-1999");

        (await command.EndAsync(timeout.Token)).ShouldBe(2);
        command.Output.ShouldContain("kaltim-2024");
    }

    private static CancellationTokenSource Timeout()
    {
        var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Limit);
        return timeout;
    }
}
