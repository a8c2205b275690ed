using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void The_repositorys_own_host_json_is_honoured_to_the_last_key()
    {
        var settings = HostSettings.Load(RepositoryFile("host.json"));

        settings.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        settings.Queues.Base64.ShouldBeFalse();
        settings.RoutePrefix.ShouldBe("api");
    }

    [Fact]
    public void Absent_keys_have_the_hosts_defaults()
    {
        var settings = Read("""{ "version": "2.0" }""");

        settings.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(30));
        settings.Queues.ShouldBe(new QueueSettings(16, null, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), Base64: true));
        settings.Blobs.ShouldBe(new BlobSettings(8 * Environment.ProcessorCount, 5));
        settings.RoutePrefix.ShouldBe("api");
    }

    [Theory]
    [InlineData("""{ "version": "1.0" }""")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchsizes": 1 } } }""")]
    [InlineData("""{ "version": "2.0", "extensions": { "serviceBus": { "maxConcurrentCalls": 1 } } }""")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "maxPollingInterval": "00:00:00.05" } } }""")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "utf8" } } }""")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""")]
    [InlineData("""{ "version": "2.0", "concurrency": { "dynamicConcurrencyEnabled": true } }""")]
    public void What_would_not_be_honoured_is_refused(string json)
    {
        Should.Throw<HostConfigurationException>(() => Read(json));
    }

    [Fact]
    public void What_only_Azure_collects_is_let_through()
    {
        Read("""{ "version": "2.0", "telemetryMode": "OpenTelemetry", "functionTimeout": "-1" }""")
            .FunctionTimeout.ShouldBeNull();
    }

    [Fact]
    public void An_app_setting_overrides_a_key_of_host_json_and_may_not_be_unknown_either()
    {
        Read("""{ "version": "2.0" }""", ("AzureFunctionsJobHost__extensions__queues__batchSize", "3"))
            .Queues.BatchSize.ShouldBe(3);
        Should.Throw<HostConfigurationException>(() =>
            Read("""{ "version": "2.0" }""", ("AzureFunctionsJobHost__extensions__queues__size", "3"))
        );
    }

    [Fact]
    public void Two_underscores_and_a_colon_are_the_same_key_and_the_environment_wins()
    {
        var settings = AppSettings.From(
            [new("Sweep:Schedule", "file"), new("Kept", "file")],
            [new("SWEEP__SCHEDULE", "environment")]
        );

        settings.Resolve("%Sweep:Schedule%/%sweep__schedule%/%Kept%").ShouldBe("environment/environment/file");
        Should.Throw<HostConfigurationException>(() => settings.Resolve("%Nowhere%"));
    }

    [Fact]
    public void The_values_of_a_local_settings_file_are_read_with_comments_and_all()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{ "IsEncrypted": false, /* local */ "Values": { "Mail__Port": 1025 }, }""");
            AppSettings.Load(path)["Mail:Port"].ShouldBe("1025");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static HostSettings Read(string json, params IEnumerable<(string Key, string Value)> overrides) =>
        HostSettings.Read(
            BinaryData.FromString(json).ToStream(),
            AppSettings.From(overrides.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value)))
        );

    private static string RepositoryFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pleno.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not in the repository.");
        }

        return Path.Combine(folder.FullName, name);
    }
}
