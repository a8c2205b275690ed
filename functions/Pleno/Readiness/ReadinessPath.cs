using System.Diagnostics.CodeAnalysis;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Readiness;

/// <summary>The path of a readiness report inside its container: <c>{contest}/{stage}/{office or area}/{file}</c>.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Sender">Key of the office, or the code of the area that is reported on.</param>
/// <param name="FileName">Name of the file.</param>
public sealed record ReadinessPath(ContestKey Contest, string Stage, string Sender, string FileName)
{
    /// <summary>The area, where the folder is that of an area; null where it is an office's.</summary>
    public AreaCode? Area => AreaCode.TryParse(Sender, out var area) ? area : null;

    public static bool TryParse(string blobName, [NotNullWhen(true)] out ReadinessPath? path)
    {
        path = null;
        if (
            blobName.Split('/')
                is not [var contestText, { Length: > 0 } stage, { Length: > 0 } sender, { Length: > 0 } fileName]
            || !ContestKey.TryParse(contestText, out var contest)
        )
        {
            return false;
        }

        path = new ReadinessPath(contest, stage, sender, fileName);
        return true;
    }
}
