using System.Security.Cryptography;
using System.Text.Json;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Notices;

namespace Pleno.Readiness.Bulletins;

/// <summary>
/// A roster or a patrol log leaves gaps, or other gaps than before, or none any more: the last two also to whoever got what was told before, whomever
/// the routing names by now. A roster that was never sent is no gap: that it is missing is told as such.
/// </summary>
internal static class GuardBulletins
{
    /// <summary>Gaps told in one letter; the rest is counted.</summary>
    private const int MostGaps = 20;

    public static IEnumerable<Bulletin> Of(StageView view) =>
        view.Course.IsChecked(view.Stage, view.Now)
            ? (view.Verdict?.Results ?? []).Where(IsOfGuard).SelectMany(result => Of(view, result))
            : [];

    private static bool IsOfGuard(RequirementResult result) =>
        result is { Waiver: null, Kind: RequirementKind.Patrol }
        || (
            result is { Waiver: null, Kind: RequirementKind.Roster }
            && result.Reasons.All(reason => reason.Kind != ReasonKind.NoReport)
        );

    private static IEnumerable<Bulletin> Of(StageView view, RequirementResult result)
    {
        var gaps = result.Reasons.Where(reason => reason.Fault is { Post.Length: > 0 }).ToList();
        var (key, print) = ($"guard:{result.Key}", PrintOf(gaps));
        var told = view.MarkOf(key);
        var before = told?.What ?? "";
        if (before == print || (before.Length == 0 && !view.IsOn(NoticeKind.GuardGap)))
        {
            yield break;
        }

        // The mark before is part of the identity: the same gaps again, after they were closed, are another letter.
        var subject = $"{key}\n{print}\n{told?.At.UtcTicks}";
        var happened = view.Event(NoticeKind.GuardGap, subject, OwnerOf(view, result), FactsOf(view, result, gaps)) with
        {
            Follows = told?.Subject is { } last ? [new EarlierNotice(NoticeKind.GuardGap, last)] : [],
        };
        yield return new Bulletin([happened], new Told(key, print, view.Now) { Subject = happened.Subject });
    }

    private static string PrintOf(List<Reason> gaps) =>
        gaps.Count == 0
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(gaps)))[..32];

    private static IReadOnlyList<Office> OwnerOf(StageView view, RequirementResult result) =>
        MissingItems.OfficesOf(view.Contest, result);

    private static GuardGapFacts FactsOf(StageView view, RequirementResult result, List<Reason> gaps) =>
        new(
            view.Stage.Name,
            view.Stage.NameEnglish,
            MissingItems.Name(view.Contest, result, Tongue.Indonesian),
            MissingItems.Name(view.Contest, result, Tongue.English),
            MissingItems.OwnerOf(view.Contest, result),
            [
                .. gaps.Take(MostGaps)
                    .Select(gap => new GuardGapLine(
                        ReasonText.Of(gap, view.Contest, view.Stage.Zone, Tongue.Indonesian),
                        ReasonText.Of(gap, view.Contest, view.Stage.Zone, Tongue.English)
                    )),
            ],
            gaps.Count
        );
}
