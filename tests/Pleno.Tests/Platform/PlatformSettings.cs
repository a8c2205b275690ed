using Pleno.Local.Hosting;
using Pleno.Storage;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Platform;

/// <summary>The settings that both hosts give the app: the sample's, with what is the tests' own.</summary>
internal static class PlatformSettings
{
    public const string LinkKey = "a-key-of-the-tests-that-opens-nothing";

    public static Dictionary<string, string?> For(string connection, Uri sendGrid, string apiKey, string webhookKey)
    {
        var sample = AppSettings.Load(Path.Combine(Repository.Root, "local.settings.sample.json"));
        string[] sections = ["Schedules", "Notices", "Access", "Uploads", "Links", "Rules", "Reminders", "SendGrid"];
        var settings = sample
            .Values.Where(setting => sections.Contains(setting.Key.Split(':')[0]))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);
        settings[StorageNames.Connection] = connection;
        settings["SendGrid:Host"] = sendGrid.ToString().TrimEnd('/');
        settings["SendGrid:ApiKey"] = apiKey;
        settings["SendGrid:WebhookPublicKey"] = webhookKey;
        settings["Links:Key"] = LinkKey;
        settings["Access:RequestsPerMinute"] = "100000";
        settings["Uploads:ChecksPerMinute"] = "1000";
        settings["Notices:StormMost"] = "1000";
        return settings;
    }
}
