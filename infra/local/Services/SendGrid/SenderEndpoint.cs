using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pleno.Local.Services;

/// <summary>GET /v3/verified_senders and /v3/whitelabel/domains: who may send. Nothing else is known of a sender than its address.</summary>
internal sealed class SenderEndpoint(ApiKey apiKey, IReadOnlyList<string> senders)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/v3/verified_senders",
            context =>
                AnswerAsync(
                    context,
                    new { results = senders.Select(address => new { from_email = address, verified = true }) }
                )
        );
        routes.MapGet("/v3/whitelabel/domains", context => AnswerAsync(context, Array.Empty<object>()));
    }

    private Task AnswerAsync<T>(HttpContext context, T answer)
    {
        return apiKey.IsIn(context.Request)
            ? context.Response.WriteAsJsonAsync(answer, context.RequestAborted)
            : MailSendErrors.Unauthorized.AnswerAsync(context, StatusCodes.Status401Unauthorized);
    }
}
