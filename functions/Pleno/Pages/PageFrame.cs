using Pleno.Access;

namespace Pleno.Pages;

/// <summary>What stands around every page.</summary>
/// <param name="Principal">Who looks; null for nobody in particular.</param>
/// <param name="Token">Goes into every form that changes something.</param>
/// <param name="IsRoleChosen">Whether the role is chosen on a page: on a developer's machine.</param>
public sealed record PageFrame(Principal? Principal, string Token, bool IsRoleChosen)
{
    /// <summary>Whether the one who looks may do this somewhere: whether a way to it is shown. The page itself asks again.</summary>
    public bool May(AccessAction action) =>
        Principal?.Grants.Any(grant => AccessPolicy.ReachOf(action, grant.Role) != AccessReach.Nothing) == true;

    /// <summary>Whether the one who looks may do this to that.</summary>
    public bool May(AccessAction action, AccessTarget target) =>
        Principal is { } principal && AccessPolicy.Allows(principal, action, target);
}
