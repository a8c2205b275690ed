using CsCheck;
using Pleno.Areas;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Formats;

/// <summary>Section VI, D04.</summary>
public sealed class SignatureTests
{
    private static readonly Signature Ketua = new(SignatoryRole.Ketua, null, SignatureState.Ditandatangani);
    private static readonly Signature Anggota = new(SignatoryRole.Anggota, null, SignatureState.Ditandatangani);

    private static readonly Gen<Signature> Line =
        from role in Gen.Enum<SignatoryRole>()
        from paslon in Gen.Int[1, 2]
        from state in Gen.Enum<SignatureState>()
        select new Signature(role, role == SignatoryRole.Saksi ? paslon : null, state);

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".json")]
    public void What_was_written_is_read_again(string format) =>
        Line.Array[1, 12]
            .Sample(
                lines =>
                {
                    var content = new FormBuilder().Content with { Signatures = new Signatures(lines) };
                    Read(Write(content, format), format)
                        .ShouldBeFlawless()
                        .Draft.Signatures.ShouldNotBeNull()
                        .All.Select(signature => signature with { Place = null })
                        .ShouldBe(lines);
                },
                iter: 50
            );

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".json")]
    public void Blank_lines_say_nothing(string format)
    {
        var content = new FormBuilder().Content with { Signatures = new Signatures([]) };
        Read(Write(content, format), format).ShouldBeFlawless().Draft.Signatures.ShouldBeNull();
    }

    [Fact]
    public void A_form_without_the_block_is_read_as_before() =>
        new FormBuilder().ReadCsv().ShouldBeFlawless().Draft.Signatures.ShouldBeNull();

    [Fact]
    public void Without_the_heading_the_lines_are_free_text() =>
        Signed("VI. TANDA TANGAN", "Ketua;Budi;entah", "Anggota;;ditandatangani")
            .ShouldBeFlawless()
            .Draft.Signatures.ShouldBeNull();

    [Theory]
    [InlineData("Ketua")]
    [InlineData("1. KETUA KPU Kota Bontang")]
    [InlineData("Anggota PPK")]
    [InlineData("Saksi Paslon 1")]
    [InlineData("Saksi Pasangan Calon Nomor Urut 2")]
    [InlineData("SAKSI PASLON NO. 2")]
    public void Offices_are_written_in_several_ways(string office) =>
        Block($"{office};Nama;Ditandatangani").ShouldBeFlawless().Draft.Signatures!.All.Count.ShouldBe(1);

    [Fact]
    public void The_place_of_a_line_is_known()
    {
        var read = Block("Ketua;Budi;tidak hadir").ShouldBeFlawless();
        var signature = read.Draft.Signatures!.All.ShouldHaveSingleItem();
        signature.State.ShouldBe(SignatureState.TidakHadir);
        signature.Place.ShouldBe(Place.Cell(null, new FormBuilder().Rows.Count + 3, 3));
    }

    [Theory]
    [InlineData("Ketua;Budi;sudah", "sudah")]
    [InlineData("Pemantau;Budi;ditandatangani", "Pemantau")]
    [InlineData("Saksi Paslon 3;Budi;menolak", "Saksi Paslon 3")]
    [InlineData("Saksi;Budi;menolak", "Saksi")]
    public void W127_a_line_that_cannot_be_read(string line, string got)
    {
        var outcome = Block(line);
        outcome.ShouldFind($"W.127 C{new FormBuilder().Rows.Count + 3} {got}");
        outcome.Findings[0].Code.Severity.ShouldBe(Severity.W);
    }

    [Theory]
    [InlineData("{}", "signatures")]
    [InlineData("[1]", "signatures[0]")]
    [InlineData("[{\"role\": 1, \"status\": \"menolak\"}]", "signatures[0]")]
    [InlineData("[{\"role\": \"ketua\", \"status\": \"mungkin\"}]", "signatures[0]")]
    [InlineData("[{\"role\": \"saksi\", \"paslon\": 9, \"status\": \"menolak\"}]", "signatures[0]")]
    public void W127_in_JSON(string signatures, string path)
    {
        var finding = JsonForm
            .Read(text =>
                text.Replace("\"columns\"", $"\"signatures\": {signatures}, \"columns\"", StringComparison.Ordinal)
            )
            .Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(DocumentCodes.SignatureUnreadable);
        finding.Place.ShouldBe(Place.Json(path));
    }

    [Fact]
    public void W128_the_chair_and_two_members_sign()
    {
        Check(Ketua, Anggota, Anggota).ShouldBeEmpty();
        Check(Ketua, Anggota, Anggota, Anggota with { State = SignatureState.TidakHadir }).ShouldBeEmpty();
        Check(Ketua, Anggota, Anggota with { State = SignatureState.Menolak }).ShouldBe(["W.128 1"]);
        Check(Ketua with { State = SignatureState.TidakHadir }, Anggota, Anggota).ShouldBe(["W.128 0"]);
        Check(Anggota).ShouldBe(["W.128 0", "W.128 1"]);
    }

    [Fact]
    public void W129_a_witness_refuses()
    {
        var saksi = new Signature(SignatoryRole.Saksi, 2, SignatureState.TidakHadir);
        Check(Ketua, Anggota, Anggota, saksi).ShouldBeEmpty();
        Check(Ketua, Anggota, Anggota, saksi with { State = SignatureState.Ditandatangani }).ShouldBeEmpty();
        Check(Ketua, Anggota, Anggota, saksi with { State = SignatureState.Menolak })
            .ShouldBe(["W.129 Saksi Paslon 2"]);
    }

    [Fact]
    public void A_refusal_asks_and_does_not_block()
    {
        var contest = ThreeLevels.Contest();
        var area = AreaCode.Parse("627101");
        var content = ThreeLevels.Document(contest, area) with
        {
            Signatures = new Signatures([
                Ketua,
                Anggota,
                Anggota,
                new Signature(SignatoryRole.Saksi, 2, SignatureState.Menolak),
            ]),
        };
        var assessment = Assessor.Assess(
            RecapFileReader.Read(XlsxFormWriter.Write(content), "x.xlsx", contest, area),
            new AssessmentContext(contest, area, "00", null, null)
        );
        assessment.Findings.Select(finding => finding.Code).ShouldBe([DocumentCodes.WitnessRefused]);
        assessment.Status.ShouldBe(DocumentStatus.Accepted);
        assessment.Document!.Signatures!.All.Count.ShouldBe(4);
    }

    private static IEnumerable<string> Check(params Signature[] lines) =>
        new Signatures(lines)
            .Check()
            .Select(finding => $"{finding.Code} {finding.Got!.Text ?? $"{finding.Got.Number}"}");

    private static ReadOutcome Block(string line) => Signed("VI. TANDA TANGAN", "Jabatan;Nama;Tanda Tangan", line);

    private static ReadOutcome Signed(params string[] lines)
    {
        var form = new FormBuilder();
        form.Rows.AddRange(lines.Select(line => line.Split(';').ToList()));
        return form.ReadCsv();
    }

    private static ReadOutcome Read(byte[] bytes, string format) => new FormBuilder().Read(bytes, $"form{format}");

    private static byte[] Write(FormContent content, string format) =>
        format switch
        {
            ".xlsx" => XlsxFormWriter.Write(content),
            ".json" => JsonFormWriter.Write(content),
            _ => CsvFormWriter.Write(content),
        };
}
