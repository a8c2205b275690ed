using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary><c>check</c> with a D.KEJADIAN KHUSUS and a decree beside the documents.</summary>
public sealed class CheckKejadianTests : IDisposable
{
    private static readonly SmallContest Two = new(2);
    private readonly TemporaryFolder _folder = new();

    public CheckKejadianTests()
    {
        var config = Directory.CreateDirectory(Path.Combine(_folder.Path, "config", $"{SmallContest.Key}")).FullName;
        foreach (var (name, content) in Two.Files)
        {
            File.WriteAllBytes(Path.Combine(config, name), content);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_explained_is_no_longer_refused_in_whatever_order_the_files_are_given()
    {
        var special = KejadianTests.Special(Two.Child(SmallContest.First));
        var content = SmallContest.Csv(special);
        var document = Write("d.csv", content);
        var alone = await CommandRun.OfAsync("check", document);
        alone.Code.ShouldBe(1);
        alone.Output.ShouldContain("akan ditolak");

        var outcome = RecapFileReader.Read(content, "d.csv", Two.Contest, SmallContest.First);
        var context = new AssessmentContext(Two.Contest, SmallContest.First, new string('0', 64), null, null);
        var findings = Assessor.Assess(outcome, context).Findings.Where(finding => finding.Blocks).ToList();
        var kejadian = Write("k.csv", KejadianTests.Kejadian(SmallContest.First, special.Header.BeritaAcara, findings));
        string[][] orders =
        [
            [document, kejadian],
            [kejadian, document],
        ];
        foreach (var order in orders)
        {
            var run = await CommandRun.OfAsync(["check", .. order]);
            run.Code.ShouldBe(0);
            run.Output.ShouldContain("Dijelaskan dalam D.KEJADIAN KHUSUS");
            run.Output.ShouldContain("MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK, 6401");
        }
    }

    [Fact]
    public async Task A_decree_is_held_against_the_document_given_with_it()
    {
        var children = Two.Children.Select(area => Two.Child(area)).ToList();
        var files = children.Select(child => Write($"{child.Header.Area}.csv", SmallContest.Csv(child))).ToList();
        var parent = Two.Parent(children);
        files.Add(Write("64.csv", SmallContest.Csv(parent)));
        files.Add(Write("k.csv", SmallContest.Decree(Two.Contest, parent)));
        var right = await CommandRun.OfAsync(["check", .. files]);
        right.Output.ShouldContain("4 berkas: 4 bersih");

        parent.Figures[parent.Figures.TotalColumn, parent.Figures.Layout["paslon.1"]] += 1;
        Write("k.csv", SmallContest.Decree(Two.Contest, parent));
        var wrong = await CommandRun.OfAsync(["check", .. files]);
        wrong.Code.ShouldBe(1);
        wrong.Output.ShouldContain("F.743");
    }

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(file, content);
        return file;
    }
}
