using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Uploads;

/// <summary>Where a file is to go: an area's documents, or an office's reports on a stage.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Area">The area; null for a report.</param>
/// <param name="Stage">Key of the stage; null for a document.</param>
/// <param name="Office">Key of the office; null for a document.</param>
public sealed record UploadTarget(ContestKey Contest, AreaCode? Area, string? Stage, string? Office)
{
    private const int LongestKey = 100;

    /// <summary>The target; null when the texts name none.</summary>
    public static UploadTarget? Of(string? contest, string? area, string? stage, string? office)
    {
        var isArea = AreaCode.TryParse(area ?? "", out var code) && code.Digits == area;
        return !ContestKey.TryParse(contest, out var key) ? null
            : isArea && stage is null && office is null ? new UploadTarget(key, code, null, null)
            : area is null && IsKey(stage) && IsKey(office) ? new UploadTarget(key, null, stage, office)
            : null;
    }

    /// <summary>The target that <see cref="Folder"/> names; null for none.</summary>
    public static UploadTarget? Parse(string folder) =>
        folder.Split('/') switch
        {
            [var contest, var area] => Of(contest, area, null, null),
            [var contest, var stage, var office] => Of(contest, null, stage, office),
            _ => null,
        };

    /// <summary>The target that the route of a request names; null for none.</summary>
    public static UploadTarget? OfRoute(HttpRequest request) =>
        Of(Text(request, "contest"), Text(request, "area"), Text(request, "stage"), Text(request, "office"));

    /// <summary>The target that the query of a request names; null for none.</summary>
    public static UploadTarget? OfQuery(HttpRequest request) =>
        Of(request.Query["contest"], request.Query["area"], request.Query["stage"], request.Query["office"]);

    private static string? Text(HttpRequest request, string name) => request.RouteValues[name] as string;

    public bool IsReport => Area is null;

    /// <summary>What whoever sends must be allowed to do.</summary>
    public AccessAction Action => IsReport ? AccessAction.UploadReport : AccessAction.UploadDocument;

    /// <summary>What it must be allowed for.</summary>
    public AccessTarget Access => new(Contest.Area, Area, Office);

    public string Container => IsReport ? StorageNames.ReadinessContainer : StorageNames.PlenaryContainer;

    /// <summary>Folder inside the container, without a slash at its end.</summary>
    public string Folder => IsReport ? $"{Contest}/{Stage}/{Office}" : $"{Contest}/{Area}";

    private static bool IsKey(string? text) =>
        text is { Length: > 0 and <= LongestKey }
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
