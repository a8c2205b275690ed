using Pleno.Local.Services;

namespace Pleno.Local.Grid;

/// <summary>Settings of the senders: on the services of the run, and with waits short enough for a run of a minute.</summary>
internal static class GridSettings
{
    /// <param name="storage">Connection string of the storage.</param>
    /// <param name="sendGrid">The mail service.</param>
    /// <param name="hostPort">Port of the host.</param>
    public static IReadOnlyDictionary<string, string> ForSenders(
        string storage,
        SendGridStandIn sendGrid,
        int hostPort
    ) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = storage,
            ["SendGrid__Host"] = sendGrid.Url.ToString().TrimEnd('/'),
            ["SendGrid__ApiKey"] = LocalServices.LocalApiKey,
            ["SendGrid__WebhookPublicKey"] = sendGrid.PublicKeyBase64,
            ["SendGrid__Timeout"] = "00:00:02",
            ["SendGrid__WaitAfterFault"] = "00:00:02",
            ["Links__Key"] = "a-key-of-the-grid-that-opens-nothing",
            ["LocalHost__Port"] = $"{hostPort}",
            ["Notices__Transport"] = "SendGrid",
            ["Notices__AllowedRecipients"] = ".example",
            ["Notices__SendLease"] = "00:00:05",
            ["Notices__UnknownWait"] = "00:00:10",
            ["Notices__StuckAfter"] = "00:00:05",
            ["Notices__StormMost"] = "1000",
            // The row of recent letters holds a window's worth: it would grow with the run.
            ["Notices__StormWindow"] = "00:00:20",
            ["Schedules__Replay"] = "*/5 * * * * *",
        };
}
