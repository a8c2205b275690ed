using System.Text.Json;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Readiness;
using Pleno.Readiness.Reports;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Scenarios;

/// <summary>
/// Each scenario played in memory through the pure parts, reader, assessor and verdict, without storage or clock: what
/// scenario.json awaits after each step is what they find.
/// </summary>
public sealed class PlayTests
{
    private readonly Dictionary<string, Contest> _contests = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Contest, AreaCode Area), (string Hash, Figures Total)> _accepted = [];
    private readonly Dictionary<(string Contest, AreaCode Area), Assessment> _newest = [];
    private readonly Dictionary<string, List<Report>> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportReading> _readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _beritaAcara = new(StringComparer.Ordinal);
    private DateTimeOffset _now;

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public void What_is_awaited_after_each_step_comes_true(string scenario)
    {
        using var json = JsonDocument.Parse(ScenarioFiles.Read($"{scenario}/scenario.json"));
        foreach (var step in json.RootElement.GetProperty("steps").EnumerateArray())
        {
            _now = step.GetProperty("at").GetDateTimeOffset().ToUniversalTime();
            foreach (var file in step.GetProperty("files").EnumerateObject())
            {
                Upload(scenario, file.Name.Split('/'), ScenarioFiles.Read($"{scenario}/{file.Value.GetString()}"));
            }

            foreach (var awaited in step.GetProperty("await").EnumerateArray())
            {
                ComesTrue(awaited);
            }
        }

        foreach (var recap in json.RootElement.GetProperty("expect").GetProperty("recaps").EnumerateObject())
        {
            var (contest, area) = Address(recap.Name);
            foreach (var figure in recap.Value.EnumerateObject())
            {
                _accepted[(contest, area)].Total[figure.Name].ShouldBe(figure.Value.GetInt64(), recap.Name);
            }
        }
    }

    private void Upload(string scenario, string[] path, byte[] content)
    {
        if (path is ["config", var key, _])
        {
            _contests.TryAdd(key, ScenarioFiles.Contest(scenario, key));
        }
        else if (path is ["plenary", var contest, var area, var name])
        {
            TakeIn(_contests[contest], AreaCode.Parse(area), name, content);
        }
        else
        {
            ReadinessPath.TryParse(string.Join('/', path[1..]), out var place).ShouldBeTrue();
            var contestOfReport = _contests[place!.Contest.ToString()];
            var standing = ReportsOf($"{place.Contest}/{place.Stage}");
            var reading = ReportReader.Read(
                content,
                new ReportContext(
                    contestOfReport,
                    contestOfReport.FindStage(place.Stage)!,
                    place,
                    Hash(content),
                    _now,
                    standing
                )
            );
            _readings[string.Join('/', path[1..])] = reading;
            if (reading.Report is not { } report)
            {
                return;
            }

            standing.RemoveAll(one => one.Kind == report.Kind && one.Subject == report.Subject);
            standing.Add(report);
        }
    }

    private void TakeIn(Contest contest, AreaCode area, string name, byte[] content)
    {
        var key = contest.Key.ToString();
        var children = contest.Areas.ChildrenOf(area);
        var accepted = contest.ExpectsDocumentsOf(children[0].Code.Level)
            ? children
                .Where(child => _accepted.ContainsKey((key, child.Code)))
                .ToDictionary(child => child.Code, child => _accepted[(key, child.Code)].Total)
            : null;
        var hash = Hash(content);
        var outcome = RecapFileReader.Read(content, name, contest, area);
        if (outcome is ReadOutcome.DecreeOnResult decree)
        {
            _newest[(key, area)] = Judged(contest, decree, hash);
            return;
        }

        var assessment = Assessor.Assess(
            outcome,
            new AssessmentContext(contest, area, hash, _accepted.GetValueOrDefault((key, area)).Hash, accepted)
        );
        _newest[(key, area)] = assessment;
        if (assessment.Status == DocumentStatus.Accepted)
        {
            _accepted[(key, area)] = (hash, assessment.Document!.Total);
            _beritaAcara[hash] = assessment.BeritaAcara;
        }
    }

    private Assessment Judged(Contest contest, ReadOutcome.DecreeOnResult outcome, string hash)
    {
        var (document, total) = _accepted[(contest.Key.ToString(), contest.Key.Area)];
        var standing = new AcceptedRecap(
            contest.Key.Area,
            total,
            document,
            1,
            _now,
            _beritaAcara[document],
            [],
            false,
            []
        );
        var references = new DecreeReferences(contest.Key.Area, hash, standing, null, []);
        List<Finding> findings = [.. outcome.Findings, .. DecreeRules.Check(outcome.Content, references)];
        var status = findings.Exists(finding => finding.Blocks) ? DocumentStatus.Rejected : DocumentStatus.Accepted;
        return new Assessment(DocumentKind.Decree, status, findings);
    }

    private void ComesTrue(JsonElement awaited)
    {
        if (awaited.TryGetProperty("document", out var document))
        {
            var assessment = _newest[Address(document.GetString()!)];
            assessment.Status.ToString().ShouldBe(awaited.GetProperty("status").GetString());
            assessment
                .Findings.AllCodes()
                .ShouldBe(awaited.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!));
        }
        else if (awaited.TryGetProperty("report", out var report))
        {
            var reading = _readings[report.GetString()!];
            (reading.Report is null ? "Refused" : "Kept").ShouldBe(awaited.GetProperty("status").GetString());
            reading
                .Findings.AllCodes()
                .ShouldBe(awaited.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!));
        }
        else if (awaited.TryGetProperty("stage", out var stage))
        {
            var verdict = Judge(stage.GetString()!);
            verdict.Missing.Count().ShouldBe(awaited.GetProperty("missing").GetInt32(), stage.GetString());
            verdict.Status.ShouldBe(
                awaited.GetProperty("verdict").GetString() switch
                {
                    "SIAP" => VerdictStatus.Siap,
                    "SIAP DENGAN CATATAN" => VerdictStatus.SiapDenganCatatan,
                    _ => VerdictStatus.BelumSiap,
                }
            );
        }
        else if (!awaited.TryGetProperty("notice", out _))
        {
            _contests.ShouldContainKey(awaited.GetProperty("contest").GetString()!);
        }
    }

    private Verdict Judge(string name)
    {
        var contest = _contests[name.Split('/')[0]];
        var stage = contest.Stages.Single(one => one.Key == name.Split('/')[1]);
        var documents = _accepted
            .Where(one => one.Key.Contest == contest.Key.ToString())
            .Select(one => new AcceptedDocument(one.Key.Area, one.Value.Hash))
            .ToList();
        return VerdictRules.Judge(contest, stage, new StageSnapshot(_now, contest.Version, documents, ReportsOf(name)));
    }

    private List<Report> ReportsOf(string stage)
    {
        _reports.TryAdd(stage, []);
        return _reports[stage];
    }

    private static (string Contest, AreaCode Area) Address(string name) =>
        (name.Split('/')[0], AreaCode.Parse(name.Split('/')[1]));

    private static string Hash(byte[] content) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
