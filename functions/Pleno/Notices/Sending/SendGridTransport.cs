using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Pleno.Notices.Sending;

/// <summary>Hands letters to SendGrid with its own SDK, over an HttpClient that we own.</summary>
public sealed class SendGridTransport(
    HttpClient http,
    IOptions<SendGridOptions> sendGrid,
    IOptions<NoticeOptions> options,
    TimeProvider time
) : IMailTransport
{
    /// <summary>The custom_arg that carries our id; SendGrid's staff can see it, so it holds an id only.</summary>
    public const string DeliveryArgument = "pleno_delivery";

    private readonly SendGridClient _client = SendGridClients.Create(http, sendGrid.Value);

    public TimeSpan Timeout => sendGrid.Value.Timeout;

    public async Task<HandOver> SendAsync(MailLetter letter, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(sendGrid.Value.Timeout);
        try
        {
            return Classify(await _client.SendEmailAsync(Message(letter), timeout.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HandOver.Unknown("time-out");
        }
        catch (HttpRequestException broken)
        {
            return NeverArrived(broken)
                ? new HandOver.Deferred(sendGrid.Value.WaitAfterFault, "no connection")
                : new HandOver.Unknown("connection cut");
        }
    }

    private SendGridMessage Message(MailLetter letter)
    {
        var message = MailHelper.CreateSingleEmail(
            new EmailAddress(options.Value.SenderAddress, options.Value.SenderName),
            new EmailAddress(letter.Address),
            letter.Subject,
            letter.Text,
            letter.Html
        );
        message.AddCustomArg(DeliveryArgument, letter.DeliveryId);
        message.AddCategory(letter.Kind);
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        foreach (var file in letter.Attachments)
        {
            message.AddAttachment(file.FileName, Convert.ToBase64String(file.Content), BareType(file.ContentType));
        }

        return message;
    }

    // SendGrid refuses the whole letter for a parameter: "The attachment type cannot contain ';'" (sendgrid-csharp issue 386).
    private static string BareType(string contentType) => contentType.Split(';')[0].Trim();

    private HandOver Classify(Response response) =>
        response.StatusCode switch
        {
            HttpStatusCode.Accepted or HttpStatusCode.OK => new HandOver.Accepted(
                Header(response, "X-Message-Id") ?? ""
            ),
            HttpStatusCode.TooManyRequests => new HandOver.Deferred(UntilReset(response), "429"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new HandOver.NotPermitted(
                $"{(int)response.StatusCode}"
            ),
            >= HttpStatusCode.InternalServerError => new HandOver.Deferred(
                sendGrid.Value.WaitAfterFault,
                $"{(int)response.StatusCode}"
            ),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new HandOver.Rejected(
                $"{(int)response.StatusCode}"
            ),
            HttpStatusCode.RequestTimeout => new HandOver.Deferred(sendGrid.Value.WaitAfterFault, "408"),
            // Not the words of the mail service: a wrong address of it, or something in between. No letter's fault.
            _ => new HandOver.NotPermitted($"{(int)response.StatusCode}"),
        };

    private TimeSpan UntilReset(Response response)
    {
        var isNumber = long.TryParse(
            Header(response, "X-RateLimit-Reset"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        );
        var wait = isNumber
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow()
            : sendGrid.Value.WaitAfterFault;
        return TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, 3600));
    }

    // Refused or unresolved before a byte was sent: the letter cannot have been taken.
    private static bool NeverArrived(HttpRequestException broken) =>
        broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        || broken.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
