using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Pleno.Local.Hosting;
using Pleno.Local.Services;
using Pleno.Notices.Sending;
using Pleno.Recaps.Rules;
using Pleno.Storage;

namespace Pleno.Local;

/// <summary>The settings of a run on one machine: local.settings.json, or the sample where there is none, under the environment's variables.</summary>
internal sealed class LocalSettings
{
    private const string OwnFile = "local.settings.json";
    private const string SampleFile = "local.settings.sample.json";
    private readonly AppSettings _settings;

    private LocalSettings(AppSettings settings, IConfiguration configuration)
    {
        _settings = settings;
        Services =
            configuration.GetSection(LocalServicesOptions.Section).Get<LocalServicesOptions>()
            ?? new LocalServicesOptions();
        Rules = configuration.GetSection(RuleOptions.Section).Get<RuleOptions>() ?? new RuleOptions();
        HostPort = configuration.GetValue("LocalHost:Port", 7071);
        MessageLease = configuration.GetValue("LocalHost:MessageLease", TimeSpan.FromMinutes(10));
        if (MessageLease < TimeSpan.FromSeconds(1))
        {
            throw new ValidationException($"LocalHost__MessageLease: {MessageLease} < 00:00:01.");
        }
    }

    /// <summary>Ports and data folder of the services.</summary>
    public LocalServicesOptions Services { get; }

    /// <summary>The storage account that the settings name.</summary>
    public string Storage =>
        _settings.Values.GetValueOrDefault(AppSettings.HostStorage) ?? "UseDevelopmentStorage=true";

    /// <summary>Thresholds of the rules that ask.</summary>
    public RuleOptions Rules { get; }

    /// <summary>Port of the functions' HTTP triggers.</summary>
    public int HostPort { get; }

    /// <summary>How long a message that is in work stays out of sight after its host was killed.</summary>
    public TimeSpan MessageLease { get; }

    public Uri HostUrl => new($"http://127.0.0.1:{HostPort}/");

    /// <exception cref="LocalSetupException">A setting is not of its kind.</exception>
    public static LocalSettings Load()
    {
        var root = RepositoryRoot.Find();
        var file = Path.Combine(root, OwnFile);
        var settings = AppSettings.Load(File.Exists(file) ? file : Path.Combine(root, SampleFile));
        try
        {
            var loaded = new LocalSettings(
                settings,
                new ConfigurationBuilder().AddInMemoryCollection(settings.Values).Build()
            );
            Validate(loaded.Services);
            Validate(loaded.Services.Faults);
            Validate(loaded.Rules);
            return loaded;
        }
        catch (Exception wrong) when (wrong is ValidationException or InvalidOperationException)
        {
            throw new LocalSetupException(
                wrong.Message,
                $"Periksa / check: {OwnFile}, LocalServices__*, LocalHost__*, Rules__*."
            );
        }
    }

    /// <summary>The settings as they are, for triggers whose services somebody else started.</summary>
    public AppSettings AsGiven => _settings;

    /// <summary>What a command sees: the settings; with an account, its storage in place of theirs and SendGrid itself in place of the stand-in.</summary>
    /// <param name="account">Name of a storage account in Azure, reached with the operator's own sign-in; null for none.</param>
    /// <param name="storage">Connection string of a storage that was started for the command; null for that of the settings.</param>
    public IConfigurationRoot For(string? account, string? storage = null)
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection(_settings.Values);
        builder.AddInMemoryCollection([
            KeyValuePair.Create<string, string?>(StorageNames.Connection, storage ?? Storage),
            // A command signs nothing that somebody gets, and the sample's key is refused.
            KeyValuePair.Create<string, string?>("Links:Key", "a-key-of-a-command-which-signs-nothing"),
        ]);
        return account is null
            ? builder.Build()
            : builder
                .AddInMemoryCollection([
                    KeyValuePair.Create<string, string?>($"{StorageNames.Connection}:accountName", account),
                    KeyValuePair.Create<string, string?>(
                        $"{SendGridOptions.Section}:{nameof(SendGridOptions.Host)}",
                        new SendGridOptions().Host
                    ),
                ])
                .Build();
    }

    /// <summary>What the triggers see: the settings with the addresses and keys of the services that were started.</summary>
    public AppSettings ForTriggers(LocalServices services) =>
        AppSettings.From(
            _settings.Values,
            [
                KeyValuePair.Create<string, string?>(AppSettings.HostStorage, services.ConnectionString),
                KeyValuePair.Create<string, string?>("SendGrid:Host", services.SendGridUrl.ToString().TrimEnd('/')),
                KeyValuePair.Create<string, string?>("SendGrid:ApiKey", services.SendGridApiKey),
                KeyValuePair.Create<string, string?>("SendGrid:WebhookPublicKey", services.WebhookPublicKey),
                KeyValuePair.Create<string, string?>("Links:Key", services.LinkKey),
                KeyValuePair.Create<string, string?>("Links:PublicUrl", HostUrl.ToString()),
                // Also a relay of somebody's settings is the mail catcher here: no letter leaves this machine.
                KeyValuePair.Create<string, string?>("Smtp:Host", "127.0.0.1"),
                KeyValuePair.Create<string, string?>(
                    "Smtp:Port",
                    services.SmtpPort.ToString(CultureInfo.InvariantCulture)
                ),
                KeyValuePair.Create<string, string?>("Smtp:Security", "None"),
                KeyValuePair.Create<string, string?>("Smtp:User", ""),
                KeyValuePair.Create<string, string?>("Smtp:Password", ""),
            ]
        );

    /// <summary>The services' options for a run with data of its own.</summary>
    /// <param name="name">Folder of the run's data below the data folder.</param>
    public LocalServicesOptions ServicesFor(string name)
    {
        Services.DataDirectory = Path.Combine(Services.DataDirectory, name);
        Services.WebhookUrl = new Uri(HostUrl, "api/sendgrid/events").ToString();
        return Services;
    }

    private static void Validate(object options) =>
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
}
