using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Pleno.Local.Hosting;

/// <summary>
/// The HTTP functions as endpoints. As under Core Tools, the authorization level is not enforced:
/// what protects them is that only this machine can call them.
/// </summary>
internal sealed class FunctionEndpoints(LocalHostOptions options, FunctionInvoker invoker)
{
    private readonly List<FunctionDescriptor> functions =
    [
        .. options.Functions.Functions.Where(function =>
            function.Kind == TriggerKind.Http && !options.Settings.IsDisabled(function.Name)
        ),
    ];

    private bool mapped;

    public void Map(IApplicationBuilder app)
    {
        mapped = true;
        app.UseFunctionRoutes(
            [.. functions.Select(Route)],
            route =>
            {
                var function = functions.Single(function => function.Name == route.Name);
                return context => RunAsync(function, context);
            }
        );
    }

    /// <summary>A program that forgets to map them would silently ignore the HTTP triggers.</summary>
    public void RequireMapped()
    {
        if (!mapped && functions.Count > 0)
        {
            throw new HostConfigurationException(
                "There are HTTP functions: call MapLocalFunctions() on the application."
            );
        }
    }

    private FunctionRoute Route(FunctionDescriptor function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var template = $"{options.Host.RoutePrefix}/{trigger.Route ?? function.Name}".TrimStart('/');
        TokenNames.Require(function, ParametersOf(function, template));
        return new(function.Name, template, [.. trigger.Methods ?? []]);
    }

    private static IEnumerable<string> ParametersOf(FunctionDescriptor function, string template)
    {
        try
        {
            return RoutePatternFactory.Parse(template).Parameters.Select(parameter => parameter.Name);
        }
        catch (RoutePatternException fault)
        {
            throw new FunctionRefusedException(function.Name, FunctionRefusal.IllegalArgument, fault.Message);
        }
    }

    private async Task RunAsync(FunctionDescriptor function, HttpContext context)
    {
        var tokens = context
            .Request.RouteValues.Where(value => value.Value is not null)
            .ToDictionary(value => value.Key, value => value.Value!.ToString()!);
        var data = new TriggerData(context.Request, tokens);
        var invocation = await invoker.InvokeAsync(function, data, context.RequestServices, context.RequestAborted);
        if (invocation.Result is IActionResult result)
        {
            await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
        }
        else if (invocation.Outcome != InvocationOutcome.Succeeded && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
