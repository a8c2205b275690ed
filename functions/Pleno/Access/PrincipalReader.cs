using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Pleno.Access;

/// <summary>Tells who asks.</summary>
public sealed class PrincipalReader(IOptions<AccessOptions> options)
{
    /// <summary>Holds the role that the one at this machine has chosen.</summary>
    public const string DeveloperCookie = "pleno-developer";

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The principal; null when nobody has said who asks, or not in a way that can be believed.</summary>
    public Principal? Of(HttpRequest request) =>
        options.Value.Mode switch
        {
            AccessMode.AppService => OfAppService(request),
            AccessMode.Developer when IsOfThisMachine(request) => OfDeveloper(request),
            _ => null,
        };

    /// <summary>Whether roles may be chosen on a page.</summary>
    public bool IsChosen(HttpRequest request) => options.Value.Mode == AccessMode.Developer && IsOfThisMachine(request);

    private Principal? OfAppService(HttpRequest request)
    {
        var header = request.Headers[AppServicePrincipal.Header];
        return options.Value.IsAuthenticationOn && header.Count == 1
            ? AppServicePrincipal.Read(header.ToString(), options.Value.ScopeClaim)
            : null;
    }

    private static Principal? OfDeveloper(HttpRequest request) =>
        Grant.Parse(request.Cookies[DeveloperCookie] ?? "") is { } grant
            ? new Principal(AppServicePrincipal.IdOf($"developer {grant}"), [grant])
            : null;

    private static bool IsOfThisMachine(HttpRequest request) =>
        LoopbackHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && request.HttpContext.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from);
}
