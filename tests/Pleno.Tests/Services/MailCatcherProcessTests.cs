using MailKit.Net.Smtp;
using MimeKit;
using Pleno.Local.Services;

namespace Pleno.Tests.Services;

public sealed class MailCatcherProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
    }

    [Fact]
    public async Task Mails_survive_a_restart_and_are_listed_as_soon_as_it_has_started()
    {
        var token = TestContext.Current.CancellationToken;
        var options = MailCatcherFixture.OptionsIn(folder.Path);
        await using (var first = await MailCatcherProcess.StartAsync(options, TextWriter.Null, token))
        {
            await SendAsync(first.SmtpPort, 30);
            await Eventually.BecomesTrueAsync(
                async () => (await first.Client.ListAsync(token)).Count == 30,
                "30 mails"
            );
            await first.DisposeAsync();
            first.StoppedByItself.ShouldBeTrue();
        }

        await using var second = await MailCatcherProcess.StartAsync(options, TextWriter.Null, token);
        var mails = await second.Client.ListAsync(token);
        mails.Count.ShouldBe(30);
        var mail = mails.Single(mail => mail.Subject == "Undangan № 7");
        mail.To.ShouldBe([new MailParty("sekda@kab.example", "Sekretaris Daerah")]);
        mail.From.Single().Address.ShouldBe("kpu@kpu.example");
        mail.Html.ShouldContain("<b>pleno</b>");
        mail.Text.ShouldContain("pleno");
        mail.Headers["x-nomor"].ShouldBe("7");
        mail.MessageId.ShouldBe("surat.7@kpu.example");
        (await second.Client.ContainsAsync("surat.7@kpu.example", token)).ShouldBeTrue();
        (await second.Client.ContainsAsync("surat.99@kpu.example", token)).ShouldBeFalse();
    }

    private static async Task SendAsync(int port, int count)
    {
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync("127.0.0.1", port, useSsl: false, TestContext.Current.CancellationToken);
        for (var i = 0; i < count; i++)
        {
            using var mail = Mail(i);
            await smtp.SendAsync(mail, TestContext.Current.CancellationToken);
        }

        await smtp.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
    }

    private static MimeMessage Mail(int number)
    {
        var mail = new MimeMessage
        {
            Subject = $"Undangan № {number}",
            MessageId = $"surat.{number}@kpu.example",
            Body = new BodyBuilder { TextBody = "Rapat pleno", HtmlBody = "<p>Rapat <b>pleno</b></p>" }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress("KPU", "kpu@kpu.example"));
        mail.To.Add(new MailboxAddress("Sekretaris Daerah", "sekda@kab.example"));
        mail.Headers.Add("X-Nomor", $"{number}");
        return mail;
    }
}
