using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps.Findings;

namespace Pleno.Uploads.Following;

/// <summary>A finding as whoever sent the file needs it.</summary>
/// <param name="Code">The code: <c>F.501</c>.</param>
/// <param name="Blocks">Whether the file cannot be accepted because of it.</param>
/// <param name="Sheet">Name of the sheet; null where there is none.</param>
/// <param name="Cell">The cell as a spreadsheet names it, the row, the path of a JSON file or the page of a scan; null for the whole file.</param>
/// <param name="Field">Key of the field; null where none is meant.</param>
/// <param name="Area">Code of the column's area; null for the total or where none is meant.</param>
/// <param name="Where">Where, in words; empty for the whole file.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Sides">What stands there and what the other side of the rule says; empty where there is neither.</param>
/// <param name="ToDo">What to do about it.</param>
/// <param name="Line">All of it in one line, as the letter says it.</param>
public sealed record FileFinding(
    string Code,
    bool Blocks,
    string? Sheet,
    string? Cell,
    string? Field,
    AreaCode? Area,
    UploadText Where,
    UploadText Meaning,
    UploadText Sides,
    UploadText ToDo,
    UploadText Line
)
{
    /// <summary>The findings in words, with the names of this contest's fields and areas.</summary>
    public static IReadOnlyList<FileFinding> Of(Contest contest, IReadOnlyList<Finding> findings)
    {
        var text = FindingText.For(contest);
        return [.. findings.Select(finding => Of(text, finding))];
    }

    private static FileFinding Of(FindingText text, Finding finding)
    {
        var place = finding.Place;
        var cell = place is null ? null : (place with { Sheet = null }).ToString();
        return new FileFinding(
            finding.Code.Id,
            finding.Blocks,
            place?.Sheet,
            cell is { Length: > 0 } ? cell : null,
            finding.Field,
            finding.Area,
            Both(tongue => text.Where(finding, tongue)),
            Both(tongue => FindingText.Of(finding.Code, tongue).Meaning),
            Both(tongue => FindingText.Sides(finding, tongue)),
            Both(tongue => FindingText.Of(finding.Code, tongue).ToUploader),
            Both(tongue => text.Line(finding, tongue))
        );
    }

    private static UploadText Both(Func<Tongue, string> say) => new(say(Tongue.Indonesian), say(Tongue.English));
}
