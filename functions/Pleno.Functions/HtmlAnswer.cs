using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Pleno.Functions;

/// <summary>A page as an answer, with the headers that every page has: no script, nothing from elsewhere, in nobody's frame.</summary>
internal static class HtmlAnswer
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static ContentResult Of(HttpRequest request, string page, int status = StatusCodes.Status200OK)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return new ContentResult
        {
            ContentType = "text/html; charset=utf-8",
            Content = page,
            StatusCode = status,
        };
    }
}
