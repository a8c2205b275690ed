using System.CommandLine;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Local.Checking;
using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary>What the commands about notices have in common: a kind of notice, and the folder of a contest's configuration.</summary>
internal static class ContestOptions
{
    public static Argument<string> Kind() => new("kind") { Description = ConfigWords.Of<NoticeKind>() };

    /// <exception cref="LocalSetupException">It is no word of routing.csv.</exception>
    public static NoticeKind KindOf(string word) =>
        ConfigWords.Parse<NoticeKind>(word)
        ?? throw new LocalSetupException(
            $"'{word}' bukan jenis pemberitahuan / is no kind of notice.",
            ConfigWords.Of<NoticeKind>()
        );

    /// <exception cref="LocalSetupException">There is none there, or several, or it has errors.</exception>
    public static Contest ContestOf(string? config) =>
        new ContestFolders(config).For(
            Path.GetFullPath("contest.csv"),
            new FormIdentity(null, null, null, DocumentKind.Recap, null)
        );

    /// <summary>The area given, or that of the contest.</summary>
    /// <exception cref="LocalSetupException">It is no area of the contest.</exception>
    public static AreaCode AreaOf(Contest contest, string? area)
    {
        var code = area is null ? contest.Key.Area : CheckOptions.AreaOf(area);
        return contest.Areas.Find(code) is not null
            ? code
            : throw new LocalSetupException(
                $"{code} bukan wilayah {contest.Key} / is no area of the contest.",
                "areas.csv"
            );
    }

    /// <summary>The stage given; null for none.</summary>
    /// <exception cref="LocalSetupException">It is no stage of the contest.</exception>
    public static Stage? StageOf(Contest contest, string? stage) =>
        stage is null
            ? null
            : contest.FindStage(stage)
                ?? throw new LocalSetupException(
                    $"'{stage}' bukan tahapan {contest.Key} / is no stage of the contest.",
                    string.Join(", ", contest.Stages.Select(one => one.Key))
                );
}
