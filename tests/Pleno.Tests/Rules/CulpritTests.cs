using System.Diagnostics;
using System.Text.Json;
using Pleno.Areas;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>One mistake, one message; what cannot be told is not guessed.</summary>
public sealed class CulpritTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void A_culprit_has_the_first_code_its_own_place_and_both_figures()
    {
        var draft = new RecapBuilder().Wrong(null, "paslon.1", 1005).Draft();
        var finding = RecapCheck.Of(draft).ShouldHaveSingleItem();

        finding.Code.ShouldBe(FormCodes.PaslonVotesAddUpToValid);
        finding.Also.ShouldBe([BetweenCodes.ColumnsAddUpToTotal]);
        finding.Place.ShouldBe(draft.Places.Of(2, draft.Figures.Layout["paslon.1"]));
        finding.Field.ShouldBe("paslon.1");
        finding.Area.ShouldBeNull();
        finding.Got.ShouldBe(1005);
        finding.Expected.ShouldBe(1050);
        new[] { finding }.AllCodes().ShouldBe(["F.501", "F.707"]);
    }

    [Fact]
    public void Two_wrong_figures_apart_are_two_findings()
    {
        new RecapBuilder()
            .Wrong(0, "pemilih_dpt.l", 2000)
            .Wrong(1, "suara_tidak_sah", 104)
            .Check()
            .ShouldBe([
                "F.201+F.707 640101 pemilih_dpt.l 2000 1000 DigitMistyped",
                "F.601+F.707 640102 suara_tidak_sah 104 140 DigitsSwapped",
            ]);
    }

    /// <summary>Both in one equation: the two rows say how far each is off, and the equation where.</summary>
    [Fact]
    public void Two_wrong_figures_in_one_equation_are_two_findings_where_no_others_would_do()
    {
        new RecapBuilder()
            .Wrong(0, "paslon.1", 352)
            .Wrong(0, "paslon.2", 985)
            .Check()
            .ShouldBe([
                "F.501+F.707 640101 paslon.1 352 350 DigitMistyped",
                "F.501+F.707 640101 paslon.2 985 980 DigitMistyped",
            ]);
    }

    /// <summary>In one row: the equations of their columns say how far each is off, and the row which one.</summary>
    [Fact]
    public void Two_wrong_figures_in_one_row_are_two_findings()
    {
        new RecapBuilder(columns: 3)
            .Wrong(0, "paslon.1", 352)
            .Wrong(2, "paslon.1", 1055)
            .Check()
            .ShouldBe([
                "F.501+F.707 640101 paslon.1 352 350 DigitMistyped",
                "F.501+F.707 640103 paslon.1 1055 1050 DigitMistyped",
            ]);
    }

    /// <summary>
    /// The first two make up for each other in their column, and would in any other column just so; the next two could as well stand in
    /// each other's columns; the last are three.
    /// </summary>
    [Fact]
    public void Wrong_figures_that_could_be_others_stay_as_they_are()
    {
        new RecapBuilder()
            .Wrong(0, "paslon.1", 352)
            .Wrong(0, "paslon.2", 978)
            .Check()
            .ShouldBe(["F.707 total paslon.1 1050 1052", "F.707 total paslon.2 2940 2938"]);
        new RecapBuilder()
            .Wrong(0, "paslon.1", 355)
            .Wrong(1, "paslon.2", 1965)
            .Check()
            .ShouldBe([
                "F.501 640101 suara_sah 1330 1335",
                "F.501 640102 suara_sah 2660 2665",
                "F.707 total paslon.1 1050 1055",
                "F.707 total paslon.2 2940 2945",
            ]);
        new RecapBuilder()
            .Wrong(0, "paslon.1", 352)
            .Wrong(1, "paslon.2", 1963)
            .Wrong(1, "paslon.1", 705)
            .Check()
            .ShouldAllBe(finding => !finding.Contains('+'));
    }

    [Fact]
    public void Three_wrong_figures_in_one_equation_stay_as_they_are()
    {
        new RecapBuilder(pairs: 3)
            .Wrong(0, "paslon.1", 234)
            .Wrong(0, "paslon.2", 236)
            .Wrong(0, "paslon.3", 900)
            .Check()
            .ShouldAllBe(finding => !finding.Contains('+'));
    }

    /// <summary>Without columns of areas L, P and JML cannot be told from each other: all three are named, none is blamed.</summary>
    [Fact]
    public void Without_columns_the_candidates_are_listed()
    {
        var table = new FigureTable(new RecapBuilder().Layout, []);
        var right = new RecapBuilder(columns: 1).Figures();
        foreach (var field in table.Layout.Fields)
        {
            table[0, field] = right[0, field.Index];
        }

        table[0, table.Layout["pemilih_dpt.l"]] = 1001;
        var draft = new RecapBuilder().Draft() with { Figures = table };
        var finding = RecapCheck.Of(draft).ShouldHaveSingleItem();

        finding.Code.Id.ShouldBe("F.201");
        finding.Also.ShouldBeNull();
        finding.Hint!.Kind.ShouldBe(HintKind.Candidates);
        finding.Hint.Cells.ShouldBe([
            new HintCell("pemilih_dpt.jml", null, 2120, 2121),
            new HintCell("pemilih_dpt.l", null, 1001, 1000),
            new HintCell("pemilih_dpt.p", null, 1120, 1119),
        ]);
    }

    /// <summary>A change that would balance but leave the range of figures, or break a limit, is none.</summary>
    [Fact]
    public void A_culprit_never_has_to_be_negative()
    {
        new RecapBuilder(columns: 1)
            .Wrong(0, "pengguna_tambahan.l", 0)
            .Check()
            .ShouldBe(["F.201+F.203+F.707 640101 pengguna_tambahan.l 0 30"]);
        new RecapBuilder(columns: 1)
            .Wrong(0, "suara_sah", 0)
            .Wrong(0, "suara_tidak_sah", 0)
            .Check()
            .ShouldBe(["F.501+F.601+F.707 640101 suara_sah 0 1330", "F.601+F.707 640101 suara_tidak_sah 0 70"]);
    }

    [Fact]
    public void A_missing_figure_elsewhere_does_not_hide_a_culprit_and_one_in_its_row_does()
    {
        new RecapBuilder()
            .Wrong(1, "ss_dikembalikan", null)
            .Wrong(0, "paslon.1", 400)
            .Check()
            .ShouldBe(["F.501+F.707 640101 paslon.1 400 350"]);
        new RecapBuilder()
            .Wrong(1, "paslon.1", null)
            .Wrong(0, "paslon.1", 400)
            .Check()
            .ShouldBe(["F.501 640101 suara_sah 1330 1380 Candidates"]);
    }

    [Fact]
    public void Men_and_women_exchanged_in_one_column()
    {
        new RecapBuilder()
            .Wrong(0, "pengguna_dpt.l", 700)
            .Wrong(0, "pengguna_dpt.p", 600)
            .Check()
            .ShouldBe([
                "F.203 640101 pengguna_total.l 640 740 MenAndWomenExchanged",
                "F.203 640101 pengguna_total.p 760 660 MenAndWomenExchanged",
                "F.707 total pengguna_dpt.l 1800 1900",
                "F.707 total pengguna_dpt.p 2100 2000",
            ]);
    }

    [Fact]
    public void Two_areas_exchanged_in_one_row()
    {
        var finding = RecapCheck
            .Of(new RecapBuilder(columns: 3).Wrong(0, "paslon.1", 1050).Wrong(2, "paslon.1", 350).Draft())
            .ShouldBe(2)[0];

        finding.Hint.ShouldNotBeNull();
        finding.Hint.Kind.ShouldBe(HintKind.AreasExchangedInRow);
        finding
            .Hint.Cells.Select(cell => (cell.Area!.Value.Digits, cell.Stated, cell.Balanced))
            .ShouldBe([("640101", 1050, 350), ("640103", 350, 1050)]);
    }

    [Fact]
    public void Two_columns_exchanged()
    {
        var right = new RecapBuilder(columns: 3);
        var wrong = new RecapBuilder(columns: 3);
        foreach (var field in right.Layout.Fields)
        {
            wrong
                .Wrong(0, field.Key, right.Figures()[1, field.Index])
                .Wrong(1, field.Key, right.Figures()[0, field.Index]);
        }

        var findings = wrong.Check(right.References(accepted: right.ChildDocuments()));
        findings.ShouldAllBe(finding => finding.StartsWith("F.710", StringComparison.Ordinal));
        findings[0].ShouldBe("F.710 640101 pemilih_dpt.l 2000 1000 AreasExchanged");
    }

    [Fact]
    public void A_row_shifted_by_one_column()
    {
        var wrong = new RecapBuilder(columns: 5);
        var right = new RecapBuilder(columns: 5).Figures();
        for (var column = 1; column < 5; column++)
        {
            wrong.Wrong(column, "suara_tidak_sah", right[column - 1, right.Layout["suara_tidak_sah"]]);
        }

        wrong.Check()[0].ShouldBe("F.601 640102 suara_total 2800 2730 RowShifted");
    }

    [Fact]
    public void A_stale_child_is_known_by_its_earlier_version()
    {
        var child = RecapBuilder.Child(RecapBuilder.Own, 1);
        var earlier = new RecapBuilder().With(0, "paslon.1", 333).ChildDocuments()[child];
        var references = new RecapBuilder().References(
            accepted: new RecapBuilder().ChildDocuments(),
            earlier: new Dictionary<AreaCode, IReadOnlyList<Figures>> { [child] = [earlier] }
        );

        new RecapBuilder()
            .Wrong(0, "paslon.1", 333)
            .Check(references)
            .ShouldBe(["F.501+F.707+F.710 640101 paslon.1 333 350 StaleChild"]);
        new RecapBuilder()
            .With(0, "paslon.1", 333)
            .Check(references)
            .ShouldBe(["F.710 640101 paslon.1 333 350 StaleChild", "F.710 640101 paslon.2 997 980 StaleChild"]);
    }

    /// <summary>It was carried on past a page that adds up: nothing but its own page says so, and it is named all the same.</summary>
    [Fact]
    public void A_culprit_with_one_code_is_said_to_balance()
    {
        var draft = new RecapBuilder()
            .Pages(1, 1)
            .WrongOnPage(0, isCarried: false, "suara_sah", 1340)
            .WrongOnPage(1, isCarried: true, "suara_sah", 1340)
            .Draft();
        var finding = RecapCheck.Of(draft).ShouldHaveSingleItem();
        finding.Also.ShouldBe([]);
        new FindingText(draft.Figures.Layout, _ => null)
            .Line(finding, Tongue.English)
            .ShouldEndWith(
                "JUMLAH AKHIR: found 1,340, whereas 1,330 would balance) Hint: perhaps one digit was mistyped, 1,340 should be 1,330."
            );
    }

    [Fact]
    public void A_culprit_in_words()
    {
        var builder = new RecapBuilder().Wrong(0, "paslon.2", 9980);
        var text = new FindingText(builder.Layout, _ => "Kecamatan Batu Sopang");
        var finding = RecapCheck.Of(builder.Draft()).ShouldHaveSingleItem();

        text.Line(finding, Tongue.Indonesian)
            .ShouldBe(
                "F.501 Suara seluruh paslon tidak berjumlah sama dengan suara sah. (di D.HASIL!A27, Pasangan 2, 640101 Kecamatan Batu Sopang: "
                    + "tertulis 9.980, sedangkan 980 membuat semuanya seimbang) Akibatnya juga F.707. Petunjuk: mungkin angka ganda, 9.980 seharusnya 980."
            );
        text.Line(finding, Tongue.English)
            .ShouldEndWith(
                "found 9,980, whereas 980 would balance) It also breaks F.707. Hint: perhaps a digit was typed twice, 9,980 should be 980."
            );
    }

    [Fact]
    public void Every_hint_has_words_in_both_languages()
    {
        var text = new HintText(new RecapBuilder().Layout, _ => "Wilayah");
        var cell = new HintCell("paslon.1", RecapBuilder.Own, 12, 21);
        foreach (var kind in Enum.GetValues<HintKind>())
        {
            var hint = new Hint(kind, [cell, cell with { Area = null }]);
            text.Of(hint, Tongue.Indonesian).ShouldStartWith("Petunjuk: ");
            text.Of(hint, Tongue.English).ShouldStartWith("Hint: ");
        }
    }

    [Fact]
    public void A_finding_with_its_consequences_and_hint_survives_JSON()
    {
        var finding = RecapCheck.Of(new RecapBuilder().Wrong(0, "paslon.1", 305).Draft()).ShouldHaveSingleItem();
        var json = JsonSerializer.Serialize(finding, Web);
        var read = JsonSerializer.Deserialize<Finding>(json, Web)!;

        json.ShouldContain("\"also\":[\"F.707\"]");
        json.ShouldContain("\"kind\":\"DigitsSwapped\"");
        JsonSerializer.Serialize(read, Web).ShouldBe(json);
        read.Also.ShouldBe([BetweenCodes.ColumnsAddUpToTotal]);
        JsonSerializer.Serialize(new Finding(FormCodes.BallotsReceivedAddUp), Web).ShouldNotContain("hint");
    }

    /// <summary>Kalimantan Tengah has 1,571 desa and kelurahan. The bound is generous: it tells a slip into quadratic work, not speed.</summary>
    [Fact]
    public void A_wide_document_is_quick_both_almost_right_and_all_wrong()
    {
        const int desa = 1571;
        var started = Stopwatch.GetTimestamp();
        var draft = Wide(desa).Wrong(700, "paslon.3", 1).Draft();
        RecapCheck.Of(draft).ShouldHaveSingleItem().Field.ShouldBe("paslon.3");
        for (var column = 0; column <= desa; column++)
        {
            foreach (var field in draft.Figures.Layout.Fields)
            {
                draft.Figures[column, field] = (column * 7919L) + (field.Index * 104_729L % 1009);
            }
        }

        RecapCheck.Of(draft).Count.ShouldBeGreaterThan(10_000);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static RecapBuilder Wide(int columns) =>
        new(
            pairs: 10,
            children: [.. Enumerable.Range(0, columns).Select(index => AreaCode.Parse($"62{index:00000000}"))]
        );
}

file static class FindingAssertions
{
    public static IReadOnlyList<Finding> ShouldBe(this IReadOnlyList<Finding> findings, int count)
    {
        findings.Count.ShouldBe(count);
        return findings;
    }
}
