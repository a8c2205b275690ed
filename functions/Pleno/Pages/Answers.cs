using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Pleno.Access;
using Pleno.Language;

namespace Pleno.Pages;

/// <summary>
/// Pages, JSON and problem details as answers, each with the headers that all have: no script but ours, nothing from elsewhere, in nobody's
/// frame, kept by nobody.
/// </summary>
public sealed class Answers(PageRenderer pages, PrincipalReader principals, FormTokens tokens, BlobServiceClient blobs)
{
    private const string Html = "text/html; charset=utf-8";
    private const string JsonType = "application/json; charset=utf-8";
    private const string Problem = "application/problem+json";
    private const int WorthCompressing = 1000;

    /// <summary>How everything under <c>/api</c> is written: camelCase, enums as words, null where there is nothing.</summary>
    public static JsonSerializerOptions Writing { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            Encoder = JavaScriptEncoder.Default,
        };

    /// <summary>A page for whoever was let in; its component has the parameters <c>Frame</c> and the one named here.</summary>
    /// <param name="request">The request.</param>
    /// <param name="principal">Who looks; null for anybody.</param>
    /// <param name="parameter">Name of the component's parameter.</param>
    /// <param name="model">Its value.</param>
    /// <param name="status">The answer's status.</param>
    public async Task<IActionResult> PageAsync<TPage>(
        HttpRequest request,
        Principal? principal,
        string parameter,
        object? model,
        int status = StatusCodes.Status200OK
    )
        where TPage : IComponent
    {
        var frame = new PageFrame(principal, tokens.TokenFor(principal?.Id ?? ""), principals.IsChosen(request));
        var page = await pages.RenderAsync<TPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, [parameter] = model }
        );
        request.HttpContext.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy();
        return Of(request, Html, Encoding.UTF8.GetBytes(page), status);
    }

    /// <summary>An answer as JSON, as <see cref="Writing"/> has it.</summary>
    public static IActionResult Json<T>(HttpRequest request, T answer, int status = StatusCodes.Status200OK) =>
        Of(request, JsonType, JsonSerializer.SerializeToUtf8Bytes(answer, Writing), status);

    /// <summary>JSON that is text already.</summary>
    public static IActionResult JsonText(HttpRequest request, string json) =>
        Of(request, JsonType, Encoding.UTF8.GetBytes(json), StatusCodes.Status200OK);

    /// <summary>A letter as a mail program would show it, for a frame of one of our pages: no script, no form, nothing from elsewhere.</summary>
    public static IActionResult Sandboxed(HttpRequest request, string html)
    {
        // Letters carry their style within, since mail programs load none.
        request.HttpContext.Response.Headers.ContentSecurityPolicy =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'self'";
        return Of(request, Html, Encoding.UTF8.GetBytes(html), StatusCodes.Status200OK);
    }

    /// <summary>Problem details (RFC 9457): what was wrong, in words for the one who asked; nothing of our inside.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">Indonesian, then English; null for the status's own phrase.</param>
    public static IActionResult ProblemOf(HttpRequest request, int status, string? detail = null)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
        };
        return Of(request, Problem, JsonSerializer.SerializeToUtf8Bytes(problem, Writing), status);
    }

    /// <summary>A change was made: in a browser the page that shows it, elsewhere what came of it as JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="page">Path of the page that shows it.</param>
    public static IActionResult Changed<T>(HttpRequest request, T answer, string page)
    {
        if (!IsOfBrowser(request))
        {
            return Json(request, answer);
        }

        request.HttpContext.Response.Headers.Location = page;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>Problem details that list everything that is wrong, under <c>problems</c>.</summary>
    public static IActionResult ProblemOf<T>(HttpRequest request, int status, string detail, IReadOnlyList<T> problems)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
            Extensions = { ["problems"] = problems },
        };
        return Of(request, Problem, JsonSerializer.SerializeToUtf8Bytes(problem, Writing), status);
    }

    /// <summary>What somebody gets who was not let in, or asks for what is not there: a page in a browser, problem details elsewhere.</summary>
    public async Task<IActionResult> RefusalAsync(HttpRequest request, int status)
    {
        if (!IsOfBrowser(request))
        {
            return ProblemOf(request, status);
        }

        return await PageAsync<RefusalPage>(
            request,
            principals.Of(request),
            nameof(RefusalPage.Status),
            status,
            status
        );
    }

    /// <summary>A style or script: its address changes with it, so it may be kept.</summary>
    public static IActionResult Asset(HttpRequest request, PageAsset asset)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        var encoding = Compression.Accepted(request);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var content = encoding switch
        {
            "br" => asset.Brotli,
            "gzip" => asset.Gzip,
            _ => asset.Content,
        };
        return new FileContentResult(content, asset.Type);
    }

    private static bool IsOfBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Bytes to be kept as a file. No browser opens them here, whatever is in them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">Name of the file: letters, digits, hyphens, underscores and a point.</param>
    /// <param name="content">The bytes.</param>
    public static IActionResult Download(HttpRequest request, string name, byte[] content)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "no-store";
        return new FileContentResult(content, "application/octet-stream") { FileDownloadName = name };
    }

    private static FileContentResult Of(HttpRequest request, string type, byte[] content, int status)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // With no-referrer a browser would send the origin of our own forms as null.
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Encoding";
        request.HttpContext.Response.StatusCode = status;
        var encoding = content.Length > WorthCompressing ? Compression.Accepted(request) : null;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var packed = encoding switch
        {
            "br" => Compression.Brotli(content, Compression.EachTime),
            "gzip" => Compression.Gzip(content, Compression.EachTime),
            _ => content,
        };
        return new FileContentResult(packed, type);
    }

    /// <summary>Scripts, styles and frames of our own, and connections to us and to the storage account that takes uploads.</summary>
    private string ContentSecurityPolicy() =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
        + $"connect-src 'self' {blobs.Uri.GetLeftPart(UriPartial.Authority)}; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";
}
