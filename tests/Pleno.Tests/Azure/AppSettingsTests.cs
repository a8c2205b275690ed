using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pleno.Access;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Notices.Sending;
using Pleno.Readiness.Reminders;
using Pleno.Recaps.Rules;
using Pleno.Storage;
using Pleno.Telemetry;
using Pleno.Uploads;

namespace Pleno.Tests.Azure;

/// <summary>With the settings of the template, and nothing else, the app starts; and it knows every one of them.</summary>
public sealed class AppSettingsTests
{
    /// <summary>Sections of the settings, each with its class.</summary>
    internal static readonly IReadOnlyDictionary<string, Type> Sections = new Dictionary<string, Type>
    {
        [NoticeOptions.Section] = typeof(NoticeOptions),
        [LinkOptions.Section] = typeof(LinkOptions),
        [AccessOptions.Section] = typeof(AccessOptions),
        [SendGridOptions.Section] = typeof(SendGridOptions),
        [SmtpOptions.Section] = typeof(SmtpOptions),
        [ReminderOptions.Section] = typeof(ReminderOptions),
        [RuleOptions.Section] = typeof(RuleOptions),
        [UploadOptions.Section] = typeof(UploadOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
    };

    /// <summary>What the host and the platform read.</summary>
    private static readonly string[] OfThePlatform =
    [
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsDisableHomepage",
        "AZURE_CLIENT_ID",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
    ];

    [Theory]
    [InlineData("main.prod")]
    [InlineData("main.test")]
    public void The_app_starts_with_them(string parameters) => Should.NotThrow(() => Start(SettingsOf(parameters)));

    [Theory]
    [InlineData("Links__Key")]
    [InlineData("SendGrid__ApiKey")]
    [InlineData("SendGrid__WebhookPublicKey")]
    public void Without_one_that_has_no_default_it_does_not_start(string name)
    {
        var settings = SettingsOf("main.prod");
        settings.Remove(name).ShouldBeTrue();
        Should.Throw<OptionsValidationException>(() => Start(settings)).Message.ShouldContain(name.Split("__")[1]);
    }

    /// <summary>Their defaults are for one machine, so that the app would start and be wrong.</summary>
    [Theory]
    [InlineData("Links__PublicUrl")]
    [InlineData("Notices__SenderAddress")]
    [InlineData("Notices__AllowedRecipients")]
    [InlineData("Access__Mode")]
    [InlineData("Telemetry__Exporter")]
    public void What_has_a_default_for_one_machine_only_is_set(string name) =>
        SettingsOf("main.prod").ShouldContainKey(name);

    [Theory]
    [InlineData("main.prod")]
    [InlineData("main.test")]
    public void It_knows_every_one(string parameters)
    {
        var schedules = Timers().Select(timer => timer.Replace(":", "__", StringComparison.Ordinal)).ToList();
        foreach (var key in SettingsOf(parameters).Keys.Except(OfThePlatform).Except(schedules))
        {
            var parts = key.Split("__");
            Sections.Keys.ShouldContain(parts[0], key);
            Sections[parts[0]].GetProperty(parts[1]).ShouldNotBeNull(key);
        }
    }

    [Theory]
    [InlineData("main.prod")]
    [InlineData("main.test")]
    public void Every_trigger_finds_its_setting(string parameters)
    {
        var settings = AppSettings.From(
            SettingsOf(parameters).Select(one => KeyValuePair.Create<string, string?>(one.Key, one.Value))
        );
        foreach (var timer in Timers())
        {
            var schedule = settings.Resolve($"%{timer}%");
            NCrontab.CrontabSchedule.TryParse(schedule, new() { IncludingSeconds = true }).ShouldNotBeNull(timer);
        }
    }

    /// <summary>In Azure the storage is prepared by the template: the app's identity may make nothing there.</summary>
    [Fact]
    public void In_Azure_the_app_makes_no_container()
    {
        using var inAzure = Services(SettingsOf("main.prod"));
        inAzure.GetServices<IHostedService>().OfType<PrepareStorage>().ShouldBeEmpty();
        var here = SettingsOf("main.prod");
        here.Remove("AzureWebJobsStorage__accountName");
        here["AzureWebJobsStorage"] = "UseDevelopmentStorage=true";
        using var onOneMachine = Services(here);
        onOneMachine.GetServices<IHostedService>().OfType<PrepareStorage>().ShouldHaveSingleItem();
    }

    /// <summary>The settings of timers that triggers name.</summary>
    private static IEnumerable<string> Timers() =>
        FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Select(function => function.Trigger)
            .OfType<Microsoft.Azure.Functions.Worker.TimerTriggerAttribute>()
            .Select(timer => timer.Schedule.Trim('%'));

    /// <summary>The settings, with what only the deployed resources know made up: addresses, ids, values of secrets.</summary>
    private static Dictionary<string, string> SettingsOf(string parameters) =>
        TemplateSnapshot
            .Read(parameters)
            .Settings()
            .ToDictionary(
                one => one.Key,
                one =>
                    one.Key == TelemetryOptions.ApplicationInsights ? $"InstrumentationKey={Guid.Empty}"
                    : one.Value.StartsWith('[') ? new string('x', 40)
                    : one.Value,
                StringComparer.Ordinal
            );

    private static void Start(Dictionary<string, string> settings)
    {
        using var services = Services(settings);
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services(Dictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(one =>
                    KeyValuePair.Create<string, string?>(
                        one.Key.Replace("__", ":", StringComparison.Ordinal),
                        one.Value
                    )
                )
            )
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("WEBSITE_SITE_NAME", "func-pleno")])
            .Build();
        return new ServiceCollection().AddLogging().AddPleno(configuration).BuildServiceProvider();
    }
}
