using Pleno.Access;
using Pleno.Areas;

namespace Pleno.Tests.Access;

/// <summary>Something that somebody tries over http.</summary>
/// <param name="Action">What it is to the policy.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Where.</param>
/// <param name="About">What it is about: area, office, or the contest.</param>
/// <param name="Target">The same, as the policy has it.</param>
/// <param name="Body">JSON sent along; null for none.</param>
internal sealed record Attempt(
    AccessAction Action,
    string Method,
    string Path,
    string About,
    AccessTarget Target,
    string? Body = null
)
{
    /// <summary>Whether it is for everybody with a role that may do this somewhere, wherever that is.</summary>
    public bool IsForRole { get; init; }
}

/// <summary>Everything that can be tried in the contest of the tests, and who tries it.</summary>
internal static class Attempts
{
    public const string Contest = "gubernur-64-2024";
    private static readonly string Hash = new('a', 64);
    private static readonly string Notice = new('b', 32);
    private static readonly AreaCode Kaltim = AreaCode.Parse("64");

    /// <summary>The roles, near and far; the empty one has chosen none.</summary>
    public static IReadOnlyList<string> Grants { get; } =
    [
        "",
        "uploader:6401/kpu-6401",
        "uploader:64/kpu-64",
        "uploader:51",
        "security-office:64/polda",
        "official:64",
        "official:64/polda",
        "official:51",
        "operator:",
    ];

    public static IReadOnlyList<Attempt> All { get; } =
    [
        .. Pages("api/board", "api/contests", "api/openapi.json")
            .Select(path => new Attempt(AccessAction.SeeContests, "GET", path, "", AccessTarget.None)),
        Anywhere(AccessAction.CheckFile, "GET", "api/upload") with
        {
            IsForRole = true,
        },
        .. Pages($"api/board/{Contest}", $"api/contests/{Contest}", $"api/feed?contest={Contest}")
            .Select(path => OfContest(AccessAction.SeeBoard, "GET", path)),
        .. Areas("64", "6401", "6402").SelectMany(OfArea),
        .. Areas("64", "6401", "640101", "6402").Select(Upload),
        .. Offices("polda", "korem").SelectMany(OfOffice),
        OfContest(AccessAction.SeeAllNotices, "GET", $"api/contests/{Contest}/notices/figures"),
        .. Pages("api/operations", "api/poison").Select(path => Anywhere(AccessAction.SeePoison, "GET", path)),
        Anywhere(AccessAction.ReplayPoison, "POST", "api/poison/nothing/replay"),
        Anywhere(AccessAction.ReplayPoison, "POST", $"api/contests/{Contest}/notices/{Notice}/letters/polda/replay"),
        Anywhere(AccessAction.PreviewLetter, "GET", "api/operations/preview"),
    ];

    private static IEnumerable<Attempt> OfArea(AreaCode area)
    {
        var target = new AccessTarget(Kaltim, area);
        yield return new(AccessAction.SeeArea, "GET", $"api/board/{Contest}/areas/{area}", $"{area}", target);
        yield return new(AccessAction.SeeArea, "GET", $"api/contests/{Contest}/areas/{area}", $"{area}", target);
        yield return new(
            AccessAction.SeeEvidence,
            "GET",
            $"api/contests/{Contest}/areas/{area}/documents/{Hash}/file",
            $"{area}",
            target
        );
    }

    private static Attempt Upload(AreaCode area) =>
        new(
            AccessAction.UploadDocument,
            "POST",
            "api/uploads",
            $"{area}",
            new AccessTarget(Kaltim, area),
            $$"""{"contest":"{{Contest}}","area":"{{area}}","name":"a.csv","size":5,"sha256":"{{Hash}}"}"""
        );

    private static IEnumerable<Attempt> OfOffice(string office)
    {
        var target = new AccessTarget(Kaltim, Office: office);
        yield return new(
            AccessAction.UploadReport,
            "POST",
            "api/uploads",
            office,
            target,
            $$"""{"contest":"{{Contest}}","stage":"pleno","office":"{{office}}","name":"a.csv","size":5,"sha256":"{{Hash}}"}"""
        );
    }

    private static string[] Pages(params string[] paths) => paths;

    private static IEnumerable<AreaCode> Areas(params string[] codes) => codes.Select(AreaCode.Parse);

    private static string[] Offices(params string[] keys) => keys;

    private static Attempt OfContest(AccessAction action, string method, string path) =>
        new(action, method, path, Contest, new AccessTarget(Kaltim));

    private static Attempt Anywhere(AccessAction action, string method, string path) =>
        new(action, method, path, "", AccessTarget.None);
}
