using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace Pleno.Local.Hosting;

/// <summary>An HTTP function as the router sees it.</summary>
/// <param name="Name">Its name: routes are tried in the order of names.</param>
/// <param name="Template">Its route with the prefix: <c>api/board/{contest}</c>.</param>
/// <param name="Methods">The methods it answers; none for all.</param>
public sealed partial record FunctionRoute(string Name, string Template, IReadOnlyList<string> Methods)
{
    /// <summary>The path as people write it: <c>/api/board/{contest}</c>, without what a parameter must be.</summary>
    public string Path => $"/{Constraint().Replace(Template, "{${name}}")}";

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}

/// <summary>
/// Routes requests as the Functions host does: in the order of function names, the first route whose template and method fit gets the request.
/// A literal has no precedence over a parameter, and a request that no route fits gets 404, also for a wrong method.
/// </summary>
public static class FunctionRoutes
{
    /// <summary>Serves the functions, and nothing at the root: what the host answers there with AzureWebJobsDisableHomepage.</summary>
    public static IApplicationBuilder UseFunctionRoutes(
        this IApplicationBuilder app,
        IEnumerable<FunctionRoute> functions,
        Func<FunctionRoute, RequestDelegate> run
    )
    {
        var constraints = app.ApplicationServices.GetRequiredService<IInlineConstraintResolver>();
        var routes = new RouteCollection();
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.Ordinal))
        {
            routes.Add(
                new Route(
                    new RouteHandler(run(function)),
                    function.Template,
                    defaults: null,
                    constraints: MethodConstraint(function),
                    dataTokens: null,
                    constraints
                )
            );
        }

        return app.Use(AnswerRoot).UseRouter(routes);
    }

    private static Dictionary<string, object> MethodConstraint(FunctionRoute function) =>
        function.Methods.Count == 0
            ? []
            : new Dictionary<string, object> { ["httpMethod"] = new HttpMethodRouteConstraint([.. function.Methods]) };

    private static Task AnswerRoot(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != "/")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
