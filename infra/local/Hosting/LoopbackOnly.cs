using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Pleno.Local.Hosting;

/// <summary>
/// Answers only requests that name this machine: a web page elsewhere could otherwise point a name of its own
/// at the loopback address (DNS rebinding) and read what the functions answer.
/// </summary>
internal sealed class LoopbackOnly : IStartupFilter
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(RefuseForeignHost);
            next(app);
        };

    private static Task RefuseForeignHost(HttpContext context, RequestDelegate next)
    {
        if (Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
