using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

public sealed class WholeNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("1234", 1234)]
    [InlineData(" 1234 ", 1234)]
    [InlineData("1.234", 1234)]
    [InlineData("12.345.678", 12_345_678)]
    [InlineData("9007199254740992", FigureTable.Largest)]
    [InlineData("9.007.199.254.740.992", FigureTable.Largest)]
    public void A_whole_number_in_a_CSV_file_is_read(string text, long expected) =>
        new FormBuilder()
            .Set("suara_sah", 4, text)
            .ReadCsv(';')
            .ShouldBeFlawless()
            .Figure(0, "suara_sah")
            .ShouldBe(expected);

    [Theory]
    [InlineData("1,234")]
    [InlineData("12.5")]
    [InlineData("1.23")]
    [InlineData("1.2345")]
    [InlineData("1234.567")]
    [InlineData("12345.678")]
    [InlineData(".234")]
    [InlineData("1.")]
    [InlineData("1..234")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1 234")]
    [InlineData("1e3")]
    [InlineData("9007199254740993")]
    [InlineData("9999999999999999999")]
    [InlineData("18446744073709551617")]
    [InlineData("99999999999999999999999999")]
    [InlineData("1O0")]
    [InlineData("l00")]
    [InlineData("007")]
    [InlineData("0.123")]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("１２")]
    public void Anything_else_is_refused_with_what_stands_there(string text)
    {
        var form = new FormBuilder().Set("suara_sah", 4, text);
        form.ReadCsv(';').ShouldFind($"F.110 D{form.RowOf("suara_sah")} {text}");
    }

    /// <summary>Against the rule written down once more, in another way.</summary>
    [Fact]
    public void Any_text_in_a_CSV_file_is_read_by_the_rule() =>
        Gen.Select(
                Gen.OneOf(Gen.Char["0123456789"], Gen.Char["0123456789.,+- \u00A0eO"]).Array[1, 23],
                Gen.Bool,
                Gen.Bool,
                Gen.Bool
            )
            .Sample(
                (letters, isQuoted, hasMark, hasReturns) =>
                {
                    var text = new string(letters);
                    var form = new FormBuilder().Set("suara_sah", 4, isQuoted ? $"\"{text}\"" : text);
                    var lines = form.CsvText(';').ReplaceLineEndings(hasReturns ? "\r\n" : "\n");
                    var outcome = form.Read(Encoding.UTF8.GetBytes((hasMark ? "\uFEFF" : "") + lines), "form.csv");
                    if (Expected(text.Trim()) is { } number)
                    {
                        outcome.ShouldBeFlawless().Figure(0, "suara_sah").ShouldBe(number);
                    }
                    else
                    {
                        var code = text.Trim().Length == 0 ? "F.111" : "F.110";
                        outcome.ShouldFind($"{code} D{form.RowOf("suara_sah")} {text.Trim()}".TrimEnd());
                    }
                },
                iter: 1500
            );

    private static long? Expected(string text) =>
        Regex.IsMatch(
            text,
            @"^(0|[1-9][0-9]*|[1-9][0-9]{0,2}(\.[0-9]{3})+)$",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        )
        && BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal)) is var number
        && number <= FigureTable.Largest
            ? (long)number
            : null;

    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("1234.0", 1234)]
    [InlineData("1.0E3", 1000)]
    [InlineData("1.234E3", 1234)]
    [InlineData("9007199254740992", FigureTable.Largest)]
    public void A_whole_numeric_cell_of_a_workbook_is_read(string stored, long expected) =>
        new FormBuilder()
            .Set("suara_sah", 4, $"#{stored}")
            .ReadXlsx()
            .ShouldBeFlawless()
            .Figure(0, "suara_sah")
            .ShouldBe(expected);

    [Theory]
    [InlineData("1.234")]
    [InlineData("-5")]
    [InlineData("-0")]
    [InlineData("0.5")]
    [InlineData("9007199254740993")]
    [InlineData("9.007199254740993E15")]
    [InlineData("1E+300")]
    [InlineData("1E+400")]
    public void A_numeric_cell_that_is_not_whole_is_refused(string stored)
    {
        var form = new FormBuilder().Set("suara_sah", 4, $"#{stored}");
        form.ReadXlsx().ShouldFind($"F.110 D.HASIL!D{form.RowOf("suara_sah")} {stored}");
    }

    [Fact]
    public void A_number_stored_as_text_follows_the_rule_of_text() =>
        new FormBuilder()
            .Set("suara_sah", 4, "1.234")
            .ReadXlsx()
            .ShouldBeFlawless()
            .Figure(0, "suara_sah")
            .ShouldBe(1234);

    [Theory]
    [InlineData("\"12\"")]
    [InlineData("12.0")]
    [InlineData("1e3")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("9007199254740993")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void A_JSON_value_that_is_no_whole_number_is_refused(string value) =>
        JsonForm
            .Read(text => text.Replace("3300", value, StringComparison.Ordinal))
            .ShouldFind($"F.110 rows.suara_tidak_sah[0] {value}");
}
