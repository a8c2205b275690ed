using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Services;

/// <summary>POST /v3/mail/send: authorise, read, play a fault, check, journal, answer 202.</summary>
internal sealed partial class MailSendEndpoint(
    string apiKey,
    MessageJournal journal,
    Action<string> whenAccepted,
    TimeProvider time,
    ILogger<MailSendEndpoint> logger
)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(5);

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsAuthorized(context.Request))
        {
            await AnswerAsync(context, 401, Unauthorized);
        }
        else if (!context.Request.HasJsonContentType())
        {
            await AnswerAsync(context, 415, MailSendErrors.Of("Content-Type should be application/json."));
        }
        else if (await BodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await AnswerAsync(context, 413, MailSendErrors.Of("The message is larger than 30 MB."));
        }
        else if (Parse(body) is not { } mail)
        {
            await AnswerAsync(context, 400, MailSendErrors.Of("Bad Request"));
        }
        else
        {
            await PlayFaultOrTakeAsync(context, mail);
        }
    }

    private static MailSendErrors Unauthorized { get; } =
        MailSendErrors.Of("The provided authorization grant is invalid, expired, or revoked");

    private bool IsAuthorized(HttpRequest request)
    {
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
            Encoding.UTF8.GetBytes($"Bearer {apiKey}")
        );
    }

    // What is over the limit is read all the same: an answer in the middle of a client's sending reads as a broken pipe.
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        long total = 0;
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            total += read;
            if (total <= MailSendRules.MaxMessageBytes)
            {
                kept.Write(buffer, 0, read);
            }
        }

        return total <= MailSendRules.MaxMessageBytes ? kept.ToArray() : null;
    }

    private static MailSendRequest? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<MailSendRequest>(body, SendGridJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task PlayFaultOrTakeAsync(HttpContext context, MailSendRequest mail)
    {
        switch (AddressFaults.OfRequest(mail))
        {
            case AddressFault.BadRequest:
                await AnswerAsync(
                    context,
                    400,
                    MailSendErrors.Of("Does not contain a valid address.", "personalizations.0.to.0.email")
                );
                break;
            case AddressFault.Unauthorized:
                await AnswerAsync(context, 401, Unauthorized);
                break;
            case AddressFault.TooManyRequests:
                await RefuseForRateAsync(context);
                break;
            case AddressFault.ServerError:
                await AnswerAsync(context, 500, MailSendErrors.Of("Internal Server Error"));
                break;
            case AddressFault.TimeoutBeforeAccept:
                await HangAsync(context);
                break;
            default:
                await TakeAsync(context, mail);
                break;
        }
    }

    private async Task TakeAsync(HttpContext context, MailSendRequest mail)
    {
        if (MailSendRules.Check(mail) is { Count: > 0 } errors)
        {
            Log.Refused(logger, string.Join(", ", errors.Select(error => error.Field)));
            await AnswerAsync(context, 400, new MailSendErrors(errors));
            return;
        }

        if (mail.MailSettings?.SandboxMode?.Enable == true)
        {
            context.Response.StatusCode = 200;
            return;
        }

        var message = journal.Accept(mail);
        whenAccepted(message.FileName);
        if (AddressFaults.OfRequest(mail) == AddressFault.TimeoutAfterAccept)
        {
            await HangAsync(context);
            return;
        }

        context.Response.StatusCode = 202;
        context.Response.Headers["X-Message-Id"] = message.Id;
    }

    private Task RefuseForRateAsync(HttpContext context)
    {
        var reset = (time.GetUtcNow() + RateWindow).ToUnixTimeSeconds();
        context.Response.Headers["X-RateLimit-Limit"] = "600";
        context.Response.Headers["X-RateLimit-Remaining"] = "0";
        context.Response.Headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, 429, MailSendErrors.Of("too many requests"));
    }

    // Real time, also under a rehearsal's clock: it is the client's patience that is tried.
    private static async Task HangAsync(HttpContext context)
    {
        await Task.Delay(Hang, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Response.StatusCode = 504;
    }

    private static Task AnswerAsync(HttpContext context, int status, MailSendErrors errors)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(errors, SendGridJson.Options, context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The SendGrid stand-in refused a message: {Fields}")]
        public static partial void Refused(ILogger logger, string fields);
    }
}
