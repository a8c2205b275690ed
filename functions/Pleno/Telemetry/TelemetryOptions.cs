using System.ComponentModel.DataAnnotations;

namespace Pleno.Telemetry;

/// <summary>Where traces, metrics and logs go.</summary>
public enum TelemetryExporter
{
    /// <summary>Nowhere; logs as the host has them.</summary>
    None,

    /// <summary>To the console.</summary>
    Console,

    /// <summary>To a collector (OTLP).</summary>
    Otlp,

    /// <summary>To Application Insights, with the app's identity.</summary>
    AzureMonitor,
}

/// <summary>Settings of telemetry, section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>App setting with the address of Application Insights, which the platform's own parts read too.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Where traces, metrics and logs go.</summary>
    public TelemetryExporter Exporter { get; set; } = TelemetryExporter.None;

    /// <summary>The collector, for <see cref="TelemetryExporter.Otlp"/>.</summary>
    public Uri? Endpoint { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Exporter == TelemetryExporter.Otlp && Endpoint is null)
        {
            yield return new ValidationResult($"{Section}:{nameof(Endpoint)} names no collector.");
        }
    }
}
