using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Notices.Events;
using Pleno.Notices.Sending;
using Pleno.Tests.Services;

namespace Pleno.Tests.Mail;

/// <summary>The pipeline's services as a host registers them from settings, of which only those of mail are used.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="settings">Of the same key the last one counts.</param>
    public MailHost(params (string Key, string? Value)[] settings)
    {
        var last = settings
            .Prepend((Key: "Links:Key", Value: (string?)"a-key-of-the-tests-that-opens-nothing"))
            .GroupBy(one => one.Key, one => one.Value)
            .ToDictionary(same => same.Key, same => same.Last());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(last).Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddPleno(configuration)
            .BuildServiceProvider();
    }

    /// <summary>Everything that was logged.</summary>
    public LinesOfLog Log { get; } = new();

    public IMailTransport Transport => _services.GetRequiredService<IMailTransport>();

    public SendGridSuppressions Suppressions => _services.GetRequiredService<SendGridSuppressions>();

    public WebhookSignature Signature => _services.GetRequiredService<WebhookSignature>();

    /// <summary>What a host does before it starts anything.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public void CheckSettings() => _services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Against the stand-in for SendGrid.</summary>
    public static MailHost Of(SendGridRig standIn, params (string Key, string? Value)[] settings) =>
        new([
            ("SendGrid:ApiKey", SendGridRig.ApiKey),
            ("SendGrid:Host", standIn.StandIn.Url.ToString().TrimEnd('/')),
            ("SendGrid:WebhookPublicKey", standIn.StandIn.PublicKeyBase64),
            .. settings,
        ]);

    /// <summary>Against a relay on this machine, in the clear unless a setting says otherwise.</summary>
    public static MailHost Of(int relayPort, params (string Key, string? Value)[] settings) =>
        new([
            ("Notices:Transport", "Smtp"),
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", $"{relayPort}"),
            ("Smtp:Security", "None"),
            .. settings,
        ]);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>A letter of which the subject tells whose it is.</summary>
    public static MailLetter Letter(string address = "ketua@dprd.example", string? subject = null) =>
        new(
            "gubernur-64-2024|0123456789abcdef|dprd",
            "StageReady",
            address,
            subject ?? $"012/PL.02/64/2024 {Guid.NewGuid():N}",
            "Yth. Ketua — siap / ready\n.\nHormat kami",
            "<p>Yth. <b>Ketua</b></p>"
        );
}
