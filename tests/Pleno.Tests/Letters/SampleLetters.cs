using Pleno.Contests;
using Pleno.Local.Commands;
using Pleno.Local.Previews;
using Pleno.Notices.Letters;
using Pleno.Tests.Scenarios;

namespace Pleno.Tests.Letters;

/// <summary>The sample letter of every kind of notice, of a real directory and of a hostile one.</summary>
internal static class SampleLetters
{
    private const string Hostile = "<script>alert(1)</script>\"'&<b>\r\nBcc: siapa@lain.example\u2028";

    public static TheoryData<NoticeKind> Kinds { get; } = [.. Enum.GetValues<NoticeKind>()];

    public static Contest Contest { get; } = ScenarioFiles.Contest("kaltim-2024", "gubernur-64-2024");

    /// <summary>Names and free text that would be markup or a header; a pair's name of 120 characters.</summary>
    public static Contest HostileContest { get; } =
        Contest with
        {
            Title = Hostile,
            Sender = Hostile,
            Offices = [.. Contest.Offices.Select(office => office with { Title = Hostile + office.Title })],
            Paslon = [.. Contest.Paslon.Select(pair => pair with { Name = (Hostile + new string('M', 120))[..120] })],
            Stages =
            [
                .. Contest.Stages.Select(stage =>
                    stage with
                    {
                        Name = Hostile,
                        NameEnglish = Hostile,
                        Place = Hostile,
                    }
                ),
            ],
        };

    public static Letter Of(NoticeKind kind, Contest? contest = null) =>
        SampleNotice.Letter(kind, contest ?? Contest, (contest ?? Contest).Offices[0]);

    public static Task<string> HtmlAsync(NoticeKind kind, Contest? contest = null) =>
        PreviewCommand.HtmlAsync(Of(kind, contest));
}
