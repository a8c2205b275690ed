using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pleno.Notices.Sending;

namespace Pleno.Local.Preflight;

/// <summary>
/// Asks SendGrid whether the sender is verified: <c>GET /v3/verified_senders</c> and <c>GET /v3/whitelabel/domains</c>. Needs the key, which
/// no command takes out of the vault: it comes as <c>SendGrid__ApiKey</c> of the environment.
/// </summary>
internal sealed class MailCheck(HttpClient http, SendGridOptions sendGrid, string senderAddress)
{
    private const string What = "sender address";

    public async Task<PreflightFinding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var senders = await AskAsync("v3/verified_senders", cancellationToken);
            var domains = await AskAsync("v3/whitelabel/domains", cancellationToken);
            return (senders, domains) switch
            {
                ({ } one, { } other) when IsVerified(one) || IsOfDomain(other) => PreflightFinding.Ready(What),
                ({ }, { }) => PreflightFinding.Missing(
                    What,
                    $"{senderAddress} belum diverifikasi di SendGrid / is not verified with SendGrid"
                ),
                _ => PreflightFinding.Missing(
                    What,
                    "kunci SendGrid ditolak atau tidak boleh bertanya / the SendGrid key is refused or may not ask"
                ),
            };
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            return PreflightFinding.Unknown(
                What,
                "SendGrid tidak menjawab; SendGrid__ApiKey, SendGrid__Host / SendGrid does not answer"
            );
        }
    }

    /// <summary>The answer; null when the key is refused.</summary>
    private async Task<JsonElement?> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(sendGrid.Host), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sendGrid.ApiKey);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var answer = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return answer.RootElement.Clone();
    }

    private bool IsVerified(JsonElement senders) =>
        senders.TryGetProperty("results", out var results)
        && results
            .EnumerateArray()
            .Any(one =>
                one.GetProperty("verified").GetBoolean()
                && string.Equals(
                    one.GetProperty("from_email").GetString(),
                    senderAddress,
                    StringComparison.OrdinalIgnoreCase
                )
            );

    private bool IsOfDomain(JsonElement domains) =>
        domains.ValueKind == JsonValueKind.Array
        && domains
            .EnumerateArray()
            .Any(one =>
                one.GetProperty("valid").GetBoolean()
                && senderAddress.EndsWith(
                    $"@{one.GetProperty("domain").GetString()}",
                    StringComparison.OrdinalIgnoreCase
                )
            );
}
