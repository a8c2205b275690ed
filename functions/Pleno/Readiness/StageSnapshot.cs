using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness;

/// <summary>An accepted plenary document.</summary>
/// <param name="Area">Whose.</param>
/// <param name="Hash">SHA-256 of the document.</param>
public sealed record AcceptedDocument(AreaCode Area, string Hash);

/// <summary>All that a verdict is reckoned from, beside the contest's configuration, which it names.</summary>
/// <param name="At">When it was taken, UTC.</param>
/// <param name="Configuration">Version of the contest's configuration.</param>
/// <param name="Documents">The accepted documents, by area.</param>
/// <param name="Reports">The reports that stand, in a fixed order.</param>
public sealed record StageSnapshot(
    DateTimeOffset At,
    string Configuration,
    IReadOnlyList<AcceptedDocument> Documents,
    IReadOnlyList<Report> Reports
)
{
    /// <summary>Keys of the offices told of the stage that no letter reaches, in order; null where the stage does not ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Unreachable { get; init; }

    /// <summary>SHA-256 over all of it, 64 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>The newest report of this kind and subject; null for none.</summary>
    public T? Find<T>(string subject)
        where T : Report => Reports.OfType<T>().FirstOrDefault(report => report.Subject == subject);
}
