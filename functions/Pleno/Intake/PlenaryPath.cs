using System.Diagnostics.CodeAnalysis;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Intake;

/// <summary>The path of a plenary document inside its container: <c>{contest}/{area}/{file}</c>.</summary>
public sealed record PlenaryPath(ContestKey Contest, AreaCode Area, string FileName)
{
    /// <summary>Three segments: a contest key, an area code of digits only, a file name.</summary>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out PlenaryPath? path)
    {
        path = null;
        if (
            blobName.Split('/') is not [var contestText, var areaText, { Length: > 0 } fileName]
            || !ContestKey.TryParse(contestText, out var contest)
            || !AreaCode.TryParse(areaText, out var area)
            || area.Digits != areaText
        )
        {
            return false;
        }

        path = new PlenaryPath(contest, area, fileName);
        return true;
    }
}
