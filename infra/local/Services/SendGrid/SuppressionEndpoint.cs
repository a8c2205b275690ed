using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pleno.Local.Services;

/// <summary>
/// GET /v3/suppression/{list} and /v3/suppression/{list}/{email}: an array, empty when the address is not on the list.
/// Without SendGrid's paging and time ranges.
/// </summary>
internal sealed class SuppressionEndpoint(ApiKey apiKey, SuppressionLists lists)
{
    private static readonly (string Path, Suppression List)[] Paths =
    [
        ("bounces", Suppression.Bounces),
        ("blocks", Suppression.Blocks),
        ("invalid_emails", Suppression.InvalidEmails),
        ("spam_reports", Suppression.SpamReports),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, list) in Paths)
        {
            routes.MapGet($"/v3/suppression/{path}", context => AnswerAsync(context, lists.All(list)));
            routes.MapGet(
                $"/v3/suppression/{path}/{{email}}",
                context => AnswerAsync(context, lists.Find(list, Email(context)) is { } found ? [found] : [])
            );
        }
    }

    private Task AnswerAsync(HttpContext context, IReadOnlyList<SuppressedAddress> found)
    {
        return apiKey.IsIn(context.Request)
            ? context.Response.WriteAsJsonAsync(
                found.Select(Shown).ToArray(),
                SendGridJson.Options,
                context.RequestAborted
            )
            : MailSendErrors.Unauthorized.AnswerAsync(context, StatusCodes.Status401Unauthorized);
    }

    private static string Email(HttpContext context)
    {
        return context.Request.RouteValues["email"]?.ToString() ?? "";
    }

    // The fields differ by list: a report of spam has the sending IP in place of a reason, an invalid address no status.
    private static Dictionary<string, object> Shown(SuppressedAddress one)
    {
        var shown = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["created"] = one.Created.ToUnixTimeSeconds(),
            ["email"] = one.Email,
        };
        if (one.List == Suppression.SpamReports)
        {
            shown["ip"] = "127.0.0.1";
            return shown;
        }

        shown["reason"] = one.Reason;
        if (one.List != Suppression.InvalidEmails)
        {
            shown["status"] = one.Status;
        }

        return shown;
    }
}
