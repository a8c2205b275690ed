using System.Text.Json;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Scenarios;

/// <summary>scenario.json goes with the files and the configuration beside it.</summary>
public sealed class ScenarioTests
{
    [Theory]
    [InlineData("jembrana-2024")]
    [InlineData("kaltim-2024")]
    public void Every_file_of_the_folder_is_played_and_every_file_played_is_there(string scenario)
    {
        var folder = Path.Combine(ScenarioFiles.Root, scenario);
        var there = new[] { "config", "documents", "readiness" }
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        var played = Steps(scenario).SelectMany(step => step.GetProperty("files").EnumerateObject());

        played.Select(file => file.Value.GetString()!).ShouldBe(there, ignoreOrder: true);
    }

    [Theory]
    [InlineData("jembrana-2024")]
    [InlineData("kaltim-2024")]
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
    [InlineData("jembrana-2024")]
    [InlineData("kaltim-2024")]
    public void Every_code_awaited_is_in_the_catalogue_and_sorted(string scenario)
    {
        foreach (var awaited in Awaited(scenario).Where(awaited => awaited.TryGetProperty("codes", out _)))
        {
            var codes = awaited.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
            codes.ShouldAllBe(code => CodeCatalogue.Parse(code).Severity == Severity.F);
            codes.ShouldBe(codes.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("jembrana-2024")]
    [InlineData("kaltim-2024")]
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
    [InlineData("jembrana-2024", 42)]
    [InlineData("kaltim-2024", 62)]
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
            .SelectMany(one =>
                Recipients(scenario, one.Contest, one.Notice, one.Area)
                    .Select(office => $"{one.Contest} {one.Notice} {office}")
            )
            .GroupBy(letter => letter)
            .Select(group => $"{group.Key} {group.Count()}");

        letters.ShouldBe(expected, ignoreOrder: true);
        expect.GetProperty("lettersTotal").GetInt32().ShouldBe(total);
        events.Sum(one => Recipients(scenario, one.Contest, one.Notice, one.Area).Count).ShouldBe(total);
    }

    [Theory]
    [InlineData("jembrana-2024")]
    [InlineData("kaltim-2024")]
    public void The_recapitulations_expected_name_rows_of_the_form(string scenario)
    {
        using var json = Load(scenario);
        foreach (var recap in json.RootElement.GetProperty("expect").GetProperty("recaps").EnumerateObject())
        {
            var layout = new FormLayout(ScenarioFiles.Contest(scenario, recap.Name.Split('/')[0]).Paslon);
            recap.Value.EnumerateObject().ShouldAllBe(figure => layout.Find(figure.Name) != null);
        }
    }

    private sealed record NoticeEvent(string Contest, string Notice, string Area);

    private static IEnumerable<NoticeEvent> Events(string scenario)
    {
        var verdicts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var awaited in Awaited(scenario))
        {
            if (awaited.TryGetProperty("document", out var document))
            {
                var parts = document.GetString()!.Split('/');
                var accepted = awaited.GetProperty("status").GetString() == "Accepted";
                yield return new(parts[0], accepted ? "document-accepted" : "document-refused", parts[1]);
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
                        verdict == "SIAP" ? "stage-ready" : "stage-not-ready",
                        contest.Split('-')[1]
                    );
                }
            }
        }
    }

    private static IReadOnlyList<string> Recipients(string scenario, string contestKey, string notice, string area)
    {
        var contest = ScenarioFiles.Contest(scenario, contestKey);
        var level = AreaCode.Parse(area).Level;
        var kind = notice switch
        {
            "document-accepted" => NoticeKind.DocumentAccepted,
            "document-refused" => NoticeKind.DocumentRefused,
            "stage-ready" => NoticeKind.StageReady,
            _ => NoticeKind.StageNotReady,
        };
        var routes = contest.Routes.Where(route => route.Kind == kind && (route.Level is null || route.Level == level));
        var isOfDocument = kind is NoticeKind.DocumentAccepted or NoticeKind.DocumentRefused;
        return
        [
            .. contest
                .Offices.Where(office =>
                    routes.Any(route => route.Reaches(office)) || (isOfDocument && HasUploaded(office, area))
                )
                .Select(office => office.Key),
        ];
    }

    private static bool HasUploaded(Office office, string area) =>
        office.Role == OfficeRole.Kpu && office.Area.Digits == area;

    private static IEnumerable<JsonElement> Awaited(string scenario) =>
        Steps(scenario).SelectMany(step => step.GetProperty("await").EnumerateArray());

    private static List<JsonElement> Steps(string scenario)
    {
        using var json = Load(scenario);
        return [.. json.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.Clone())];
    }

    private static JsonDocument Load(string scenario) =>
        JsonDocument.Parse(ScenarioFiles.Read($"{scenario}/scenario.json"));
}
