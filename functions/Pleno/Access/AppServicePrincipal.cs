using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pleno.Access;

/// <summary>
/// Reads the header that App Service Authentication puts on every request of a signed-in account, and takes off every request from outside:
/// base64 of <c>{"auth_typ":"aad","claims":[{"typ":…,"val":…}]}</c>. Pure.
/// </summary>
public static class AppServicePrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int LongestHeader = 64 * 1024;
    private const int MostClaims = 1000;
    private const int MostScopes = 50;
    private static readonly string[] IdClaims =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier",
        "oid",
    ];
    private static readonly string[] RoleClaims =
    [
        "roles",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    ];

    /// <summary>The principal; null when the header is none of Entra ID's, names no account, or grants nothing.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="scopeClaim">The claim that holds the scopes.</param>
    public static Principal? Read(string header, string scopeClaim)
    {
        if (ClaimsOf(header) is not { } claims || claims.FirstOrDefault(IsId) is not { Value.Length: > 0 } id)
        {
            return null;
        }

        var roles = claims
            .Where(IsRole)
            .Select(claim => AccessRoles.Parse(claim.Value))
            .OfType<AccessRole>()
            .Distinct();
        string[] scopes =
        [
            .. claims
                .Where(claim => claim.Type == scopeClaim)
                .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Take(MostScopes),
        ];
        Grant[] grants = [.. roles.SelectMany(role => GrantsOf(role, scopes)).Distinct()];
        return grants.Length == 0 ? null : new Principal(IdOf(id.Value), grants);
    }

    /// <summary>Stands for an account in limits and form tokens, where its own id has no business.</summary>
    public static string IdOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"account\n{account}")))[..32];

    private static IEnumerable<Grant> GrantsOf(AccessRole role, string[] scopes) =>
        role == AccessRole.Operator
            ? [Grant.Of(role, "")!]
            : scopes.Select(scope => Grant.Of(role, scope)).OfType<Grant>();

    private static bool IsId(PrincipalClaim claim) => IdClaims.Contains(claim.Type);

    private static bool IsRole(PrincipalClaim claim) => RoleClaims.Contains(claim.Type);

    private static List<PrincipalClaim>? ClaimsOf(string header)
    {
        if (header.Length is 0 or > LongestHeader)
        {
            return null;
        }

        try
        {
            var said = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header));
            return
                said is { Provider: "aad", Claims: { Count: <= MostClaims } claims }
                && claims.TrueForAll(claim => claim is { Type: not null, Value: not null })
                ? claims
                : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record ClientPrincipal(
        [property: JsonPropertyName("auth_typ")] string? Provider,
        [property: JsonPropertyName("claims")] List<PrincipalClaim>? Claims
    );

    private sealed record PrincipalClaim(
        [property: JsonPropertyName("typ")] string Type,
        [property: JsonPropertyName("val")] string Value
    );
}
