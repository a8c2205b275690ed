using System.Text;
using System.Text.Json;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Local.Checking;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;
using Pleno.Storage;
using Pleno.Tests.Formats;
using Pleno.Tests.Scans;
using Pleno.Tests.Scenarios;
using Pleno.Tests.Services;
using Pleno.Uploads;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Pipeline;

/// <summary>Given the same standing documents, the pipeline, a check first and the command line come to the same judgement.</summary>
public sealed class JudgingTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly SmallContest Two = new(2);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scenarios =>
        [
            .. Directory
                .EnumerateDirectories(ScenarioFiles.Root)
                .Where(folder => Directory.Exists(Path.Combine(folder, "documents")))
                .Select(folder => Path.GetFileName(folder)!),
        ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_document_of_a_scenario(string scenario)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        foreach (var (_, key) in ScenarioFiles.Configurations.Where(one => one.Scenario == scenario))
        {
            await rig.Get<ContestStore>().SaveAsync(ScenarioFiles.Contest(scenario, key), Token);
            Configure(key, ScenarioFiles.Configuration(scenario, key));
        }

        using var json = JsonDocument.Parse(ScenarioFiles.Read($"{scenario}/scenario.json"));
        var uploads =
            from step in json.RootElement.GetProperty("steps").EnumerateArray()
            from file in step.GetProperty("files").EnumerateObject()
            let path = file.Name.Split('/')
            where path[0] == "plenary"
            select new Upload(
                ContestKey.Parse(path[1]),
                AreaCode.Parse(path[2]),
                path[3],
                ScenarioFiles.Read($"{scenario}/{file.Value.GetString()}")
            );
        (await AgreeAsync(rig, [.. uploads])).ShouldContain("Accepted: ");
    }

    [Fact]
    public async Task Every_kind_refused_waiting_corrected_and_explained()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        Configure($"{SmallContest.Key}", Two.Files);
        var decided = await AgreeAsync(rig, [.. Documents(), .. Others()]);
        decided.ShouldBe([
            "Rejected: F.302 F.602",
            "Accepted: ",
            "Rejected: F.715",
            "Rejected: F.716",
            "Accepted: ",
            "Rejected: F.712 W.718",
            "Read: F.302 F.602 W.711 W.718",
            "Accepted: ",
            "Accepted: ",
            "Rejected: F.302 F.602 F.710 W.718",
            "Accepted: F.302 F.602 W.718",
            "Rejected: F.719",
            "Accepted: ",
            "Rejected: F.743 F.744",
            "Accepted: ",
            "Accepted: W.731",
            "Accepted: W.153",
            "Rejected: F.730",
            "Unreadable: F.104",
            "Unreadable: F.119",
        ]);
    }

    /// <summary>Recapitulations and each D.KEJADIAN KHUSUS, some of them breaking a rule of versions.</summary>
    private static IEnumerable<Upload> Documents()
    {
        var (first, second) = (SmallContest.First, Two.Children[1]);
        var special = KejadianTests.Special(Two.Child(first));
        var number = special.Header.BeritaAcara;
        var open = KejadianTests.Revote(isOver: false);
        yield return Of(first, "a.csv", SmallContest.Csv(special));
        yield return Of(first, "k.csv", KejadianTests.Kejadian(first, number, BlockingIn(special)));
        yield return Of(first, "k-same-number.csv", KejadianTests.Revote(isOver: false, number: $"K{number}"));
        yield return Of(first, "k-unknown.csv", KejadianTests.Revote(isOver: false, Why("99999999")));
        yield return Of(first, "k-open.csv", open);
        yield return Of(first, "a-unsaid.csv", SmallContest.Csv(Two.Child(first, 1)));
        yield return Of(SmallContest.Province, "p.csv", SmallContest.Csv(Parent(0, Two.Child(second))));
        yield return Of(second, "b.csv", SmallContest.Csv(Two.Child(second)));
        yield return Of(second, "b2.csv", SmallContest.Csv(Corrected()));
        var old = Evidence.HashOf(SmallContest.Csv(Parent(0, Two.Child(second))));
        yield return Of(SmallContest.Province, "p-old.csv", SmallContest.Csv(Parent(2, Two.Child(second), Why(old))));
        yield return Of(SmallContest.Province, "p2.csv", SmallContest.Csv(Parent(1, Corrected(), Why(old))));
        yield return Of(SmallContest.Province, "d.csv", SmallContest.Decree(Two.Contest, Parent(1, Corrected())));
        var over = KejadianTests.Revote(isOver: true, Why(Evidence.HashOf(open)), "14/BA/6401/2024");
        yield return Of(first, "k-over.csv", over);
    }

    /// <summary>Decrees beside the one that stands, scans, and files that are none.</summary>
    private static IEnumerable<Upload> Others()
    {
        var second = Two.Children[1];
        var wrong = Parent(1, Corrected());
        wrong.Figures[wrong.Figures.TotalColumn, wrong.Figures.Layout["paslon.1"]] += 1;
        yield return Of(SmallContest.Province, "d2.csv", SmallContest.Decree(Two.Contest, wrong, "150/2024"));
        yield return Of(second, "signed.pdf", FormScan.Of(Two.Form(Corrected())));
        var other = Two.Form(Corrected());
        other.Set("paslon.1", FormBuilder.FirstFigure + 2, "999");
        yield return Of(second, "b2.pdf", FormScan.Of(other));
        yield return Of(second, "b.pdf", new FormScan().Picture().Build());
        var foreign = Corrected();
        foreign = foreign with { Header = foreign.Header with { BeritaAcara = "9/BA/9999/2024" } };
        yield return Of(second, "b2 (2).pdf", FormScan.Of(Two.Form(foreign)));
        yield return Of(second, "broken.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 x"));
        yield return Of(second, "text.csv", Encoding.ASCII.GetBytes("nothing of a form"));
    }

    private static FormContent Corrected() =>
        Two.Child(Two.Children[1], 1, Why(Evidence.HashOf(SmallContest.Csv(Two.Child(Two.Children[1])))));

    private static FormContent Parent(int seed, FormContent second, RecapRevision? revision = null) =>
        Two.Parent([KejadianTests.Special(Two.Child(SmallContest.First)), second], seed, revision);

    private static RecapRevision Why(string replaces) => new(replaces[..8], "salah ketik", "PSU");

    private static Upload Of(AreaCode area, string name, byte[] content) => new(SmallContest.Key, area, name, content);

    private static List<Finding> BlockingIn(FormContent content)
    {
        var outcome = RecapFileReader.Read(SmallContest.Csv(content), "a.csv", Two.Contest, SmallContest.First);
        var context = new AssessmentContext(Two.Contest, SmallContest.First, new string('0', 64), null, null);
        return [.. Assessor.Assess(outcome, context).Findings.Where(finding => finding.Blocks)];
    }

    /// <summary>Checks each file first, takes it in, and checks it on the command line beside those before; the decisions, which all agree on.</summary>
    private async Task<List<string>> AgreeAsync(PipelineRig rig, IReadOnlyList<Upload> uploads)
    {
        var (decisions, given) = (new List<string>(), new List<string>());
        foreach (var one in uploads)
        {
            var first = await CheckFirstAsync(rig, one);
            var record = await rig.RecordAsync(await rig.PlenaryAsync(one.Area, one.Content, one.Name, one.Contest));
            given.Add(Write(Path.Combine("documents", $"{given.Count}"), one.Name, one.Content));
            var command = new FileCheck(new ContestFolders(null), null, new RuleOptions()).Check(given)[^1];

            var codes = Codes(record.Findings);
            first.ShouldBe($"{UploadWords.ProgressOf(record.Status)}: {codes}", $"check first: {one.Name}");
            $"{command.Status}: {Codes(command.Findings)}".ShouldBe($"{record.Status}: {codes}", one.Name);
            decisions.Add($"{record.Status}: {string.Join(' ', codes.Split(' ').Distinct())}");
            await rig.DrainDocumentsAsync();
        }

        return decisions;
    }

    private static async Task<string> CheckFirstAsync(PipelineRig rig, Upload one)
    {
        var target = new UploadTarget(one.Contest, one.Area, null, null);
        var outcome = await rig.Get<CheckFile>().RunAsync(one.Name, target, one.Name, one.Content, Token);
        var answer = outcome.ShouldBeOfType<UploadOutcome<CheckAnswer>.Done>().Answer;
        return $"{answer.Progress}: {string.Join(' ', answer.Findings.Select(finding => finding.Code))}";
    }

    private static string Codes(IEnumerable<Finding> findings) =>
        string.Join(' ', findings.Select(finding => finding.Code.Id));

    private void Configure(string key, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (name, content) in files)
        {
            Write(Path.Combine("config", key), name, content);
        }
    }

    private string Write(string folder, string name, byte[] content)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, folder)).FullName, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    private sealed record Upload(ContestKey Contest, AreaCode Area, string Name, byte[] Content);
}
