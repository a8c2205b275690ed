using Pleno.Areas;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>L05: what a D.KEJADIAN KHUSUS explains, what it does not, and how an explanation travels upwards.</summary>
public sealed class ExplanationRuleTests
{
    private const string Number = "12/BA/6401/2024";
    private static readonly string Hash = "abcdef0123456789".PadRight(64, '0');
    private static readonly AreaCode Second = AreaCode.Parse("640102");

    /// <summary>Jembrana's case: voters booked as pindahan instead of DPT, corrected one level up. Both lists and their sums change.</summary>
    private static IReadOnlyList<Finding> Booked()
    {
        var references = new RecapBuilder().References(accepted: new RecapBuilder().ChildDocuments());
        var draft = new RecapBuilder().With(1, "paslon.1", 710).Draft();
        var findings = RecapCheck.Of(draft, references);
        findings.Select(finding => finding.Code.Id).ShouldBe(["F.710", "F.710"]);
        return findings;
    }

    [Fact]
    public void An_entry_with_document_field_area_and_both_figures_explains()
    {
        var findings = Attach(Booked(), Entry(1, "paslon.1", 700, 710), Entry(2, "paslon.2", 1960, 1950));
        findings.Count.ShouldBe(2);
        findings.ShouldAllBe(finding => !finding.Blocks && finding.ExplainedBy!.Count == 1);
        findings[0]
            .ExplainedBy![0]
            .ShouldBe(new Explanation(RecapBuilder.Own, Number, "aa".PadRight(64, 'a'), 1, "Salah catat"));
    }

    [Fact]
    public void Each_figure_needs_its_own_entry()
    {
        var findings = Attach(Booked(), Entry(1, "paslon.1", 700, 710));
        findings.Select(finding => finding.Blocks).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("paslon.1", 700, 711, Number, "640102")]
    [InlineData("paslon.1", 701, 710, Number, "640102")]
    [InlineData("paslon.2", 700, 710, Number, "640102")]
    [InlineData("paslon.1", 700, 710, Number, "640101")]
    [InlineData("paslon.1", 700, 710, Number, null)]
    public void W741_an_entry_that_does_not_fit_explains_nothing_and_is_asked_about(
        string field,
        long from,
        long to,
        string document,
        string? area
    )
    {
        var entry = Entry(7, field, from, to) with
        {
            Document = document,
            Area = area is null ? null : AreaCode.Parse(area),
        };
        var findings = Attach(Booked(), entry);
        findings.Select(finding => finding.Code.Id).ShouldBe(["F.710", "F.710", "W.741"]);
        findings.Count(finding => finding.Blocks).ShouldBe(2);
        findings[2].Got!.Text.ShouldBe($"{Number}, 7: {from} -> {to}");
    }

    [Theory]
    [InlineData("12/BA/6401/2024", true)]
    [InlineData("12 / ba / 6401 / 2024", true)]
    [InlineData("abcdef01", true)]
    [InlineData("ABCDEF01 2345", true)]
    [InlineData("abcdef0", false)]
    [InlineData("13/BA/6401/2024", false)]
    [InlineData("", false)]
    public void The_document_is_named_by_its_number_or_eight_digits_of_its_hash(string document, bool isNamed)
    {
        var findings = Attach(Booked(), Entry(1, "paslon.1", 700, 710) with { Document = document });
        findings[0].Blocks.ShouldBe(!isNamed);
    }

    /// <summary>A sum within a document can only be wrong: nothing explains it.</summary>
    [Fact]
    public void A_sum_that_does_not_add_up_is_never_explained()
    {
        var wrong = RecapCheck.Of(new RecapBuilder().Wrong(1, "suara_sah", 2661).Draft());
        wrong.ShouldHaveSingleItem().Code.IsExplainable.ShouldBeFalse();
        var entry = Entry(1, "suara_sah", wrong[0].Expected!.Number!.Value, 2661);
        Attach(wrong, entry)[0].Blocks.ShouldBeTrue();
    }

    /// <summary>Voters at a special location: more ballots used than voters on the lists, in one kab/kota and so in its province.</summary>
    [Fact]
    public void An_explanation_travels_with_the_figure_into_the_column_and_the_total_above()
    {
        Finding[] above =
        [
            Used(Second, 2700, 2705),
            Used(null, 5000, 5005),
            Used(AreaCode.Parse("640101"), 2300, 2301),
        ];
        var below = new ExplainedFigure(
            Second,
            null,
            "ss_digunakan",
            FormCodes.BallotsUsedAreUsers,
            2700,
            2705,
            [Why(4)]
        );
        var sources = new ExplanationSources(Number, Hash, [], [below]);

        var alone = ExplanationRules.Attach(above[..2], sources);
        alone.ShouldAllBe(finding => !finding.Blocks);
        alone[1].ExplainedBy.ShouldBe([Why(4)]);

        // Another column is off too, so the total's gap is not that of what is explained.
        var both = ExplanationRules.Attach(above, sources);
        both.Select(finding => finding.Blocks).ShouldBe([false, true, true]);
    }

    [Fact]
    public void An_explanation_of_another_figure_below_explains_nothing()
    {
        var below = new ExplainedFigure(
            Second,
            null,
            "ss_digunakan",
            FormCodes.BallotsUsedAreUsers,
            2700,
            2704,
            [Why(4)]
        );
        var findings = ExplanationRules.Attach(
            [Used(Second, 2700, 2705)],
            new ExplanationSources(Number, Hash, [], [below])
        );
        findings.ShouldHaveSingleItem().Blocks.ShouldBeTrue();
    }

    [Fact]
    public void A_witness_who_refused_is_answered_by_the_objection_on_file()
    {
        var refused = new Finding(DocumentCodes.WitnessRefused, Got: "Saksi Paslon 2");
        var objection = Entry(3, "", 0, 0) with
        {
            Kind = KejadianKind.Keberatan,
            Field = null,
            Document = null,
            Witness = 2,
        };
        Attach([refused], objection).ShouldHaveSingleItem().ExplainedBy!.ShouldHaveSingleItem().Entry.ShouldBe(3);
        Attach([refused], objection with { Witness = 1 }).ShouldHaveSingleItem().ExplainedBy.ShouldBeNull();
    }

    [Fact]
    public void A_document_is_accepted_when_everything_that_blocks_is_explained()
    {
        var contest = new Formats.ContestBuilder().Build();
        var bontang = Formats.ContestBuilder.Bontang;
        var draft = new RecapBuilder(columns: 3, own: bontang).With(1, "paslon.1", 710).Draft();
        var accepted = new RecapBuilder(columns: 3, own: bontang).ChildDocuments();
        var context = new AssessmentContext(contest, bontang, Hash, null, accepted);
        var outcome = new ReadOutcome.Readable(draft, null, []);
        var refused = Assessor.Assess(outcome, context);
        refused.Status.ShouldBe(DocumentStatus.Rejected);

        var entries = refused
            .Findings.Where(finding => finding.Blocks)
            .Select(
                (finding, index) =>
                    new KejadianEntry(
                        index + 1,
                        KejadianKind.Selisih,
                        Hash[..8],
                        finding.Area,
                        finding.Field,
                        finding.Expected!.Number,
                        finding.Got!.Number,
                        "Salah catat",
                        null,
                        null
                    )
            )
            .ToList();
        var onFile = new KejadianOnFile(Hash, new KejadianKhusus(bontang, Number, null, entries));
        var explained = Assessor.Assess(outcome, context with { OnFile = [onFile] });
        explained.Status.ShouldBe(DocumentStatus.Accepted);
        explained.Findings.ShouldAllBe(finding => finding.ExplainedBy != null);
    }

    private static Finding Used(AreaCode? area, long users, long used) =>
        new(FormCodes.BallotsUsedAreUsers, Field: "ss_digunakan", Area: area, Expected: users, Got: used);

    private static Explanation Why(int entry) => new(Second, "3/BA/640102", Hash, entry, "Lokasi khusus");

    private static KejadianEntry Entry(int number, string field, long from, long to) =>
        new(number, KejadianKind.Selisih, Number, Second, field, from, to, "Salah catat", null, null);

    private static IReadOnlyList<Finding> Attach(IReadOnlyList<Finding> findings, params KejadianEntry[] entries) =>
        ExplanationRules.Attach(
            findings,
            new ExplanationSources(
                Number,
                Hash,
                [
                    new KejadianOnFile(
                        "aa".PadRight(64, 'a'),
                        new KejadianKhusus(RecapBuilder.Own, Number, null, entries)
                    ),
                ],
                []
            )
        );
}
