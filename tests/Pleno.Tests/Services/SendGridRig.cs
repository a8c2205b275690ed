using Pleno.Local.Services;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Pleno.Tests.Services;

/// <summary>A stand-in with its own folder and port, and SendGrid's own client pointed at it.</summary>
public sealed class SendGridRig : IAsyncDisposable
{
    public const string ApiKey = "SG.test";
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private SendGridStandIn? standIn;

    public SendGridStandInOptions Options { get; private set; }
    public SendGridStandIn StandIn => standIn!;

    private SendGridRig()
    {
        Options = new SendGridStandInOptions
        {
            Port = FreePorts.Take(1)[0],
            ApiKey = ApiKey,
            DataDirectory = folder.Path,
        };
    }

    public static async Task<SendGridRig> StartAsync(
        Func<SendGridStandInOptions, SendGridStandInOptions>? change = null
    )
    {
        var rig = new SendGridRig();
        await rig.StartStandInAsync(change);
        return rig;
    }

    public async Task StartStandInAsync(Func<SendGridStandInOptions, SendGridStandInOptions>? change = null)
    {
        Options = change?.Invoke(Options) ?? Options;
        standIn = await SendGridStandIn.StartAsync(Options, TestContext.Current.CancellationToken);
    }

    public Task<Response> SendAsync(SendGridMessage mail, string apiKey = ApiKey, CancellationToken? token = null)
    {
        var options = new SendGridClientOptions { ApiKey = apiKey, Host = StandIn.Url.ToString().TrimEnd('/') };
        return new SendGridClient(http, options).SendEmailAsync(mail, token ?? TestContext.Current.CancellationToken);
    }

    public async Task<string> AcceptAsync(SendGridMessage mail)
    {
        var response = await SendAsync(mail);
        ((int)response.StatusCode).ShouldBe(202, await response.Body.ReadAsStringAsync());
        return response.Headers.GetValues("X-Message-Id").Single();
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(StandIn.Url, "/v3/mail/send"))
        {
            Content = content,
        };
        request.Headers.Authorization = new("Bearer", ApiKey);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Leaves on disk what a crash in the middle of handing over would have left; the stand-in must be stopped.</summary>
    public void SetBackToDelivering(string id)
    {
        var messages = Path.Combine(folder.Path, "messages");
        var journal = new MessageJournal(messages, Options.Time);
        var message = journal.ReadAll().Single(message => message.Id == id);
        File.Delete(Path.Combine(messages, "done", message.FileName));
        journal.Save(message with { State = JournalState.Delivering, LettersHandedOver = 0 });
    }

    public Task IsDoneAsync(string id)
    {
        return Eventually.BecomesTrueAsync(
            () => StandIn.Accepted.Any(message => message.Id == id && message.State == JournalState.Done),
            "the message is done"
        );
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await StandIn.DisposeAsync();
        folder.Dispose();
    }

    public static SendGridMessage Mail(params string[] to)
    {
        var mail = new SendGridMessage
        {
            From = new EmailAddress("no-reply@kpu.example", "KPU Kota"),
            Subject = "Undangan Rapat Pleno № 12",
            PlainTextContent = "Yth. Ketua",
            HtmlContent = "<p>Yth. <b>Ketua</b></p>",
        };
        foreach (var address in to.Length == 0 ? ["ketua@dprd.example"] : to)
        {
            mail.AddTo(new EmailAddress(address, "Ketua DPRD"));
        }

        return mail;
    }
}
