using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Language;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;

namespace Pleno.Local.Checking;

/// <summary>What was found, for a program: the shape is in docs/file-formats.md and does not change.</summary>
internal static class CheckJson
{
    /// <summary>Number of the shape; a member may be added under the same number, none is renamed or taken away.</summary>
    public const int Shape = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // The text goes to a terminal or a file, not into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IReadOnlyList<CheckedFile> files, Tongue tongue) =>
        Serialise(new Report(Shape, files.Any(file => file.Blocks), [.. files.Select(file => FileOf(file, tongue))]));

    public static string Serialise<T>(T report) => JsonSerializer.Serialize(report, Options);

    private static FileReport FileOf(CheckedFile file, Tongue tongue)
    {
        var text = CheckText.TextOf(file);
        return new FileReport(
            file.File,
            file.Kind,
            file.Outcome,
            file.Contest?.Key.ToString(),
            file.Area,
            file.Form,
            file.Sirekap is { } sirekap
                ? new SirekapReport(sirekap.AsOf, sirekap.Progress?.Total, sirekap.Progress?.Done, sirekap.Votes)
                : null,
            file.Scan is { } scan ? ScanOf(scan) : null,
            [.. file.Findings.Select(finding => FindingOf(finding, text, tongue))]
        );
    }

    private static ScanReport ScanOf(CheckedScan scan) =>
        new(
            scan.Head?.Area?.Value,
            scan.Head?.Year?.Value,
            scan.Head?.BeritaAcara?.Value,
            scan.Totals.ToDictionary(total => total.Field.Key, total => total.Total.Value),
            scan.Document
        );

    private static FindingReport FindingOf(Finding finding, FindingText text, Tongue tongue) =>
        new(
            finding.Code.Id,
            finding.Code.Severity,
            finding.Code.Rule,
            finding.Place?.ToString(),
            finding.Field,
            finding.Area,
            finding.Expected,
            finding.Got,
            finding.Terms ?? [],
            [.. (finding.Also ?? []).Select(code => code.Id)],
            finding.Hint,
            text.Line(finding, tongue)
        );

    private sealed record Report(int Shape, bool Blocks, IReadOnlyList<FileReport> Files);

    private sealed record FileReport(
        string File,
        CheckedKind Kind,
        CheckOutcome Outcome,
        string? Contest,
        AreaCode? Area,
        string? Form,
        SirekapReport? Sirekap,
        ScanReport? Scan,
        IReadOnlyList<FindingReport> Findings
    );

    private sealed record ScanReport(
        AreaCode? Area,
        int? Year,
        string? BeritaAcara,
        IReadOnlyDictionary<string, long> Totals,
        string? Document
    );

    private sealed record SirekapReport(
        string? AsOf,
        long? PollingStations,
        long? PollingStationsIn,
        IReadOnlyDictionary<string, long> Votes
    );

    private sealed record FindingReport(
        string Code,
        [property: JsonConverter(typeof(JsonStringEnumConverter))] Severity Severity,
        string Rule,
        string? Place,
        string? Field,
        AreaCode? Area,
        FindingValue? Expected,
        FindingValue? Got,
        IReadOnlyList<Term> Terms,
        IReadOnlyList<string> Also,
        Hint? Hint,
        string Text
    );
}
