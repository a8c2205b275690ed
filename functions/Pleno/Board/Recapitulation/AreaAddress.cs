using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Board.Recapitulation;

/// <summary>The contest and the area that an address names.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Area">The area.</param>
public sealed record AreaAddress(ContestKey Contest, AreaCode Area)
{
    /// <summary>What the policy is asked about.</summary>
    public AccessTarget Target => new(Contest.Area, Area);

    /// <summary>Of the route values <c>contest</c> and <c>area</c>; null when one is none, or written another way than Pleno does.</summary>
    public static AreaAddress? Of(HttpRequest request) =>
        ContestKey.TryParse(request.RouteValues["contest"] as string, out var contest)
        && AreaCode.TryParse(request.RouteValues["area"] as string, out var area)
        && area.Digits == request.RouteValues["area"] as string
            ? new AreaAddress(contest, area)
            : null;
}
