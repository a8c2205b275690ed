using Pleno.Local.Services;
using Pleno.Notices.Sending;
using Pleno.Tests.Services;

namespace Pleno.Tests.Mail;

/// <summary>What every mail service must do, on the real mail catcher: by SendGrid's stand-in, and by SMTP.</summary>
public sealed class TransportTests(MailCatcherFixture mail) : IClassFixture<MailCatcherFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task A_letter_arrives_as_it_was_written(MailService service)
    {
        await using var way = await WayAsync(service);
        var letter = MailHost.Letter();
        (await way.Host.Transport.SendAsync(letter, Token))
            .ShouldBeOfType<HandOver.Accepted>()
            .MessageId.ShouldNotBeEmpty();

        var caught = await CaughtAsync(letter.Subject);
        caught.From.ShouldBe([new MailParty("pemberitahuan@pleno.example", "Sistem Pemberitahuan Pleno")]);
        caught.To.Select(to => to.Address).ShouldBe([letter.Address]);
        caught.Text.ReplaceLineEndings("\n").Trim().ShouldBe(letter.Text);
        caught.Html.ShouldContain(letter.Html);
        caught.Headers["content-type"].ShouldContain("multipart/alternative");
    }

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task An_attachment_arrives_byte_for_byte(MailService service)
    {
        await using var way = await WayAsync(service);
        var calendar =
            "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:Rapat Pleno – Samarinda\r\nEND:VCALENDAR\r\n"u8.ToArray();
        var letter = MailHost.Letter() with
        {
            Attachments = [new("rapat-pleno.ics", "text/calendar; method=PUBLISH; charset=utf-8", calendar)],
        };
        (await way.Host.Transport.SendAsync(letter, Token)).ShouldBeOfType<HandOver.Accepted>();

        var caught = await CaughtAsync(letter.Subject);
        var file = caught.Attachments.ShouldHaveSingleItem();
        (file.FileName, file.ContentType).ShouldBe(("rapat-pleno.ics", "text/calendar"));
        (await mail.Catcher.Client.ReadAttachmentAsync(caught, file, Token)).ShouldBe(calendar);
        caught.Text.ShouldContain("Yth. Ketua");
    }

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task The_guard_rail_stands_before_every_service(MailService service)
    {
        await using var way = await WayAsync(service);
        var kept = MailHost.Letter("ketua@dprd.go.id");
        (await way.Host.Transport.SendAsync(kept, Token))
            .ShouldBeOfType<HandOver.Rejected>()
            .Reason.ShouldContain("AllowedRecipients");
        var sent = MailHost.Letter();
        (await way.Host.Transport.SendAsync(sent, Token)).ShouldBeOfType<HandOver.Accepted>();

        await CaughtAsync(sent.Subject);
        (await mail.Catcher.Client.ListAsync(Token)).ShouldNotContain(one => one.Subject == kept.Subject);
    }

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task A_subject_of_any_letters_stays_one_header(MailService service)
    {
        await using var way = await WayAsync(service);
        var letter = MailHost.Letter(subject: $"№ 12 — {new string('ñ', 120)} {Guid.NewGuid():N}");
        (await way.Host.Transport.SendAsync(letter, Token)).ShouldBeOfType<HandOver.Accepted>();
        (await CaughtAsync(letter.Subject)).To.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task Without_a_service_the_letter_waits(MailService service)
    {
        var port = FreePorts.Take(1)[0];
        await using var host =
            service == MailService.Smtp
                ? MailHost.Of(port)
                : new MailHost(
                    ("SendGrid:ApiKey", "k"),
                    ("SendGrid:WebhookPublicKey", "k"),
                    ("SendGrid:Host", $"http://127.0.0.1:{port}")
                );
        (await host.Transport.SendAsync(MailHost.Letter(), Token)).ShouldBeOfType<HandOver.Deferred>();
    }

    [Theory]
    [InlineData(MailService.SendGrid)]
    [InlineData(MailService.Smtp)]
    public async Task A_cancellation_is_thrown(MailService service)
    {
        await using var way = await WayAsync(service);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            way.Host.Transport.SendAsync(MailHost.Letter(), new CancellationToken(canceled: true))
        );
    }

    private async Task<CaughtMail> CaughtAsync(string subject)
    {
        CaughtMail? found = null;
        await Eventually.BecomesTrueAsync(
            async () =>
                (found = (await mail.Catcher.Client.ListAsync(Token)).SingleOrDefault(one => one.Subject == subject))
                    is not null,
            $"the letter {subject} arrives"
        );
        return found!;
    }

    private async Task<Way> WayAsync(MailService service)
    {
        if (service == MailService.Smtp)
        {
            return new Way(MailHost.Of(mail.Address.SmtpPort), null);
        }

        var standIn = await SendGridRig.StartAsync(options => options with { MailCatcher = mail.Address });
        return new Way(MailHost.Of(standIn), standIn);
    }

    private sealed record Way(MailHost Host, SendGridRig? StandIn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            if (StandIn is not null)
            {
                await StandIn.DisposeAsync();
            }
        }
    }
}
