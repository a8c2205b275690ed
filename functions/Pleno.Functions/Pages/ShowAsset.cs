using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Pages;

namespace Pleno.Functions.Pages;

/// <summary>The styles and scripts of the pages. Anonymous: they are the same for everybody and say nothing.</summary>
public sealed class ShowAsset
{
    [Function(nameof(ShowAsset))]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{version}/{name}")] HttpRequest request
    ) =>
        PageAssets.Find(request.RouteValues["name"] as string ?? "") is { } asset
        && asset.Version == request.RouteValues["version"] as string
            ? Answers.Asset(request, asset)
            : Answers.ProblemOf(request, StatusCodes.Status404NotFound);
}
