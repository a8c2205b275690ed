using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pleno.Language;

/// <summary>Renders a Razor component outside a web request, as letters and pages need it.</summary>
public sealed class PageRenderer(ILoggerFactory loggers)
{
    // Not the app's services: AddMvc registers a NavigationManager there that only a Blazor endpoint initializes, and a form would ask it for its address.
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <param name="parameter">Name of the component's one parameter.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The component as HTML; text in it is escaped.</returns>
    public Task<string> RenderAsync<TPage>(string parameter, object value)
        where TPage : IComponent =>
        RenderAsync<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value });

    /// <param name="values">The component's parameters by name.</param>
    /// <returns>The component as HTML; text in it is escaped.</returns>
    public async Task<string> RenderAsync<TPage>(IDictionary<string, object?> values)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(NoServices, loggers);
        var parameters = ParameterView.FromDictionary(values);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString()
        );
    }
}
