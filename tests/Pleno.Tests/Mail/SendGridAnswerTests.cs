using Pleno.Notices.Sending;
using Pleno.Tests.Services;

namespace Pleno.Tests.Mail;

/// <summary>What each answer of SendGrid comes to, and what its suppression lists say.</summary>
public sealed class SendGridAnswerTests : IAsyncLifetime
{
    private SendGridRig? _standIn;
    private MailHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SendGridRig StandIn => _standIn!;

    private MailHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _standIn = await SendGridRig.StartAsync();
        _host = MailHost.Of(_standIn, ("SendGrid:Timeout", "00:00:01"), ("SendGrid:WaitAfterFault", "00:00:07"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await StandIn.DisposeAsync();
    }

    [Theory]
    [InlineData("+400", typeof(HandOver.Rejected), "400", 0)]
    [InlineData("+413", typeof(HandOver.Rejected), "413", 0)]
    [InlineData("+401", typeof(HandOver.NotPermitted), "401", 0)]
    [InlineData("+403", typeof(HandOver.NotPermitted), "403", 0)]
    [InlineData("+429", typeof(HandOver.Deferred), "429", 0)]
    [InlineData("+500", typeof(HandOver.Deferred), "500", 0)]
    [InlineData("+timeout", typeof(HandOver.Unknown), "time-out", 0)]
    [InlineData("+timeoutafter", typeof(HandOver.Unknown), "time-out", 1)]
    [InlineData("+cut", typeof(HandOver.Unknown), "connection cut", 0)]
    [InlineData("+cutafter", typeof(HandOver.Unknown), "connection cut", 1)]
    public async Task An_answer_says_whether_to_come_back(string tag, Type kind, string reason, int accepted)
    {
        // A connection that was used before: a client must not send again by itself when it breaks.
        await Host.Transport.SendAsync(MailHost.Letter("satu+400@dprd.example"), Token);
        var answer = await Host.Transport.SendAsync(MailHost.Letter($"ketua{tag}@dprd.example"), Token);

        answer.ShouldBeOfType(kind);
        ReasonOf(answer).ShouldBe(reason);
        StandIn.StandIn.Accepted.Count.ShouldBe(accepted);
    }

    [Fact]
    public async Task A_server_fault_waits_as_the_setting_says_and_429_as_it_was_told()
    {
        (await WaitAsync("+500")).ShouldBe(TimeSpan.FromSeconds(7));
        (await WaitAsync("+429")).TotalSeconds.ShouldBeInRange(1, 5);
    }

    [Theory]
    [InlineData("ketua@dprd.example", false)]
    [InlineData("ketua+suppressed@dprd.example", true, SuppressionList.Bounces)]
    public async Task The_lists_tell_of_an_address(string address, bool drops, params SuppressionList[] lists)
    {
        var known = (await Host.Suppressions.FindAsync(address, Token)).ShouldBeOfType<SuppressionAnswer.Known>();
        known.Lists.ShouldBe(lists);
        known.DropsLetters.ShouldBe(drops);
    }

    [Theory]
    [InlineData("ketua+bounce@dprd.example", true, SuppressionList.Bounces)]
    [InlineData("ketua+block@dprd.example", false, SuppressionList.Blocks)]
    public async Task An_address_is_on_a_list_once_a_letter_came_back(
        string address,
        bool drops,
        params SuppressionList[] lists
    )
    {
        await TheLists(address, []);
        var answer = await Host.Transport.SendAsync(MailHost.Letter(address), Token);
        await StandIn.IsDoneAsync(answer.ShouldBeOfType<HandOver.Accepted>().MessageId);
        (await TheLists(address, lists)).DropsLetters.ShouldBe(drops);
    }

    [Theory]
    [InlineData("SendGrid:ApiKey", "SG.other", "bounces: 401")]
    [InlineData("SendGrid:Host", "http://127.0.0.1:9", "no connection")]
    [InlineData("Notices:Transport", "Smtp", "letters do not go through SendGrid")]
    public async Task When_the_lists_cannot_be_asked_nobody_knows(string setting, string value, string reason)
    {
        await using var host = MailHost.Of(StandIn, (setting, value));
        (await host.Suppressions.FindAsync("ketua@dprd.example", Token)).ShouldBe(
            new SuppressionAnswer.Unknown(reason)
        );
    }

    [Fact]
    public async Task No_log_tells_an_address()
    {
        await Host.Suppressions.FindAsync("kapolda+suppressed@polda.example", Token);
        await Host.Transport.SendAsync(MailHost.Letter("kapolda+400@polda.example"), Token);
        await Host.Transport.SendAsync(MailHost.Letter("kapolda+500@polda.example"), Token);
        Host.Log.Lines.ShouldNotBeEmpty();
        Host.Log.Lines.ShouldNotContain(line => line.Contains("kapolda", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_list_is_an_array_of_entries_in_SendGrids_form()
    {
        var id = await StandIn.AcceptAsync(SendGridRig.Mail("a+bounce@x.example"));
        await StandIn.IsDoneAsync(id);
        using var http = new HttpClient { BaseAddress = StandIn.StandIn.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", SendGridRig.ApiKey);

        var all = await http.GetStringAsync("/v3/suppression/bounces", Token);
        var one = await http.GetStringAsync("/v3/suppression/bounces/a%2Bbounce%40x.example", Token);
        all.ShouldBe(one);
        all.ShouldMatch(
            """^\[\{"created":\d{10},"email":"a\\u002Bbounce@x.example","reason":"550 5.1.1 [^"]+","status":"5.1.1"\}\]$"""
        );
        (await http.GetStringAsync("/v3/suppression/spam_reports/a%2Bbounce%40x.example", Token)).ShouldBe("[]");
        using var stranger = new HttpClient { BaseAddress = StandIn.StandIn.Url };
        using var refused = await stranger.GetAsync("/v3/suppression/bounces", Token);
        ((int)refused.StatusCode).ShouldBe(401);
    }

    private async Task<SuppressionAnswer.Known> TheLists(string address, SuppressionList[] lists)
    {
        var known = (await Host.Suppressions.FindAsync(address, Token)).ShouldBeOfType<SuppressionAnswer.Known>();
        known.Lists.ShouldBe(lists);
        return known;
    }

    private async Task<TimeSpan> WaitAsync(string tag) =>
        (await Host.Transport.SendAsync(MailHost.Letter($"ketua{tag}@dprd.example"), Token))
            .ShouldBeOfType<HandOver.Deferred>()
            .RetryAfter;

    private static string ReasonOf(HandOver answer) =>
        answer switch
        {
            HandOver.Rejected one => one.Reason,
            HandOver.NotPermitted one => one.Reason,
            HandOver.Deferred one => one.Reason,
            HandOver.Unknown one => one.Reason,
            _ => "",
        };
}
