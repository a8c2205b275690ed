using Microsoft.AspNetCore.Components;
using Pleno.Language;
using Pleno.Pages;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Pages;

/// <summary>Pages rendered without a request, as nobody in particular sees them.</summary>
internal static class Rendered
{
    public static Task<string> PageAsync<TPage>(PipelineRig rig, string parameter, object model)
        where TPage : IComponent =>
        rig.Get<PageRenderer>()
            .RenderAsync<TPage>(
                new Dictionary<string, object?>
                {
                    ["Frame"] = new PageFrame(null, "", IsRoleChosen: false),
                    [parameter] = model,
                }
            );
}
