using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SendGrid;

namespace Pleno.Notices.Sending;

/// <summary>
/// Asks SendGrid's suppression lists for an address, <c>GET /v3/suppression/{list}/{email}</c>: an array, empty when the address is
/// not on the list. The address is part of the path, so the client that is used here must not log its requests.
/// </summary>
public sealed class SendGridSuppressions(
    HttpClient http,
    IOptions<SendGridOptions> sendGrid,
    IOptions<NoticeOptions> options
)
{
    private static readonly (SuppressionList List, string Path)[] Paths =
    [
        (SuppressionList.Bounces, "bounces"),
        (SuppressionList.Blocks, "blocks"),
        (SuppressionList.InvalidEmails, "invalid_emails"),
        (SuppressionList.SpamReports, "spam_reports"),
    ];

    /// <summary>The lists that hold the address, or that nobody knows; only a cancellation is thrown.</summary>
    /// <param name="address">An e-mail address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<SuppressionAnswer> FindAsync(string address, CancellationToken cancellationToken)
    {
        if (options.Value.Transport != MailService.SendGrid)
        {
            return new SuppressionAnswer.Unknown("letters do not go through SendGrid");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(sendGrid.Value.Timeout);
        try
        {
            return await AskAllAsync(address, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SuppressionAnswer.Unknown("time-out");
        }
        catch (HttpRequestException)
        {
            return new SuppressionAnswer.Unknown("no connection");
        }
    }

    private async Task<SuppressionAnswer> AskAllAsync(string address, CancellationToken cancellationToken)
    {
        var client = SendGridClients.Create(http, sendGrid.Value);
        var held = new List<SuppressionList>();
        foreach (var (list, path) in Paths)
        {
            var response = await client.RequestAsync(
                BaseClient.Method.GET,
                urlPath: $"suppression/{path}/{Uri.EscapeDataString(address)}",
                cancellationToken: cancellationToken
            );
            if (await HoldsAsync(response, cancellationToken) is not { } holds)
            {
                return new SuppressionAnswer.Unknown($"{path}: {(int)response.StatusCode}");
            }

            if (holds)
            {
                held.Add(list);
            }
        }

        return new SuppressionAnswer.Known(held);
    }

    /// <summary>Whether the list holds the address; null when the answer does not say.</summary>
    private static async Task<bool?> HoldsAsync(Response response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        try
        {
            using var body = JsonDocument.Parse(await response.Body.ReadAsByteArrayAsync(cancellationToken));
            return body.RootElement.ValueKind == JsonValueKind.Array ? body.RootElement.GetArrayLength() > 0 : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
