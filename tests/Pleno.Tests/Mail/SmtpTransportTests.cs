using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Pleno.Notices.Sending;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Mail;

/// <summary>What each reply of a relay comes to, and that nothing is said to one whose certificate is not right.</summary>
public sealed class SmtpTransportTests
{
    private const string LetterBegins = "MAIL FROM";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Type, string> Replies =>
        new()
        {
            { nameof(RelayScript.Greeting), "421 4.3.2 not now", typeof(HandOver.Deferred), "421" },
            { nameof(RelayScript.Greeting), "554 5.3.2 never", typeof(HandOver.NotPermitted), "554" },
            { nameof(RelayScript.Greeting), RelayScript.Cut, typeof(HandOver.Deferred), "connection lost" },
            { nameof(RelayScript.Greeting), RelayScript.Silence, typeof(HandOver.Deferred), "time-out" },
            { nameof(RelayScript.Sender), "451 4.3.0 later", typeof(HandOver.Deferred), "451" },
            { nameof(RelayScript.Sender), "530 5.7.0 log in first", typeof(HandOver.NotPermitted), "login asked for" },
            { nameof(RelayScript.Sender), "550 5.7.1 not from you", typeof(HandOver.NotPermitted), "550" },
            { nameof(RelayScript.Recipient), "450 4.2.1 greylisted", typeof(HandOver.Deferred), "450" },
            { nameof(RelayScript.Recipient), "550 5.1.1 no such user", typeof(HandOver.Rejected), "550" },
            { nameof(RelayScript.Recipient), RelayScript.Cut, typeof(HandOver.Deferred), "connection lost" },
            { nameof(RelayScript.Data), "451 4.3.0 later", typeof(HandOver.Deferred), "451" },
            { nameof(RelayScript.Data), RelayScript.Silence, typeof(HandOver.Deferred), "time-out" },
            { nameof(RelayScript.EndOfData), "452 4.3.1 full", typeof(HandOver.Deferred), "452" },
            { nameof(RelayScript.EndOfData), "552 5.3.4 too big", typeof(HandOver.Rejected), "552" },
            { nameof(RelayScript.EndOfData), RelayScript.Cut, typeof(HandOver.Unknown), "connection lost" },
            { nameof(RelayScript.EndOfData), RelayScript.Silence, typeof(HandOver.Unknown), "time-out" },
        };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_reply_says_whether_to_come_back(string point, string reply, Type kind, string reason)
    {
        var script = new RelayScript();
        typeof(RelayScript).GetProperty(point)!.SetValue(script, reply);
        var answer = await SendAsync(script);
        answer.ShouldBeOfType(kind);
        ReasonOf(answer).ShouldBe(reason);
    }

    [Theory]
    [InlineData("535 5.7.8 wrong password", typeof(HandOver.NotPermitted))]
    [InlineData("454 4.7.0 try later", typeof(HandOver.Deferred))]
    public async Task A_login_that_fails_stops_everything_unless_it_may_work_later(string reply, Type kind)
    {
        await using var relay = new ScriptedRelay(new RelayScript { Offers = ["AUTH PLAIN"], Login = reply });
        await using var host = MailHost.Of(relay.Port, ("Smtp:User", "pleno"), ("Smtp:Password", "rahasia"));
        (await host.Transport.SendAsync(MailHost.Letter(), Token)).ShouldBeOfType(kind);
        relay.Lines.ShouldNotContain(line => line.StartsWith(LetterBegins, StringComparison.Ordinal));
        host.Log.Lines.ShouldNotContain(line => line.Contains("rahasia", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RelayScript.Cut)]
    [InlineData(RelayScript.Silence)]
    [InlineData("500 what")]
    public async Task What_follows_the_acceptance_changes_nothing(string farewell)
    {
        (await SendAsync(new RelayScript { Farewell = farewell })).ShouldBeOfType<HandOver.Accepted>();
    }

    [Fact]
    public async Task The_same_letter_has_the_same_id_at_every_attempt_and_another_letter_another()
    {
        await using var relay = new ScriptedRelay(new RelayScript());
        await using var host = MailHost.Of(relay.Port);
        var letter = MailHost.Letter();
        var (first, again) = (await IdAsync(host, letter), await IdAsync(host, letter));
        var other = await IdAsync(host, letter with { DeliveryId = "gubernur-64-2024|0123456789abcdef|polda" });

        first.ShouldMatch("^[0-9a-f]{32}@pleno.example$");
        again.ShouldBe(first);
        other.ShouldNotBe(first);
        relay.Lines.Count(line => line == $"Message-Id: <{first}>").ShouldBe(2);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("ImplicitTls")]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_sent(string security)
    {
        using var certificate = SelfSigned();
        await using var relay = new ScriptedRelay(
            new RelayScript
            {
                Offers = ["STARTTLS"],
                Certificate = certificate,
                IsImplicitTls = security == "ImplicitTls",
            }
        );
        await using var host = MailHost.Of(relay.Port, ("Smtp:Host", "localhost"), ("Smtp:Security", security));
        (await host.Transport.SendAsync(MailHost.Letter(), Token))
            .ShouldBeOfType<HandOver.NotPermitted>()
            .Reason.ShouldContain("certificate");
        relay.Lines.ShouldNotContain(line => line.StartsWith(LetterBegins, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_relay_without_STARTTLS_gets_nothing()
    {
        await using var relay = new ScriptedRelay(new RelayScript());
        await using var host = MailHost.Of(relay.Port, ("Smtp:Security", "StartTls"));
        (await host.Transport.SendAsync(MailHost.Letter(), Token)).ShouldBeOfType<HandOver.NotPermitted>();
        relay.Lines.ShouldNotContain(line => line.StartsWith(LetterBegins, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ketua@@dprd.example")]
    [InlineData("ketua@dprd.go.id, wakil@dprd.example")]
    [InlineData("Ketua <ketua@dprd.example>")]
    [InlineData("ketua@dprd(komentar).example")]
    public async Task What_is_not_just_an_address_is_refused_for_good(string address)
    {
        await using var relay = new ScriptedRelay(new RelayScript());
        await using var host = MailHost.Of(relay.Port, ("Notices:AllowedRecipients", "*"));
        (await host.Transport.SendAsync(MailHost.Letter(address), Token)).ShouldBeOfType<HandOver.Rejected>();
        relay.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Smtp:Security", "None", "Smtp:Host", "relay.example")]
    [InlineData("Smtp:Host", "", "Smtp:Port", "587")]
    [InlineData("Smtp:Port", "0", "Smtp:Timeout", "00:00:10")]
    [InlineData("Smtp:User", "pleno", "Smtp:Password", "")]
    public async Task Settings_that_cannot_work_or_are_not_safe_are_refused_at_the_start(
        string setting,
        string value,
        string another,
        string anothersValue
    )
    {
        await using var host = MailHost.Of(2525, (setting, value), (another, anothersValue));
        Should.Throw<OptionsValidationException>(host.CheckSettings).OptionsType.ShouldBe(typeof(SmtpOptions));
    }

    /// <summary>A letter whose answer is still awaited must not count as lost: it would be sent again.</summary>
    [Theory]
    [InlineData("Smtp", "00:00:20", "00:00:20", false)]
    [InlineData("Smtp", "00:00:20", "00:00:19", true)]
    [InlineData("SendGrid", "00:00:20", "00:00:30", false)]
    [InlineData("SendGrid", "00:00:20", "00:00:10", true)]
    public async Task A_lease_that_ends_before_the_time_out_is_refused_at_the_start(
        string transport,
        string lease,
        string timeout,
        bool isRight
    )
    {
        var other = transport == "Smtp" ? "SendGrid" : "Smtp";
        await using var host = MailHost.Of(
            2525,
            ("Notices:Transport", transport),
            ("SendGrid:ApiKey", "k"),
            ("SendGrid:WebhookPublicKey", "k"),
            ("Notices:SendLease", lease),
            ($"{transport}:Timeout", timeout),
            ($"{other}:Timeout", "00:05:00")
        );
        if (isRight)
        {
            host.CheckSettings();
        }
        else
        {
            Should
                .Throw<OptionsValidationException>(host.CheckSettings)
                .Message.ShouldContain(
                    $"Notices:SendLease ({lease}) must be longer than {transport}:Timeout ({timeout})"
                );
        }
    }

    /// <summary>Of the sample whichever service it is set to; and what is not set at all.</summary>
    [Theory]
    [InlineData("SendGrid")]
    [InlineData("Smtp")]
    public async Task The_sample_and_the_defaults_can_be_started_with_either_service(string transport)
    {
        var sample = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "local.settings.sample.json"))
            .Build()
            .GetSection("Values")
            .GetChildren()
            .Select(one => (one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value));
        await using var asSampled = new MailHost([
            .. sample,
            ("Links:Key", "the-one-that-infra-local-services-prints"),
            ("Notices:Transport", transport),
        ]);
        asSampled.CheckSettings();
        await using var bare = MailHost.Of(
            2525,
            ("Notices:Transport", transport),
            ("SendGrid:ApiKey", "k"),
            ("SendGrid:WebhookPublicKey", "k")
        );
        bare.CheckSettings();
    }

    [Fact]
    public async Task Each_service_needs_its_own_settings_only()
    {
        await using var smtp = MailHost.Of(2525);
        smtp.CheckSettings();
        smtp.Signature.Verify("c2ln", "1733360400", "[]"u8).ShouldBeFalse();

        await using var sendGrid = new MailHost(("SendGrid:ApiKey", "k"), ("SendGrid:WebhookPublicKey", "k"));
        sendGrid.CheckSettings();

        await using var neither = new MailHost();
        Should.Throw<OptionsValidationException>(neither.CheckSettings).OptionsType.ShouldBe(typeof(SendGridOptions));
    }

    private static async Task<string> IdAsync(MailHost host, MailLetter letter) =>
        (await host.Transport.SendAsync(letter, Token)).ShouldBeOfType<HandOver.Accepted>().MessageId;

    private static async Task<HandOver> SendAsync(RelayScript script)
    {
        await using var relay = new ScriptedRelay(script);
        await using var host = MailHost.Of(relay.Port, ("Smtp:Timeout", "00:00:02"));
        return await host.Transport.SendAsync(MailHost.Letter(), Token);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

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
