using System.Text.Json;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Scenarios;

/// <summary>scenario.json goes with the files and the configuration beside it.</summary>
public sealed class ScenarioTests
{
    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void Every_file_of_the_folder_is_played_and_every_file_played_is_there(string scenario)
    {
        var folder = Path.Combine(ScenarioFiles.Root, scenario);
        var there = new[] { "config", "documents", "readiness" }
            .Where(part => Directory.Exists(Path.Combine(folder, part)))
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        var played = Steps(scenario).SelectMany(step => step.GetProperty("files").EnumerateObject());

        played.Select(file => file.Value.GetString()!).ShouldBe(there, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void The_clock_only_goes_forward(string scenario)
    {
        using var json = Load(scenario);
        var clock = json.RootElement.GetProperty("clock").GetDateTimeOffset();
        foreach (var step in Steps(scenario))
        {
            var at = step.GetProperty("at").GetDateTimeOffset();
            at.ShouldBeGreaterThanOrEqualTo(clock);
            clock = at;
        }
    }

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void Every_code_awaited_is_in_the_catalogue_and_sorted(string scenario)
    {
        foreach (var awaited in Awaited(scenario).Where(awaited => awaited.TryGetProperty("codes", out _)))
        {
            var codes = awaited.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
            var blocks = awaited.GetProperty("status").GetString() is not ("Accepted" or "Kept");
            codes.Any(code => CodeCatalogue.Parse(code).Severity == Severity.F).ShouldBe(blocks);
            codes.ShouldBe(codes.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void The_documents_awaited_are_the_documents_counted(string scenario)
    {
        using var json = Load(scenario);
        var expected = json
            .RootElement.GetProperty("expect")
            .GetProperty("documents")
            .EnumerateObject()
            .SelectMany(contest =>
                contest
                    .Value.EnumerateObject()
                    .Select(status => $"{contest.Name} {status.Name} {status.Value.GetInt32()}")
            );

        var awaited = Awaited(scenario)
            .Where(one => one.TryGetProperty("document", out _))
            .GroupBy(one =>
                $"{one.GetProperty("document").GetString()!.Split('/')[0]} {one.GetProperty("status").GetString()}"
            )
            .Select(group => $"{group.Key} {group.Count()}");

        awaited.ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>The letters that the events awaited bring, by the routes configured and to the office that uploaded, reckoned here.</summary>
    [Theory]
    [InlineData("intan-2024", 29)]
    [InlineData("jembrana-2024", 70)]
    [InlineData("kaltim-2015", 54)]
    [InlineData("kalteng-2024", 96)]
    [InlineData("kaltim-2024", 62)]
    [InlineData("telabang-2024", 40)]
    public void The_letters_expected_are_those_that_the_routes_give(string scenario, int total)
    {
        using var json = Load(scenario);
        var expect = json.RootElement.GetProperty("expect");
        var expected = expect
            .GetProperty("letters")
            .EnumerateArray()
            .Select(letter =>
                $"{letter.GetProperty("contest")} {letter.GetProperty("notice")} {letter.GetProperty("office")} {letter.GetProperty("count")}"
            );

        var events = Events(scenario).ToList();
        var letters = events
            .SelectMany(one => Recipients(scenario, one).Select(office => $"{one.Contest} {one.Notice} {office}"))
            .GroupBy(letter => letter)
            .Select(group => $"{group.Key} {group.Count()}");

        letters.ShouldBe(expected, ignoreOrder: true);
        expect.GetProperty("lettersTotal").GetInt32().ShouldBe(total);
        events.Sum(one => Recipients(scenario, one).Count).ShouldBe(total);
    }

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void The_recapitulations_expected_name_rows_of_the_form(string scenario)
    {
        using var json = Load(scenario);
        foreach (var recap in json.RootElement.GetProperty("expect").GetProperty("recaps").EnumerateObject())
        {
            var layout = new FormLayout(ScenarioFiles.Contest(scenario, recap.Name.Split('/')[0]).Paslon);
            recap.Value.EnumerateObject().ShouldAllBe(figure => layout.Find(figure.Name) != null);
        }
    }

    /// <param name="Contest">The contest.</param>
    /// <param name="Notice">The word of routing.csv.</param>
    /// <param name="Area">What it is about.</param>
    /// <param name="Sender">The office that sent a report that was refused.</param>
    /// <param name="Stage">The stage whose course was changed.</param>
    private sealed record NoticeEvent(
        string Contest,
        string Notice,
        string Area,
        string? Sender = null,
        string? Stage = null
    );

    private static IEnumerable<NoticeEvent> Events(string scenario)
    {
        var verdicts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (step, awaited) in AwaitedBySteps(scenario))
        {
            if (awaited.TryGetProperty("document", out var document))
            {
                var parts = document.GetString()!.Split('/');
                if (UploadsDecree(scenario, step))
                {
                    // The margin of the one scenario with a decree lies within the threshold.
                    yield return new(parts[0], "result-determined", parts[1]);
                    yield return new(parts[0], "dispute-attention", parts[1]);
                    continue;
                }

                var accepted = awaited.GetProperty("status").GetString() == "Accepted";
                yield return new(parts[0], accepted ? "document-accepted" : "document-refused", parts[1]);
            }
            else if (awaited.TryGetProperty("notice", out var notice))
            {
                var parts = notice.GetString()!.Split('/');
                yield return new(parts[0], parts[1], parts[0].Split('-')[1]);
            }
            else if (awaited.TryGetProperty("report", out var report))
            {
                var parts = report.GetString()!.Split('/');
                var area = parts[0].Split('-')[1];
                if (awaited.GetProperty("status").GetString() == "Refused")
                {
                    yield return new(parts[0], "report-refused", area, Sender: parts[2]);
                }
                else if (IsDecision(scenario, report.GetString()!))
                {
                    yield return new(parts[0], "stage-changed", area, Stage: parts[1]);
                }
            }
            else if (awaited.TryGetProperty("stage", out var stage))
            {
                var verdict = awaited.GetProperty("verdict").GetString()!;
                var isNew = verdicts.GetValueOrDefault(stage.GetString()!) != verdict;
                verdicts[stage.GetString()!] = verdict;
                if (isNew)
                {
                    var contest = stage.GetString()!.Split('/')[0];
                    yield return new(
                        contest,
                        verdict == "BELUM SIAP" ? "stage-not-ready" : "stage-ready",
                        contest.Split('-')[1]
                    );
                }
            }
        }
    }

    private static IReadOnlyList<string> Recipients(string scenario, NoticeEvent one)
    {
        var contest = ScenarioFiles.Contest(scenario, one.Contest);
        var level = AreaCode.Parse(one.Area).Level;
        var kind = Enum.GetValues<NoticeKind>().Single(known => ConfigWords.Word(known) == one.Notice);

        // Who got the figures is told that they are determined.
        List<NoticeKind> kinds = kind == NoticeKind.ResultDetermined ? [kind, NoticeKind.DocumentAccepted] : [kind];
        var routes = contest.Routes.Where(route =>
            kinds.Contains(route.Kind) && (route.Level is null || route.Level == level)
        );
        var isOfDocument =
            kind is NoticeKind.DocumentAccepted or NoticeKind.DocumentRefused or NoticeKind.ResultDetermined;
        return
        [
            .. contest
                .Offices.Where(office =>
                    routes.Any(route => route.Reaches(office))
                    || (isOfDocument && HasUploaded(office, one.Area))
                    || office.Key == one.Sender
                    || (one.Stage is not null && OwesFor(contest, one.Stage, office))
                )
                .Select(office => office.Key),
        ];
    }

    /// <summary>The offices that the requirements of the stage name, or whose role at an area of its level they name.</summary>
    private static bool OwesFor(Contest contest, string stage, Office office) =>
        contest
            .Requirements.Where(one => one.Stage == stage)
            .Any(one =>
                one.Office == office.Key
                || (
                    one.Kind == RequirementKind.Situation
                    && office.Area.Level == one.Level
                    && one.Terms!.Roles!.Split('|').Contains(ConfigWords.Word(office.Role))
                )
            );

    private static bool IsDecision(string scenario, string report) =>
        Steps(scenario)
            .SelectMany(step => step.GetProperty("files").EnumerateObject())
            .Where(file => file.Name == $"readiness/{report}")
            .Any(file =>
                System
                    .Text.Encoding.UTF8.GetString(ScenarioFiles.Read($"{scenario}/{file.Value.GetString()}"))
                    .StartsWith("KEPUTUSAN TAHAPAN", StringComparison.Ordinal)
            );

    private static bool UploadsDecree(string scenario, JsonElement step) =>
        step.GetProperty("files")
            .EnumerateObject()
            .Any(file => ScenarioFiles.IsDecree(ScenarioFiles.Read($"{scenario}/{file.Value.GetString()}")));

    private static bool HasUploaded(Office office, string area) =>
        office.Role == OfficeRole.Kpu && office.Area.Digits == area;

    private static IEnumerable<JsonElement> Awaited(string scenario) =>
        AwaitedBySteps(scenario).Select(one => one.Awaited);

    private static IEnumerable<(JsonElement Step, JsonElement Awaited)> AwaitedBySteps(string scenario) =>
        Steps(scenario)
            .SelectMany(step => step.GetProperty("await").EnumerateArray().Select(awaited => (step, awaited)));

    private static List<JsonElement> Steps(string scenario)
    {
        using var json = Load(scenario);
        return [.. json.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.Clone())];
    }

    private static JsonDocument Load(string scenario) =>
        JsonDocument.Parse(ScenarioFiles.Read($"{scenario}/scenario.json"));
}
