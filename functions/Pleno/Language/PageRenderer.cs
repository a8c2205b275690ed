using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Pleno.Language;

/// <summary>Renders a Razor component outside a web request, as letters and pages need it.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
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
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(values);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString()
        );
    }
}
