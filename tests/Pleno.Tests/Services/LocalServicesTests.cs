using System.ComponentModel.DataAnnotations;
using Azure.Storage.Queues;
using Pleno.Local.Services;
using SendGrid;

namespace Pleno.Tests.Services;

public sealed class LocalServicesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter progress = new();

    public void Dispose()
    {
        progress.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task All_three_run_together_and_a_letter_reaches_the_inbox()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Options();
        await using (var services = await LocalServices.StartAsync(options, progress, token))
        {
            await new QueueClient(services.ConnectionString, "notices").CreateAsync(cancellationToken: token);
            using var http = new HttpClient();
            var host = services.SendGridUrl.ToString().TrimEnd('/');
            var client = new SendGridClient(
                http,
                new SendGridClientOptions { ApiKey = services.SendGridApiKey, Host = host }
            );
            ((int)(await client.SendEmailAsync(SendGridRig.Mail(), token)).StatusCode).ShouldBe(202);
            await Eventually.BecomesTrueAsync(
                async () => (await services.Inbox.ListAsync(token)).Count == 1,
                "a letter"
            );
            services.InboxUrl.Port.ShouldBe(options.InboxPort);
            Convert.FromBase64String(services.WebhookPublicKey).ShouldNotBeEmpty();
            await ASecondRunOnTheSameDataIsRefusedAsync();
        }

        PortsOf(options).ShouldAllBe(port => PortCheck.IsFree(port));
        progress.ToString().ShouldNotContain("unexpectedly");
    }

    [Fact]
    public async Task When_one_cannot_start_those_already_started_are_stopped()
    {
        var options = Options();
        Directory.CreateDirectory(folder.Path);
        // A file where the stand-in's folder should be: the last of the three fails, after the others are up.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "sendgrid"), "x", TestContext.Current.CancellationToken);
        await Should.ThrowAsync<IOException>(() => StartAsync(options));
        PortsOf(options).ShouldAllBe(port => PortCheck.IsFree(port));

        File.Delete(Path.Combine(folder.Path, "sendgrid"));
        await using var again = await StartAsync(options);
        again.ConnectionString.ShouldContain($":{options.TablePort}/");
    }

    [Fact]
    public void Ports_outside_their_range_and_a_webhook_that_is_no_address_are_refused()
    {
        var options = new LocalServicesOptions { BlobPort = 0, WebhookUrl = "here" };
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        results.SelectMany(result => result.MemberNames).Order().ShouldBe(["BlobPort", "WebhookUrl"]);
    }

    private async Task ASecondRunOnTheSameDataIsRefusedAsync()
    {
        var failure = await Should.ThrowAsync<LocalSetupException>(() => StartAsync(Options()));
        failure.Message.ShouldContain(folder.Path);
    }

    private Task<LocalServices> StartAsync(LocalServicesOptions options)
    {
        return LocalServices.StartAsync(options, progress, TestContext.Current.CancellationToken);
    }

    private LocalServicesOptions Options()
    {
        var ports = FreePorts.Take(6);
        return new LocalServicesOptions
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            SmtpPort = ports[3],
            InboxPort = ports[4],
            SendGridPort = ports[5],
            DataDirectory = folder.Path,
        };
    }

    private static int[] PortsOf(LocalServicesOptions options)
    {
        return
        [
            options.BlobPort,
            options.QueuePort,
            options.TablePort,
            options.SmtpPort,
            options.InboxPort,
            options.SendGridPort,
        ];
    }
}
