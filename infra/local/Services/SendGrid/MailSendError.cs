using Microsoft.AspNetCore.Http;

namespace Pleno.Local.Services;

/// <summary>One problem in SendGrid's form; the field is a path such as personalizations.0.to.0.email.</summary>
internal sealed record MailSendError(string Message, string? Field = null, string? Help = null);

internal sealed record MailSendErrors(IReadOnlyList<MailSendError> Errors)
{
    public static MailSendErrors Unauthorized { get; } =
        Of("The provided authorization grant is invalid, expired, or revoked");

    public static MailSendErrors Of(string message, string? field = null)
    {
        return new MailSendErrors([new MailSendError(message, field)]);
    }

    public Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(this, SendGridJson.Options, context.RequestAborted);
    }
}
