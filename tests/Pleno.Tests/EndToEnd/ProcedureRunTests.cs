namespace Pleno.Tests.EndToEnd;

/// <summary>The scenarios of readiness as an operator plays them. A class of their own, so that they run beside the others.</summary>
public sealed class ProcedureRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>One of them by an office's relay instead of SendGrid: no events come, so that its letters stay accepted.</summary>
    [Theory]
    [InlineData("intan-2024", "catatan / notes: attendance:polda-kalsel", "Smtp", "(Accepted)")]
    [InlineData("telabang-2024", "BELUM SIAP; belum / missing: no-incident", "SendGrid", "(Delivered)")]
    [InlineData("kaltim-2015", "BELUM SIAP; belum / missing: situation:6411", "SendGrid", "(Delivered)")]
    public async Task A_procedure_comes_out_as_expected_with_its_verdict_over_time(
        string scenario,
        string verdict,
        string transport,
        string letters
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Limit);
        using var command = new LocalCommand();
        command.Settings["Notices__Transport"] = transport;
        command.Start("--once", "--scenario", scenario);

        (await command.EndAsync(timeout.Token)).ShouldBe(0, command.Output);
        command.Output.ShouldContain(verdict);
        command.Output.ShouldContain(letters);
        await command.RebuildsAsync(scenario, timeout.Token);
    }
}
