using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Local.Commands;
using Pleno.Local.Previews;
using Pleno.Notices;
using Pleno.Notices.Letters;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;
using Pleno.Tests.Commands;
using Pleno.Tests.Scenarios;

namespace Pleno.Tests.Letters;

/// <summary>Every kind of letter in both languages, word for word; and what each must carry.</summary>
public sealed class LetterSnapshotTests
{
    private static readonly NoticeKind[] OfStages =
    [
        NoticeKind.StageReady,
        NoticeKind.StageNotReady,
        NoticeKind.Reminder,
        NoticeKind.StageChanged,
        NoticeKind.StageScheduled,
        NoticeKind.OperationPhase,
        NoticeKind.Incident,
        NoticeKind.GuardGap,
        NoticeKind.SituationDigest,
        NoticeKind.Inauguration,
    ];

    private static readonly Type[] Figures =
    [
        typeof(ResultLine),
        typeof(Finding),
        typeof(Decree),
        typeof(DisputeMargin),
        typeof(Correction),
        typeof(ExplainedFigure),
        typeof(KejadianEntry),
    ];

    public static TheoryData<NoticeKind> Kinds => SampleLetters.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_letter_is_as_stored(NoticeKind kind)
    {
        var name = ConfigWords.Word(kind);
        LetterText.Render(SampleLetters.Of(kind)).ShouldBeAsStored($"letters/{name}.txt");
        (await SampleLetters.HtmlAsync(kind)).ShouldBeAsStored($"letters/{name}.html");
    }

    [Fact]
    public void Nothing_is_stored_of_a_kind_that_is_none()
    {
        var names = Enum.GetValues<NoticeKind>().Select(ConfigWords.Word).ToList();
        Snapshot
            .Stored("letters")
            .ShouldBe(names.SelectMany(name => new[] { $"{name}.txt", $"{name}.html" }), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_letter_says_that_it_is_automatic_and_where_its_number_is_checked(NoticeKind kind)
    {
        var letter = SampleLetters.Of(kind);
        foreach (var text in new[] { LetterText.Render(letter), await SampleLetters.HtmlAsync(kind) })
        {
            text.ShouldContain("Ini pemberitahuan otomatis");
            text.ShouldContain("This is an automatic notice");
            text.ShouldContain($"012/{SampleLetters.Contest.NumberSuffix}");
            text.ShouldContain("https://pleno.example/api/verify?number=012");
            text.ShouldContain("https://pleno.example/api/acknowledge?letter=contoh");
            SampleLetters.Contest.Offices.ShouldAllBe(office => !text.Contains(office.Address));
        }

        letter.Indonesian.Status.ShouldNotBe(letter.English.Status);
        if (letter.Hash is { } hash)
        {
            Regex
                .IsMatch(hash, "^([0-9a-f]{8} ){7}[0-9a-f]{8}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .ShouldBeTrue();
            (await SampleLetters.HtmlAsync(kind)).ShouldContain(hash);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_letter_is_right_html_with_languages_and_headings(NoticeKind kind)
    {
        var page = Parse(await SampleLetters.HtmlAsync(kind));
        page.DocumentElement.GetAttribute("lang").ShouldBe("id");
        page.Title.ShouldBe(SampleLetters.Of(kind).Subject);
        page.QuerySelectorAll("h1").ShouldHaveSingleItem();
        page.QuerySelectorAll("[lang=en] h2").ShouldHaveSingleItem();
        page.QuerySelectorAll("h1, .facts th")
            .ShouldAllBe(one => one.Closest("[lang]")!.GetAttribute("lang") == "id" || one.Closest(".second") != null);
        page.QuerySelectorAll("th").ShouldAllBe(heading => heading.HasAttribute("scope"));
        page.QuerySelectorAll("tr").ShouldAllBe(row => row.QuerySelector("th") != null);
        page.QuerySelectorAll("img, script, link, iframe, form").ShouldBeEmpty("a mail program shows none of it");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Names_and_free_text_are_text_and_a_subject_is_one_line(NoticeKind kind)
    {
        var page = Parse(await SampleLetters.HtmlAsync(kind, SampleLetters.HostileContest));
        page.QuerySelectorAll("script, b").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("<script>alert(1)</script>");
        var subject = SampleLetters.Of(kind, SampleLetters.HostileContest).Subject;
        subject
            .Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085')
            .ShouldBeFalse(subject);
    }

    [Fact]
    public async Task An_office_that_reads_English_first_gets_both_languages_in_that_order()
    {
        var office = SampleLetters.Contest.Offices[0] with { Language = OfficeLanguage.En };
        var letter = SampleNotice.Letter(NoticeKind.StageReady, SampleLetters.Contest, office);
        var page = Parse(await PreviewCommand.HtmlAsync(letter));
        page.QuerySelector("[lang=en] h1")!.TextContent.ShouldBe(letter.English.Status);
        page.QuerySelector("[lang=id] h2")!.TextContent.ShouldBe(letter.Indonesian.Status);
        var text = LetterText.Render(letter);
        text.IndexOf(letter.English.Status, StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf(letter.Indonesian.Status, StringComparison.Ordinal));
    }

    [Fact]
    public void A_parser_this_strict_refuses_what_is_not_closed() =>
        Should.Throw<HtmlParseException>(() => Parse("<!DOCTYPE html><html lang=\"id\"><body><p>a</b></body></html>"));

    /// <summary>What is told of a stage has no place for a vote, at any depth.</summary>
    [Fact]
    public void Facts_about_a_stage_hold_no_figure()
    {
        foreach (var kind in OfStages)
        {
            var facts = SampleFacts.Of(kind, SampleLetters.Contest).GetType();
            Parts(facts).ShouldAllBe(part => !Figures.Contains(part), $"{kind}");
        }

        Parts(typeof(DocumentFacts)).ShouldContain(typeof(ResultLine));
        Parts(typeof(DecreeFacts)).ShouldContain(typeof(ResultLine));
    }

    /// <summary>Whatever the result: the letter of a stage is the same.</summary>
    [Fact]
    public void A_letter_about_a_stage_never_tells_a_vote() =>
        Gen.Long[1_000_000_000, 9_999_999_999]
            .Sample(
                votes =>
                {
                    var contest = SampleLetters.Contest with { Paslon = [new Paslon(1, $"{votes}")] };
                    LetterText.Render(SampleLetters.Of(NoticeKind.DocumentAccepted, contest)).ShouldContain($"{votes}");
                    foreach (var kind in OfStages)
                    {
                        LetterText
                            .Render(SampleLetters.Of(kind, contest))
                            .ShouldNotContain($"{votes}", Case.Sensitive, $"{kind}");
                    }
                },
                iter: 5
            );

    [Fact]
    public async Task The_command_shows_a_letter_as_text_and_as_html()
    {
        var config = Path.Combine(ScenarioFiles.Root, "kaltim-2024", "config", "gubernur-64-2024");
        var text = await CommandRun.OfAsync("preview", "stage-ready", "--config", config, "--office", "kpu-64");
        text.Code.ShouldBe(0, text.Error);
        text.Output.ShouldContain("SIAP");
        text.Output.ShouldContain("Yth. Ketua KPU Provinsi Kalimantan Timur");
        (await CommandRun.OfAsync("preview", "stage-ready", "--config", config, "--html")).Output.ShouldContain(
            "<html lang=\"id\">"
        );
        (await CommandRun.OfAsync("preview", "stage-ready", "--config", config, "--office", "x")).Code.ShouldBe(2);
        (await CommandRun.OfAsync("preview", "x", "--config", config)).Error.ShouldContain("stage-ready");
    }

    private static IDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>Every type that the facts are made of.</summary>
    private static HashSet<Type> Parts(Type type)
    {
        var parts = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var next))
        {
            if (
                parts.Add(next)
                && (next.IsGenericType || next.Namespace?.StartsWith("Pleno", StringComparison.Ordinal) == true)
            )
            {
                foreach (
                    var part in next.GetGenericArguments().Concat(next.GetProperties().Select(one => one.PropertyType))
                )
                {
                    open.Push(part);
                }
            }
        }

        return parts;
    }
}
