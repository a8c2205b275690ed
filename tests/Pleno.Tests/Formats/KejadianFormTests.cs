using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Formats;

/// <summary>D.KEJADIAN KHUSUS and the decree on the result, in each format.</summary>
public sealed class KejadianFormTests
{
    private static readonly Contest Contest = new ContestBuilder().Build();
    private static readonly AreaCode Bontang = ContestBuilder.Bontang;

    private static readonly KejadianKhusus Sample = new(
        Bontang,
        "12/PL.02.6-BA/6474/2024",
        new DateOnly(2024, 12, 5),
        [
            Entry(1, KejadianKind.Selisih) with
            {
                Document = "12/PL.02.6-BA/6474/2024",
                Area = AreaCode.Parse("647402"),
                Field = "pengguna_pindahan.l",
                From = 12,
                To = 7,
            },
            Entry(2, KejadianKind.Selisih) with
            {
                Document = "abcdef01",
                Field = "paslon.2",
                From = 0,
                To = 1_649,
            },
            Entry(3, KejadianKind.Selisih) with
            {
                Document = "abcdef01",
                Field = "ss_digunakan",
                From = 5,
                To = 6,
            },
            Entry(4, KejadianKind.Keberatan) with
            {
                Witness = 2,
            },
            Entry(5, KejadianKind.Psu) with
            {
                Area = AreaCode.Parse("6474021003004"),
                IsOver = false,
            },
            Entry(6, KejadianKind.Psl) with
            {
                Area = AreaCode.Parse("6474021003005"),
                IsOver = true,
            },
            Entry(7, KejadianKind.Lain),
        ]
    );

    public static TheoryData<string> Formats => [".csv", ".xlsx", ".json"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read(string extension)
    {
        var revision = new RecapRevision("abcdef0123", "Salah ketik", "Rapat 6 Desember");
        var outcome = Kejadian(KejadianWriter.Write(Sample, Contest, revision, extension), extension);
        outcome.Findings.ShouldBeEmpty();
        outcome.Revision.ShouldBe(revision);
        var read = outcome.Content;
        (read.Area, read.BeritaAcara, read.Date).ShouldBe((Sample.Area, Sample.BeritaAcara, Sample.Date));
        read.Entries.ShouldBe(Sample.Entries);
    }

    [Theory]
    [InlineData("1,Selisih,,,Suara sah,,1,2,x,", "F.140 C8")]
    [InlineData("1,Selisih,a,,,,1,2,x,", "F.140 E8")]
    [InlineData("1,Selisih,a,,Suara sah,,,2,x,", "F.140 G8")]
    [InlineData("1,Selisih,a,,Suara sah,,1,2,,", "F.140 I8")]
    [InlineData("1,Perubahan,a,,Suara sah,,1,2,x,", "F.141 B8")]
    [InlineData("1,Selisih,a,,Suara gugur,,1,2,x,", "F.141 E8")]
    [InlineData("1,Selisih,a,,Pengguna DPT,,1,2,x,", "F.141 F8")]
    [InlineData("1,PSU,,6474021003004,,,,,x,Ditunda", "F.141 J8")]
    [InlineData("1,PSU,,,,,,,x,Terbuka", "F.140 D8")]
    [InlineData("1,Selisih,a,6472,Suara sah,,1,2,x,", "F.142 D8")]
    [InlineData("1,PSU,,6472021003004,,,,,x,Terbuka", "F.142 D8")]
    [InlineData("1,PSU,,647402,,,,,x,Terbuka", "F.142 D8")]
    [InlineData("1,Selisih,a,,Suara sah,,2,2,x,", "F.144 H8")]
    [InlineData("1,Selisih,a,,Suara sah,,dua,2,x,", "F.110 G8")]
    [InlineData("1,Selisih,a,,Suara sah,,1,-2,x,", "F.110 H8")]
    [InlineData("1,Selisih,a,,Suara sah,,=1,2,x,", "F.112 G8")]
    [InlineData("1,Selisih,a,,Suara sah,,1,2,x,\n2,Selisih,a,,Suara sah,,1,3,x,", "F.143 9")]
    [InlineData("1,PSU,,6474021003004,,,,,x,Terbuka\n2,PSU,,6474021003004,,,,,x,Selesai", "F.143 9")]
    [InlineData("1,Selisih,,6472,Suara gugur,,x,2,,", "F.140 I8 F.140 C8 F.142 D8 F.141 E8 F.110 G8")]
    public void Every_wrong_cell_is_named(string rows, string expected) =>
        string.Join(' ', Kejadian(Csv(rows), ".csv").Findings.Select(finding => $"{finding.Code.Id} {finding.Place}"))
            .ShouldBe(expected);

    [Fact]
    public void An_entry_that_is_wrong_is_left_out_and_the_others_stay()
    {
        var outcome = Kejadian(Csv("1,Selisih,a,,Suara sah,,1,1,x,\n2,Selisih,a,,Suara sah,,1,2,x,"), ".csv");
        outcome.Findings.Select(finding => finding.Code).ShouldContain(EntryCodes.EntryChangesNothing);
        outcome.Content.Entries.Select(entry => entry.Number).ShouldBe([2]);
    }

    [Fact]
    public void A_head_of_another_area_and_year_is_refused()
    {
        var text = Encoding
            .UTF8.GetString(Csv("1,Lain,,,,,,,x,"))
            .Replace("6474\r", "6472\r")
            .Replace("2024\r\n", "2020\r\n");
        Kejadian(Encoding.UTF8.GetBytes(text), ".csv")
            .Findings.ShouldContain(finding => finding.Code == DocumentCodes.HeaderMismatch);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_decree_that_is_written_is_read(string extension)
    {
        var decree = DecreeSample() with { Supersedes = new SupersededDecree("78/2024", "Setelah PSU", "Putusan MK") };
        var outcome = Decree(DecreeWriter.Write(decree, Contest, extension), extension);
        outcome.Findings.ShouldBeEmpty();
        outcome
            .Content.Votes.Select(votes => (votes.Field, votes.Votes))
            .ShouldBe([("paslon.1", 793_793), ("paslon.2", 996_399)]);
        (outcome.Content with { Votes = [] }).ShouldBe(decree with { Votes = [] });
    }

    [Theory]
    [InlineData("Minggu, 8 Desember 2024, pukul 19.35 WITA", "F.124")]
    [InlineData("8 Desember 2024 pukul 19.35 WIB", "F.124")]
    [InlineData("8 Desember 2024 pukul 25.35 WITA", "F.124")]
    [InlineData("8 Desember 2024", "F.124")]
    [InlineData("Senin, 8 Desember 2024 pukul 19.35 WITA", "F.124")]
    [InlineData("8 Desember 2024 19.35 WITA", "")]
    [InlineData("2024-12-08 19:35 WITA", "")]
    public void The_hour_of_announcement_is_said_in_the_areas_own_zone(string text, string code)
    {
        var right = Encoding.UTF8.GetString(DecreeWriter.Write(DecreeSample(), Contest, ".csv"));
        const string Written = "\"Minggu, 8 Desember 2024, pukul 19.35 WITA\"";
        right.ShouldContain(Written);
        var outcome = Decree(Encoding.UTF8.GetBytes(right.Replace(Written, $"\"{text}\"")), ".csv");
        var codes = string.Join(' ', outcome.Findings.Select(finding => finding.Code.Id));
        codes.ShouldBe(text.StartsWith("Minggu", StringComparison.Ordinal) ? "" : code);
        if (codes.Length == 0)
        {
            outcome.Content.AnnouncedAt.ShouldBe(DecreeSample().AnnouncedAt);
        }
    }

    [Fact]
    public void A_decree_lists_every_pair_once()
    {
        var text = Encoding.UTF8.GetString(DecreeWriter.Write(DecreeSample(), Contest, ".csv"));
        var second = text[
            text.IndexOf("2,", text.IndexOf("793793", StringComparison.Ordinal), StringComparison.Ordinal)..
        ];
        Codes(text.Replace(second, "")).ShouldBe(["F.502"]);
        Codes(text + second).ShouldBe(["F.118"]);

        IEnumerable<string> Codes(string csv) =>
            Decree(Encoding.UTF8.GetBytes(csv), ".csv").Findings.Select(finding => finding.Code.Id);
    }

    private static Decree DecreeSample() =>
        new(
            ContestBuilder.Kaltim,
            "149/2024",
            new DateTimeOffset(2024, 12, 8, 11, 35, 0, TimeSpan.Zero),
            "abcdef01",
            [new DecreeVotes("paslon.1", 793_793), new DecreeVotes("paslon.2", 996_399)],
            null
        );

    private static KejadianEntry Entry(int number, KejadianKind kind) =>
        new(number, kind, null, null, null, null, null, $"Alasan {number}", null, null);

    /// <summary>A file whose entries begin in row 8.</summary>
    private static byte[] Csv(string rows) =>
        Encoding.UTF8.GetBytes(
            "MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK\r\n\r\n,Kode Wilayah,6474\r\n,Tahun,2024\r\n,Nomor Berita Acara,12/BA\r\n\r\n"
                + "NO,JENIS,DOKUMEN,WILAYAH,URAIAN,L/P/JML,SEMULA,MENJADI,ALASAN,STATUS\r\n"
                + rows
        );

    private static ReadOutcome.Kejadian Kejadian(byte[] content, string extension) =>
        RecapFileReader.Read(content, "a" + extension, Contest, Bontang).ShouldBeOfType<ReadOutcome.Kejadian>();

    private static ReadOutcome.DecreeOnResult Decree(byte[] content, string extension) =>
        RecapFileReader
            .Read(content, "a" + extension, Contest, ContestBuilder.Kaltim)
            .ShouldBeOfType<ReadOutcome.DecreeOnResult>();
}
