using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pleno.Pages;
using Pleno.Uploads.Permissions;

namespace Pleno.Uploads;

/// <summary>Outcomes as answers: what is wrong as problem details that list all of it.</summary>
public static class UploadAnswers
{
    public static IActionResult Of<T>(HttpRequest request, UploadOutcome<T> outcome) =>
        outcome switch
        {
            UploadOutcome<T>.Done done => Answers.Json(request, done.Answer),
            UploadOutcome<T>.Wrong wrong => Of(request, StatusCodes.Status422UnprocessableEntity, wrong.Problems),
            UploadOutcome<T>.Conflict conflict => Of(request, StatusCodes.Status409Conflict, [conflict.Problem]),
            UploadOutcome<T>.TooMany many => Of(request, StatusCodes.Status429TooManyRequests, [many.Problem]),
            _ => throw new InvalidOperationException("There is no other outcome."),
        };

    /// <summary>Problem details with every problem.</summary>
    public static IActionResult Of(HttpRequest request, int status, params IReadOnlyList<UploadProblem> problems) =>
        Answers.ProblemOf(request, status, string.Join('\n', problems.Select(problem => problem.Text)), problems);
}
