using System.Diagnostics.CodeAnalysis;
using Pleno.Contests;

namespace Pleno.Readiness;

/// <summary>The path of a readiness report inside its container: <c>{contest}/{stage}/{office}/{file}</c>.</summary>
public sealed record ReadinessPath(ContestKey Contest, string Stage, string Office, string FileName)
{
    public static bool TryParse(string blobName, [NotNullWhen(true)] out ReadinessPath? path)
    {
        path = null;
        if (
            blobName.Split('/')
                is not [var contestText, { Length: > 0 } stage, { Length: > 0 } office, { Length: > 0 } fileName]
            || !ContestKey.TryParse(contestText, out var contest)
        )
        {
            return false;
        }

        path = new ReadinessPath(contest, stage, office, fileName);
        return true;
    }
}
