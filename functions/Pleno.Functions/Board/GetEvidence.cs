using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board.Recapitulation;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>A document as it was received, to be kept and never to be opened here.</summary>
public sealed class GetEvidence(FindEvidenceFile file, Doorkeeper doorkeeper, Answers answers)
{
    private const string Address = "contests/{contest}/areas/{area}/documents/{hash}/file";

    [Function(nameof(GetEvidence))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (AreaAddress.Of(request) is not { } address || request.RouteValues["hash"] is not string hash)
        {
            return await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeEvidence, address.Target);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        return await file.RunAsync(address.Contest, address.Area, hash, cancellationToken) switch
        {
            EvidenceFile.Whole found => Answers.Download(request, found.Name, found.Content),
            EvidenceFile.Changed => await answers.RefusalAsync(request, StatusCodes.Status410Gone),
            _ => await answers.RefusalAsync(request, StatusCodes.Status404NotFound),
        };
    }
}
