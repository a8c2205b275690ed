using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board.Recapitulation;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>The recapitulation of one area, as a page.</summary>
public sealed class ShowRecapitulation(ReadArea area, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowRecapitulation))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board/{contest}/areas/{area}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (AreaAddress.Of(request) is not { } address)
        {
            return await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeArea, address.Target);
        return admission.Refusal is { } refusal ? await answers.RefusalAsync(request, refusal)
            : await area.FindAsync(address.Contest, address.Area, request.Query["document"], cancellationToken)
                is { } model
                ? await answers.PageAsync<AreaPage>(request, admission.Principal, nameof(AreaPage.Model), model)
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
