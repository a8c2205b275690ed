using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;

namespace Pleno.Tests.Versions;

/// <summary>L06 and L08: what a version must say of the one before.</summary>
public sealed class VersionRuleTests
{
    private const string Number = "12/BA/6401/2024";
    private static readonly string Old = "1234567890abcdef".PadRight(64, '0');
    private static readonly string Own = "f".PadRight(64, 'f');

    [Fact]
    public void A_first_version_needs_no_words() => Codes(null, null).ShouldBeEmpty();

    [Theory]
    [InlineData(DocumentStatus.Accepted, "F.715")]
    [InlineData(DocumentStatus.NeedsExplanation, "F.715")]
    [InlineData(DocumentStatus.Read, "F.715")]
    [InlineData(DocumentStatus.Rejected, "")]
    [InlineData(DocumentStatus.Superseded, "")]
    [InlineData(DocumentStatus.Unreadable, "")]
    public void F715_L08_one_number_has_one_content(DocumentStatus other, string code) =>
        string.Join(' ', Codes(null, null, Other(other))).ShouldBe(code);

    [Fact]
    public void F715_another_number_is_another_document() =>
        Codes(null, null, Other(DocumentStatus.Read) with { BeritaAcara = "13/BA/6401/2024" }).ShouldBeEmpty();

    [Fact]
    public void F712_a_standing_document_of_another_number_is_replaced_by_name_only() =>
        Codes(null, Old, Other(DocumentStatus.Accepted) with { BeritaAcara = "1/BA/6401/2024" }).ShouldBe(["F.712"]);

    [Theory]
    [InlineData("12345678", "F.716")]
    [InlineData("99999999", "F.716")]
    public void F716_L06_what_is_replaced_exists(string replaces, string code) =>
        Codes(new RecapRevision(replaces, "salah ketik", "PSU"), null).ShouldBe([code]);

    [Fact]
    public void F716_a_refused_document_may_be_named() =>
        Codes(new RecapRevision("12345678", "salah ketik", "PSU"), null, Other(DocumentStatus.Rejected))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("D.KEJADIAN KHUSUS 3/2024", "")]
    [InlineData(null, "W.717")]
    [InlineData(" ", "W.717")]
    public void W717_L06_a_new_version_names_what_allows_it(string? basis, string code) =>
        string.Join(
                ' ',
                Codes(new RecapRevision("12345678", "salah ketik", basis), Old, Other(DocumentStatus.Accepted))
            )
            .ShouldBe(code);

    private static IEnumerable<string> Codes(
        RecapRevision? revision,
        string? predecessor,
        params DocumentRecord[] others
    ) =>
        VersionRules
            .Check(new VersionClaim(Own, Number, revision), predecessor, others)
            .Select(finding => finding.Code.Id);

    private static DocumentRecord Other(DocumentStatus status) =>
        new(
            new DocumentId(ContestKey.Parse("gubernur-64-2024"), AreaCode.Parse("6401"), Old),
            "a.csv",
            1,
            default,
            status,
            1,
            Number,
            [],
            0,
            true,
            default
        );
}
