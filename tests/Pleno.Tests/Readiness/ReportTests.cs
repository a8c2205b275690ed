using System.Text;
using Pleno.Readiness.Reports;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Readiness;

/// <summary>Each code of a report: a right one with one thing changed, and exactly that finding at its place.</summary>
public sealed class ReportTests
{
    private static readonly Dictionary<string, string> Reports = new(StringComparer.Ordinal)
    {
        ["confirmation"] = ReadyContest.Confirmation,
        ["roster"] = ReadyContest.Roster,
        ["patrol"] = ReadyContest.Patrol,
        ["deployment"] = ReadyContest.Deployment,
        ["checklist"] = ReadyContest.Checklist,
        ["attendance"] = ReadyContest.Attendance,
        ["incident"] = ReadyContest.Incident,
        ["reconciliation"] = ReadyContest.Reconciliation,
        ["operation"] = ReadyContest.Operation,
        ["waiver"] = ReadyContest.Waiver,
        ["decision"] = ReadyContest.Decision,
        ["situation"] = ReadyContest.Situation("6401", "2024-12-08 14:00"),
    };

    public static TheoryData<string> Kinds => [.. Reports.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_right_report_of_each_kind_is_read_without_findings(string kind)
    {
        var report = ReadyContest.Right(Reports[kind]);
        report.Kind.ToString().ToLowerInvariant().ShouldBe(kind);
        report.Head.SignedBy.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_report_with_commas_or_as_JSON_is_the_same(string kind)
    {
        var right = ReadyContest.Right(Reports[kind]);
        var commas = ReadyContest.Take(
            Encoding.UTF8.GetBytes(Reports[kind].Replace(';', ',')),
            "a.csv",
            right.Head.Office
        );
        var json = ReadyContest.Take(Json(Reports[kind]), "a.json", right.Head.Office);

        foreach (var reading in new[] { commas, json })
        {
            reading.Findings.ShouldBeEmpty();
            Shown(reading.Report!).ShouldBe(Shown(right));
        }
    }

    [Theory]
    [InlineData("confirmation", "KONFIRMASI KESIAPAN", "KONFIRMASI", "F.806", "A1")]
    [InlineData("confirmation", "Pejabat;Kepala", "Pejabat;", "F.804", "B6")]
    [InlineData("confirmation", "Tanggal;2024-12-08", "Tanggal;kemarin", "F.805", "B5")]
    [InlineData("confirmation", "Tanggal;2024-12-08", "Tanggal;2024-12-05", "F.812", "B5")]
    [InlineData("confirmation", "Pejabat;Kepala", "Pejabat;Kepala\nBerlaku sampai;2024-12-09 10:00", "F.812", "B7")]
    [InlineData("confirmation", "Pejabat;Kepala", "Pejabat;Kepala\nMenggantikan;abcdef01", "F.810", "B7")]
    [InlineData("roster", "Regu;", "Tim;", "F.807 W.809 F.808 F.808 F.808 F.808", null)]
    [InlineData("roster", "KPU;D;2024-12-09 08:00;", "KPU;D;pagi;", "F.808", "C11")]
    [InlineData("roster", ";12;6\nKPU;B", ";dua belas;6\nKPU;B", "F.808", "E8")]
    [InlineData("roster", ";12;6\nKPU;B", ";0;0\nKPU;B", "F.808", "E8")]
    [InlineData("roster", "2024-12-09 08:00;2024-12-09 14:00", "2024-12-09 14:00;2024-12-09 08:00", "F.813", "D11")]
    [InlineData("roster", "2024-12-08 16:00;2024-12-09 00:00", "2024-12-08 16:00;2024-12-09 00:01", "W.814", "D9")]
    [InlineData("roster", "2024-12-09 08:00;2024-12-09 14:00", "2024-12-09 14:00;2024-12-09 20:00", "W.815", "C11")]
    [InlineData("roster", "Zona;WITA", "Zona;WIB", "F.816", "B6")]
    [InlineData("roster", "KPU;D", "gudang;D", "F.817", "A11")]
    [InlineData("roster", ";12;6\nKPU;B", ";12;13\nKPU;B", "F.833", "F8")]
    [InlineData("patrol", "2024-12-09 06:00", "2024-12-09 10:01", "F.808", "B11")]
    [InlineData("patrol", "2024-12-08 12:00", "2024-12-08 11:59", "W.815", "B8")]
    [InlineData("deployment", "Jumlah;300", "Jumlah;330", "F.818", "B6")]
    [InlineData("deployment", "6403;Kabupaten 6403", "6404;Kabupaten 6404", "F.819 F.820", null)]
    [InlineData("deployment", "6403;Kabupaten 6403", "6402;Kabupaten 6402", "F.821 F.820", null)]
    [InlineData("deployment", "dijaga dari 6402", "", "F.822", "D10")]
    [InlineData("deployment", "6401;Kabupaten 6401", "6401;Kabupaten 6402", "F.823", "B8")]
    [InlineData("deployment", "Kabupaten 6401;100", "Kabupaten 6401;-100", "F.808", "C8")]
    [InlineData("checklist", "Deteksi dini;Laporan mingguan;2024-12-05\n", "", "F.824", null)]
    [InlineData("checklist", "Laporan mingguan", "", "F.808", "B8")]
    [InlineData("attendance", "gubernur;mewakili", "gubernor;mewakili", "F.825", "A9")]
    [InlineData("attendance", "Sekretaris Daerah", "", "F.826", "C9")]
    [InlineData("attendance", "kpu-64;", "polda;", "F.821", "A10")]
    [InlineData("situation", "Untuk;2024-12-08 14:00", "Untuk;2024-12-08 15:00", "F.827", "B7")]
    [InlineData("situation", "Wilayah;6401", "Wilayah;6402", "F.819", "B6")]
    [InlineData("situation", "Keadaan;AMAN", "Keadaan;BAIK", "F.805", "B9")]
    [InlineData("reconciliation", "\n2;", "\n3;", "F.828", "A8")]
    [InlineData("incident", "Kabel listrik gudang dipotong", "Dilakukan akun @warga_biasa", "F.829", "B9")]
    [InlineData("incident", "Kabel listrik gudang dipotong", "NIK pelaku 6471010101800001", "F.829", "B9")]
    [InlineData("incident", "Kabel listrik gudang dipotong", "Hubungi budi@contoh.example", "F.829", "B9")]
    [InlineData("incident", "Nomor;12/INS/2024", "Nomor;12/INS/2024\nTautan;https://media.example/p/1", "F.829", "B7")]
    [InlineData("incident", "SABOTASE", "KONTEN PROVOKATIF", "F.805", null)]
    [InlineData("waiver", "checklist:korem", "document:6401", "F.830", "B6")]
    [InlineData("waiver", "checklist:korem", "checklist:polda", "F.830", "B6")]
    [InlineData("waiver", "2024-12-10 00:00", "2024-12-09 10:00", "F.805", "B8")]
    [InlineData("decision", "DIMULAI", "DILANJUTKAN", "F.831", "B6")]
    [InlineData("decision", "DIMULAI", "DISKORS", "F.804 F.804 F.831", null)]
    [InlineData("operation", "2024-12-09;2024-12-31", "2024-12-08;2024-12-31", "F.832", "B8")]
    [InlineData("operation", "2024-12-09;2024-12-31", "2024-12-31;2024-12-09", "F.832", "C8")]
    public void A_report_with_one_thing_wrong_has_exactly_its_findings(
        string kind,
        string right,
        string wrong,
        string codes,
        string? place
    )
    {
        var reading = Changed(kind, right, wrong);

        reading.Findings.Select(finding => finding.Code.Id).Order().ShouldBe(codes.Split(' ').Order());
        (reading.Report is null).ShouldBe(codes.Contains('F', StringComparison.Ordinal));
        if (place is not null)
        {
            reading.Findings.ShouldHaveSingleItem().Place!.ToString().ShouldBe(place);
        }
    }

    [Fact]
    public void The_real_table_whose_parts_do_not_make_its_total_is_told_with_both_numbers_and_every_part()
    {
        var finding = Changed(
            "deployment",
            "Jumlah;300\nKode;Uraian;Personel;Keterangan\n6401;Kabupaten 6401;100;\n6402;Kabupaten 6402;200;\n6403;Kabupaten 6403;0;dijaga dari 6402",
            "Jumlah;11.583\nKode;Uraian;Personel;Keterangan\n6401;Kabupaten 6401;4.525;\n6402;Kabupaten 6402;678;\n6403;Kabupaten 6403;6.650;"
        )
            .Findings.ShouldHaveSingleItem();

        finding.Code.ShouldBe(ReadinessCodes.PartsDifferFromTotal);
        finding.Got.ShouldBe(11_583);
        finding.Expected.ShouldBe(11_853);
        finding.Terms!.Select(term => term.Value).ShouldBe([4_525, 678, 6_650]);
    }

    [Fact]
    public void All_problems_are_found_at_once()
    {
        var text = ReadyContest
            .Roster.Replace("Zona;WITA", "Zona;WIT", StringComparison.Ordinal)
            .Replace("KPU;B", "Bank;B", StringComparison.Ordinal)
            .Replace("Pejabat;Kepala Biro Operasi", "Pejabat;", StringComparison.Ordinal)
            .Replace("KPU;C;2024-12-09 00:00", "KPU;;2024-12-09 09:00", StringComparison.Ordinal);

        ReadyContest
            .Take(text)
            .Findings.Select(finding => $"{finding.Code.Id} {finding.Place}")
            .ShouldBe(["F.804 B5", "F.816 B6", "F.817 A9", "F.808 B10", "F.813 D10"]);
    }

    [Fact]
    public void Only_the_office_whose_duty_it_is_may_report()
    {
        var finding = ReadyContest
            .Take(ReadyContest.Roster.Replace("Kantor;polda", "Kantor;korem", StringComparison.Ordinal))
            .Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(ReadinessCodes.NotThisOfficesDuty);
        finding.Expected.ShouldBe("polda");
        finding.Got.ShouldBe("korem");

        foreach (
            var (text, office) in new[]
            {
                (ReadyContest.Decision, "polda"),
                (ReadyContest.Waiver, "kpu-64"),
                (ReadyContest.Incident, "kpu-64"),
            }
        )
        {
            ReadyContest.Take(text, office).Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.803");
        }
    }

    [Fact]
    public void A_situation_report_may_lie_in_the_folder_of_its_area_and_of_no_other()
    {
        ReadyContest.Take(Reports["situation"], "6401").Report.ShouldNotBeNull();
        ReadyContest.Take(Reports["situation"], "6402").Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.803");
    }

    [Fact]
    public void F811_a_second_situation_report_of_a_slot_needs_what_it_replaces_and_why()
    {
        var first = ReadyContest.Right(Reports["situation"]);
        var second = Reports["situation"].Replace("AMAN", "GANGGUAN", StringComparison.Ordinal);
        ReadyContest
            .Take(second, standing: [first])
            .Findings.ShouldBe([
                new Finding(
                    ReadinessCodes.SlotTwice,
                    Place.Cell(null, 7, 2),
                    "Untuk",
                    Expected: first.Head.Hash[..16],
                    Got: "2024-12-08 14:00"
                ),
            ]);

        ReadyContest.Take(Reports["situation"], standing: [first]).Report.ShouldNotBeNull();
        var explained = $"{second}\nMenggantikan;{first.Head.Hash[..12]}\nAlasan;Laporan pertama keliru";
        var reading = ReadyContest.Take(explained, standing: [first]);
        reading.Findings.ShouldBeEmpty();
        reading.Report!.Head.ReplacesBecause.ShouldBe("Laporan pertama keliru");
    }

    [Fact]
    public void A_provoking_content_is_a_link_with_a_reason()
    {
        var content = ReadyContest
            .Incident.Replace("SABOTASE", "KONTEN PROVOKATIF", StringComparison.Ordinal)
            .Replace("Kabel listrik gudang dipotong", "Menyebut hasil palsu", StringComparison.Ordinal);
        var report = ReadyContest.Right(content + "\nTautan;https://media.example/p/1");
        report.ShouldBeOfType<IncidentReport>().Link.ShouldBe("https://media.example/p/1");

        // A link to an account says who, not what.
        var finding = ReadyContest
            .Take(content + "\nTautan;https://media.example/@siapa")
            .Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(ReadinessCodes.AboutAPerson);
        finding.Got.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_none_is_refused_as_a_document_would_be()
    {
        ReadyContest.Take([], "a.csv", "polda").Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.101");
        ReadyContest
            .Take("[1"u8.ToArray(), "a.json", "polda")
            .Findings.ShouldHaveSingleItem()
            .Code.Id.ShouldBe("F.104");
        ReadyContest
            .Take("PK\x03\x04"u8.ToArray(), "a.csv", "polda")
            .Findings.ShouldHaveSingleItem()
            .Code.Id.ShouldBe("F.103");
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_is_read_as_its_kind_and_lacks_nothing_but_values(string name)
    {
        var kind = ReportTemplate.KindOf(name).ShouldNotBeNull().ToString().ToLowerInvariant();
        var sender = ReadyContest.Right(Reports[kind]).Head.Office;

        var reading = ReadyContest.Take(ReportTemplate.Write(name).ShouldNotBeNull(), name, sender);

        reading.Report.ShouldBeNull();
        reading.Findings.ShouldNotBeEmpty();
        reading.Findings.ShouldAllBe(finding =>
            finding.Code == ReadinessCodes.EntryMissing
            || finding.Code == ReadinessCodes.CellWrong
            || finding.Code == ReadinessCodes.PointMissing
            || finding.Code == ReadinessCodes.AreaMissing
            || finding.Code == ReadinessCodes.ZeroUnexplained
        );
    }

    public static TheoryData<string> Templates => [.. ReportTemplate.Names];

    private static ReportReading Changed(string kind, string right, string wrong)
    {
        var parts = Reports[kind].Split(right);
        parts.Length.ShouldBe(2, $"'{right}' stands once in the {kind}");
        return ReadyContest.Take(string.Join(wrong, parts));
    }

    /// <summary>All that a report says, but for the hash of its file.</summary>
    private static string Shown(Report report) =>
        System.Text.Json.JsonSerializer.Serialize(report).Replace(report.Head.Hash, "", StringComparison.Ordinal);

    /// <summary>The lines of a report as JSON, by the shape that the page describes.</summary>
    private static byte[] Json(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var layout = ReportLayout.All.Single(one => one.Title == lines[0]);
        var heading = lines.FindIndex(line => line == string.Join(';', layout.Columns));
        var members = lines
            .Take(heading < 0 ? lines.Count : heading)
            .Skip(1)
            .Select(line => line.Split(';', 2))
            .ToDictionary(entry => entry[0].ToLowerInvariant(), object (entry) => entry[1]);
        members["jenis_laporan"] = lines[0];
        if (heading >= 0)
        {
            members["baris"] = lines
                .Skip(heading + 1)
                .Select(line =>
                    layout.Columns.Zip(line.Split(';')).ToDictionary(cell => cell.First, cell => cell.Second)
                );
        }

        return System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(members);
    }
}
