using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Services;

/// <summary>POST /v3/mail/send: authorise, read, play a fault, check, journal, answer 202.</summary>
internal sealed partial class MailSendEndpoint(
    ApiKey apiKey,
    FaultPlan plan,
    MessageJournal journal,
    Action<string> whenAccepted,
    TimeProvider time,
    ILogger<MailSendEndpoint> logger
)
{
    private readonly FaultDraw draw = new(plan);

    public async Task HandleAsync(HttpContext context)
    {
        if (!apiKey.IsIn(context.Request))
        {
            await MailSendErrors.Unauthorized.AnswerAsync(context, 401);
        }
        else if (!context.Request.HasJsonContentType())
        {
            await MailSendErrors.Of("Content-Type should be application/json.").AnswerAsync(context, 415);
        }
        else if (await BodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await TooLarge.AnswerAsync(context, 413);
        }
        else if (Parse(body) is not { } mail)
        {
            await MailSendErrors.Of("Bad Request").AnswerAsync(context, 400);
        }
        else
        {
            await PlayFaultOrTakeAsync(context, mail);
        }
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

    private Task PlayFaultOrTakeAsync(HttpContext context, MailSendRequest mail)
    {
        var drawn = draw.Next();
        var fault = AddressFaults.OfRequest(mail) is var tagged and not AddressFault.None ? tagged : drawn;
        return fault switch
        {
            AddressFault.BadRequest => MailSendErrors
                .Of("Does not contain a valid address.", "personalizations.0.to.0.email")
                .AnswerAsync(context, 400),
            AddressFault.Unauthorized => MailSendErrors.Unauthorized.AnswerAsync(context, 401),
            AddressFault.Forbidden => MailSendErrors.Of("access forbidden").AnswerAsync(context, 403),
            AddressFault.TooLarge => TooLarge.AnswerAsync(context, 413),
            AddressFault.TooManyRequests => RefuseForRateAsync(context),
            AddressFault.ServerError => MailSendErrors.Of("Internal Server Error").AnswerAsync(context, 500),
            AddressFault.TimeoutBeforeAccept => HangAsync(context),
            AddressFault.CutBeforeAccept => CutAsync(context),
            _ => TakeAsync(context, mail, fault),
        };
    }

    private Task TakeAsync(HttpContext context, MailSendRequest mail, AddressFault fault)
    {
        if (MailSendRules.Check(mail) is { Count: > 0 } errors)
        {
            Log.Refused(logger, string.Join(", ", errors.Select(error => error.Field)));
            return new MailSendErrors(errors).AnswerAsync(context, 400);
        }

        if (mail.MailSettings?.SandboxMode?.Enable == true)
        {
            context.Response.StatusCode = 200;
            return Task.CompletedTask;
        }

        var message = journal.Accept(mail);
        whenAccepted(message.FileName);
        switch (fault)
        {
            case AddressFault.TimeoutAfterAccept:
                return HangAsync(context);
            case AddressFault.CutAfterAccept:
                return CutAsync(context);
            default:
                context.Response.StatusCode = 202;
                context.Response.Headers["X-Message-Id"] = message.Id;
                return Task.CompletedTask;
        }
    }

    private static MailSendErrors TooLarge { get; } = MailSendErrors.Of("The message is larger than 30 MB.");

    private Task RefuseForRateAsync(HttpContext context)
    {
        var reset = (time.GetUtcNow() + plan.RateWindow).ToUnixTimeSeconds();
        context.Response.Headers["X-RateLimit-Limit"] = "600";
        context.Response.Headers["X-RateLimit-Remaining"] = "0";
        context.Response.Headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        return MailSendErrors.Of("too many requests").AnswerAsync(context, 429);
    }

    // Real time, also under a rehearsal's clock: it is the client's patience that is tried.
    private async Task HangAsync(HttpContext context)
    {
        await Task.Delay(plan.Hang, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Response.StatusCode = 504;
    }

    private static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The SendGrid stand-in refused a message: {Fields}")]
        public static partial void Refused(ILogger logger, string fields);
    }
}
