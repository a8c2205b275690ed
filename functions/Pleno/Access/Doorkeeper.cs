using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Pleno.Access;

/// <summary>What came of asking to be let in.</summary>
/// <param name="Principal">Who asks; null for nobody.</param>
/// <param name="Refusal">The status of the refusal: 400, 401, 403, 413 or 429; null when let in.</param>
public sealed record Admission(Principal? Principal, int? Refusal);

/// <summary>Lets requests in, or not: the principal, its rate, the policy, and for a change the form's token. Denies by default.</summary>
public sealed class Doorkeeper(PrincipalReader principals, FormTokens tokens, IOptions<AccessOptions> options)
    : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetFixedWindowLimiter(
            account,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    /// <summary>Whether the request may do this to that. A request that changes something carries the token of a form.</summary>
    public Admission Admit(HttpRequest request, AccessAction action, AccessTarget target)
    {
        if (principals.Of(request) is not { } principal)
        {
            return new Admission(null, StatusCodes.Status401Unauthorized);
        }

        using var permit = _limiter.AttemptAcquire(principal.Id);
        int? refusal =
            !permit.IsAcquired ? StatusCodes.Status429TooManyRequests
            : !AccessPolicy.Allows(principal, action, target) ? StatusCodes.Status403Forbidden
            : IsReading(request) ? null
            : tokens.RefusalOf(request, principal.Id);
        return new Admission(principal, refusal);
    }

    public void Dispose() => _limiter.Dispose();

    private static bool IsReading(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
