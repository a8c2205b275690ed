using System.ComponentModel.DataAnnotations;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pleno.Notices.Timing;

namespace Pleno.Telemetry;

/// <summary>Sends traces, metrics and logs where the settings say.</summary>
public static class TelemetryServices
{
    private const string ServiceName = "pleno";

    /// <summary>Categories that write a line per request, about addresses that hold ids and tokens.</summary>
    private static readonly string[] Noisy = ["Microsoft.AspNetCore", "System.Net.Http.HttpClient"];

    /// <exception cref="ValidationException">A setting is missing.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLogging(logging =>
        {
            foreach (var category in Noisy)
            {
                logging.AddFilter(category, LogLevel.Warning);
            }
        });
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (options.Exporter == TelemetryExporter.None)
        {
            return;
        }

        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces.AddSource(Trail.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(Counts.MeterName, NoticeTelemetry.MeterName))
            .WithLogging(configureBuilder: null, logs => logs.IncludeScopes = false);
        telemetry.ExportTo(options, configuration);
        // More special than any default of a host: the alerts look for what is told as information.
        services.AddLogging(logging =>
            logging
                .AddFilter<OpenTelemetryLoggerProvider>("Pleno", LogLevel.Information)
                .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning)
        );
    }

    private static void ExportTo(
        this OpenTelemetryBuilder telemetry,
        TelemetryOptions options,
        IConfiguration configuration
    )
    {
        switch (options.Exporter)
        {
            case TelemetryExporter.Console:
                telemetry
                    .WithTracing(traces => traces.AddConsoleExporter())
                    .WithMetrics(metrics => metrics.AddConsoleExporter())
                    .WithLogging(logs => logs.AddConsoleExporter());
                break;
            case TelemetryExporter.Otlp:
                telemetry.UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf, options.Endpoint!);
                break;
            case TelemetryExporter.AzureMonitor:
                telemetry.UseAzureMonitorExporter(monitor =>
                {
                    monitor.ConnectionString = configuration[TelemetryOptions.ApplicationInsights];
                    monitor.Credential = Identity();
                });
                break;
        }
    }

    private static DefaultAzureCredential Identity() =>
        new DefaultAzureCredential(includeInteractiveCredentials: false);
}
