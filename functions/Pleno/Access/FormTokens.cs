using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Pleno.Access;

/// <summary>
/// Proves that a change comes from a page of ours which this account was shown: an HMAC over the account and an expiry, in a field of the
/// form or a header. Kept nowhere, so that every instance of the app knows every token.
/// </summary>
public sealed class FormTokens(IOptions<LinkOptions> options, TimeProvider time)
{
    public const string Field = "pleno-token";
    public const string Header = "X-Pleno-Token";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A token for the account, good for a day.</summary>
    public string TokenFor(string account)
    {
        var expiry = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{expiry}.{SignatureOf(account, expiry)}");
    }

    /// <summary>
    /// Why the request may change nothing: 403 when it carries no good token of the account, or comes from another site as far as the browser says;
    /// 400 or 413 when its form cannot be read. Null when it may.
    /// </summary>
    public int? RefusalOf(HttpRequest request, string account)
    {
        if (!IsOfThisSite(request))
        {
            return StatusCodes.Status403Forbidden;
        }

        var isInForm = request.Headers[Header].Count == 0 && request.HasFormContentType;
        if (isInForm && RequestBody.FaultOfForm(request) is { } fault)
        {
            return fault;
        }

        var token = isInForm ? request.Form[Field] : request.Headers[Header];
        return token.Count == 1 && IsGood(token.ToString(), account) ? null : StatusCodes.Status403Forbidden;
    }

    private bool IsGood(string token, string account) =>
        token.Split('.') is [var until, var signature]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
        && expiry > time.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(SignatureOf(account, expiry))
        );

    /// <summary>Whether the request comes from a page of this site, as far as the browser says.</summary>
    public static bool IsOfThisSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin"
            && (
                origin.Length == 0
                || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value)
            );
    }

    private string SignatureOf(string account, long expiry)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"form\n{account}\n{expiry}");
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Key), Encoding.UTF8.GetBytes(said))
        );
    }
}
