using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Notices.Looking;

/// <summary>What came of asking for the notices of a contest.</summary>
public abstract record NoticeEntry
{
    private NoticeEntry() { }

    /// <summary>Let in.</summary>
    /// <param name="Principal">Who looks.</param>
    /// <param name="Contest">The contest.</param>
    /// <param name="Scope">What may be seen.</param>
    public sealed record Granted(Principal Principal, Contest Contest, NoticeScope Scope) : NoticeEntry;

    /// <summary>Not let in.</summary>
    /// <param name="Status">The status of the refusal: 401, 403, 404 or 429.</param>
    public sealed record Refused(int Status) : NoticeEntry;
}

/// <summary>Lets somebody in to the notices of the contest that the request's route names: operators, and offices to their own.</summary>
public sealed class NoticeDoor(Doorkeeper doorkeeper, PrincipalReader principals, ContestStore contests)
{
    public async Task<NoticeEntry> AdmitAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!ContestKey.TryParse(request.RouteValues["contest"] as string, out var key))
        {
            return new NoticeEntry.Refused(StatusCodes.Status404NotFound);
        }

        var own = principals.Of(request)?.Grants.Select(grant => grant.Office).FirstOrDefault(office => office != null);
        var admission = doorkeeper.Admit(request, AccessAction.SeeNotices, new AccessTarget(key.Area, Office: own));
        if (admission.Refusal is { } refusal)
        {
            return new NoticeEntry.Refused(refusal);
        }

        if (await contests.FindAsync(key, cancellationToken) is not { } contest)
        {
            return new NoticeEntry.Refused(StatusCodes.Status404NotFound);
        }

        var scope = NoticeScope.Of(admission.Principal!, contest);
        return scope.IsEmpty
            ? new NoticeEntry.Refused(StatusCodes.Status403Forbidden)
            : new NoticeEntry.Granted(admission.Principal!, contest, scope);
    }
}
