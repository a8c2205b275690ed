using Pleno.Contests;
using Pleno.Language;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness;

/// <summary>A verdict told line by line: requirement, evidence, result. Pure: the same verdict, the same lines.</summary>
public static class StageExplanation
{
    private const int HashDigits = 12;

    /// <summary>The lines, Indonesian first, English after the stroke.</summary>
    /// <param name="contest">The contest under the configuration that the snapshot names.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="snapshot">What it was reckoned from.</param>
    public static IReadOnlyList<string> Of(Contest contest, Stage stage, Verdict verdict, StageSnapshot snapshot) =>
        [
            $"{stage.Name} / {stage.NameEnglish}",
            $"{Words.Moment(snapshot.At, stage.Zone, Tongue.Indonesian)}: {WordOf(verdict.Status)}",
            .. verdict.Results.SelectMany(result => Of(contest, stage, result)),
            .. snapshot.Reports.OfType<StageDecision>().OrderBy(one => one.At).Select(one => Of(stage, one)),
        ];

    /// <summary>The verdict as letters write it.</summary>
    public static string WordOf(VerdictStatus status) =>
        status switch
        {
            VerdictStatus.Siap => "SIAP",
            VerdictStatus.SiapDenganCatatan => "SIAP DENGAN CATATAN",
            _ => "BELUM SIAP",
        };

    private static IEnumerable<string> Of(Contest contest, Stage stage, RequirementResult result)
    {
        var name = MissingItems.Name(contest, result, Tongue.Indonesian);
        var nameEnglish = MissingItems.Name(contest, result, Tongue.English);
        yield return $"  {ResultOf(result)}  {result.Key}: {name} / {nameEnglish}";
        yield return $"      batas waktu / due {Words.Moment(result.Due, stage.Zone, Tongue.Indonesian)}; bukti / evidence {EvidenceOf(result)}";
        foreach (var reason in result.Reasons)
        {
            yield return $"      - {ReasonText.Of(reason, contest, stage.Zone, Tongue.Indonesian)} / {ReasonText.Of(reason, contest, stage.Zone, Tongue.English)}";
        }

        if (result.Waiver is { } waiver)
        {
            yield return $"      dikecualikan / waived: {waiver.Office}, {waiver.Because}, sampai / until {Words.Moment(waiver.Until, stage.Zone, Tongue.Indonesian)}";
        }
    }

    private static string Of(Stage stage, StageDecision decision) =>
        $"  {DecisionWords.Of(decision.Action).Indonesian} {Words.Moment(decision.At, stage.Zone, Tongue.Indonesian)}: {decision.Because} {decision.Document}".TrimEnd();

    private static string ResultOf(RequirementResult result) =>
        result.IsMet ? "TERPENUHI / met"
        : result.Blocks ? "BELUM / missing"
        : "CATATAN / note";

    private static string EvidenceOf(RequirementResult result) =>
        $"{(result.Evidence is { } hash ? hash[..Math.Min(HashDigits, hash.Length)] : "-")}{(result.Proof.Length > 0 ? $" ({result.Proof})" : "")}";
}
