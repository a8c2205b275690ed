using System.Text;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Language;
using Pleno.Recaps.Findings;
using Pleno.Tests.Drills.Inputs;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Readiness;

namespace Pleno.Tests.Drills;

/// <summary>
/// Files that something was done to, many of each format: each is judged and worded, none throws, takes too long or too much memory, or ends
/// without a finding or an acceptance; and no figure is read that the file does not say.
/// </summary>
public abstract class MutationDrill
{
    private static readonly FindingText Text = FindingText.For(InputContest.Small.Contest);

    private protected static Task OfDocumentsAsync(string name, Func<Random, Input> make) =>
        new InputTrial(name, make, input => $"{Judge(input)}").RunAsync(DrillSettings.Files);

    /// <summary>What the file comes to where nothing stands for its area; and nothing is read that it does not say.</summary>
    private protected static DocumentStatus Judge(Input input)
    {
        var contest = InputContest.Small.Contest;
        var outcome = RecapFileReader.Read(input.Content, input.Name, contest, SmallContest.First);
        var hash = Evidence.HashOf(input.Content);
        var assessment = Assessor.Assess(
            outcome,
            new AssessmentContext(contest, SmallContest.First, hash, null, Accepted: null)
        );
        if (outcome is ReadOutcome.Readable readable)
        {
            input.WrongFigure(readable, assessment.Status == DocumentStatus.Accepted).ShouldBeNull();
        }

        Word(assessment.Findings);
        if (assessment.Status != DocumentStatus.Accepted)
        {
            assessment.Findings.ShouldNotBeEmpty();
        }

        return assessment.Status;
    }

    private protected static void Word(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            CodeCatalogue.All.ShouldContain(finding.Code);
            Text.Line(finding, Tongue.Indonesian).ShouldNotBeEmpty();
            Text.Line(finding, Tongue.English).ShouldNotBeEmpty();
        }
    }
}

public sealed class CsvMutationDrill : MutationDrill
{
    [Fact]
    public Task Mutated_CSV_files() => OfDocumentsAsync("mutated CSV", CsvInputs.Make);
}

public sealed class JsonMutationDrill : MutationDrill
{
    [Fact]
    public Task Mutated_JSON_files() => OfDocumentsAsync("mutated JSON", JsonInputs.Make);
}

public sealed class XlsxMutationDrill : MutationDrill
{
    [Fact]
    public Task Mutated_workbooks() => OfDocumentsAsync("mutated XLSX", XlsxInputs.Make);
}

public sealed class OtherMutationDrills : MutationDrill
{
    private static readonly string[] Reports =
    [
        ReadyContest.Confirmation,
        ReadyContest.Roster,
        ReadyContest.Patrol,
        ReadyContest.Deployment,
        ReadyContest.Checklist,
        ReadyContest.Attendance,
        ReadyContest.Incident,
        ReadyContest.Reconciliation,
        ReadyContest.Operation,
        ReadyContest.Waiver,
        ReadyContest.Decision,
        ReadyContest.Situation("6401", "2024-12-08 14:00"),
    ];

    [Fact]
    public Task Mutated_scans() =>
        new InputTrial(
            "mutated PDF",
            PdfInputs.Make,
            input =>
            {
                var reading = ScanReader.Read(input.Content);
                Word(reading.Findings);
                return reading.GetType().Name;
            }
        ).RunAsync(DrillSettings.Scans);

    /// <summary>The office that sends it is the one that the right report names: what it says must not be another's.</summary>
    [Fact]
    public Task Mutated_readiness_reports() =>
        new InputTrial("mutated readiness report", OfReport, Take).RunAsync(DrillSettings.Reports);

    private static Input OfReport(Random random)
    {
        var right = Reports[random.Next(Reports.Length)];
        return new Input(
            $"{ReadyContest.Right(right).Head.Office}.csv",
            random.Next(2) == 0
                ? ByteChanges.Of(Encoding.UTF8.GetBytes(right), random)
                : TokenChanges.OfText(right, random)
        );
    }

    private static string Take(Input input)
    {
        var sender = Path.GetFileNameWithoutExtension(input.Name);
        var reading = ReadyContest.Take(input.Content, input.Name, sender);
        Word(reading.Findings);
        if (reading.Report is not { } report)
        {
            reading.Findings.ShouldNotBeEmpty();
            return "refused";
        }

        report.Head.Office.ShouldBe(sender);
        return "taken";
    }
}
