using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

public sealed class KecamatanFormTests
{
    private static readonly Contest Contest = ThreeLevels.Contest();
    private static readonly AreaCode Kecamatan = AreaCode.Parse("627101");

    [Theory]
    [InlineData("gubernur-62-2024", "MODEL D.HASIL KECAMATAN-KWK-Gubernur")]
    [InlineData("walikota-6271-2024", "MODEL D.HASIL KECAMATAN-KWK-Bupati/Walikota")]
    [InlineData("bupati-6201-2024", "MODEL D.HASIL KECAMATAN-KWK-Bupati/Walikota")]
    public void A_kecamatan_has_a_form_of_its_own(string contest, string name)
    {
        var form = RecapForm.For(ContestKey.Parse(contest), Kecamatan).ShouldNotBeNull();
        form.Name.ShouldBe(name);
        form.Key.ShouldBe("D.HASIL-KECAMATAN");
        RecapForm.TryParse(name).ShouldBe(form);
        RecapForm.TryParse(name.ToLowerInvariant()).ShouldBe(form);
    }

    [Theory]
    [InlineData("d-hasil-kecamatan-gubernur.csv")]
    [InlineData("d-hasil-kecamatan-bupati-walikota.csv")]
    public void Its_template_has_desa_as_columns(string name) =>
        System
            .Text.Encoding.UTF8.GetString(FormTemplate.Write(name)!)
            .ShouldContain("NO,URAIAN,JENIS,9901012001 Desa Contoh Satu,9901012002 Desa Contoh Dua,");

    [Theory]
    [InlineData("Kecamatan", "Kecamatan 627102", "kecamatan")]
    [InlineData("Kabupaten/Kota", "Kabupaten Katingan", "kabKota")]
    [InlineData("Provinsi", "Kalimantan Timur", "provinsi")]
    public void F115_the_head_names_another_area(string label, string name, string field)
    {
        var form = new FormBuilder(Contest, Kecamatan);
        form.ReadCsv().ShouldBeFlawless();
        var outcome = form.Head(label, name).ReadCsv();
        outcome.ShouldFind($"F.115 C{form.HeadRow(label)} {name}");
        outcome.Findings[0].Field.ShouldBe(field);
    }

    [Fact]
    public void F113_the_form_of_another_level()
    {
        var form = new FormBuilder(Contest, Kecamatan);
        form.Set(1, 1, "MODEL D.HASIL KABKO-KWK-Gubernur")
            .ReadCsv()
            .ShouldFind("F.113 A1 MODEL D.HASIL KABKO-KWK-Gubernur");
    }

    [Fact]
    public void F702_a_desa_of_another_kecamatan()
    {
        var form = new FormBuilder(Contest, Kecamatan);
        var row = form.HeadingRow;
        form.Heading(4, "6271022002 Desa 627102 Nomor 2")
            .ReadCsv()
            .Findings.ShouldContain(finding => finding.Code.Id == "F.702" && finding.Place == Place.Cell(null, row, 4));
    }

    [Fact]
    public void The_example_has_the_size_of_Kalimantan_Tengah()
    {
        Contest.Areas.AtLevel(AreaLevel.KabKota).Count().ShouldBe(14);
        Contest.Areas.AtLevel(AreaLevel.Kecamatan).Count().ShouldBe(136);
        Contest.Areas.AtLevel(AreaLevel.DesaKelurahan).Count().ShouldBe(1_571);
    }

    [Fact]
    public void Documents_of_three_levels_are_read_clean_and_come_to_the_sum_of_the_desa()
    {
        var totals = new Dictionary<AreaCode, Figures>();
        var written = 0;
        AreaLevel[] upwards = [AreaLevel.Kecamatan, AreaLevel.KabKota, AreaLevel.Provinsi];
        foreach (var area in upwards.SelectMany(Contest.Areas.AtLevel).Select(area => area.Code))
        {
            var content = ThreeLevels.Document(Contest, area);
            var (bytes, name) = ThreeLevels.Write(content, written++);
            var accepted = area.Level == AreaLevel.Kecamatan ? null : totals;
            var assessment = Assessor.Assess(
                RecapFileReader.Read(bytes, name, Contest, area),
                new AssessmentContext(Contest, area, $"{area}", null, accepted)
            );
            assessment.Findings.ShouldBeEmpty(area.Digits);
            assessment.Status.ShouldBe(DocumentStatus.Accepted);
            totals[area] = assessment.Document!.Total;
        }

        written.ShouldBe(1 + 14 + 136);
        var expected = ThreeLevels.Sum(Contest.Areas.AtLevel(AreaLevel.DesaKelurahan).Select(desa => desa.Code));
        foreach (var field in new FormLayout(Contest.Paslon).Fields)
        {
            totals[ThreeLevels.Province][field].ShouldBe(expected[field.Key], field.Key);
        }
    }
}
