using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pleno.EmptyWorker;

public sealed class AnswerNothing
{
    [Function(nameof(AnswerNothing))]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests")] HttpRequest request
    ) => new OkObjectResult(request.Path.ToString());
}
