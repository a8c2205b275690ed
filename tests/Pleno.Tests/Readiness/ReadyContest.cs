using System.Security.Cryptography;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Readiness;
using Pleno.Readiness.Reports;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Readiness;

/// <summary>
/// A province of three kab/kota with one stage that needs one thing of every kind, and a right report for each. The stage lasts from
/// 8 December 2024, 14.00 WITA, to 9 December, 14.00.
/// </summary>
internal static class ReadyContest
{
    public const string Stage = SmallContest.Stage;

    /// <summary>9 December 2024, 10.00 WITA: three slots of six hours are over, and the session is under way.</summary>
    public static readonly DateTimeOffset Now = new(2024, 12, 9, 2, 0, 0, TimeSpan.Zero);

    public static readonly string[] Slots = ["2024-12-08 14:00", "2024-12-08 20:00", "2024-12-09 02:00"];

    public const string Confirmation = """
        KONFIRMASI KESIAPAN
        Kantor;polda
        Tahapan;pleno-provinsi
        Pernyataan;SIAP
        Tanggal;2024-12-08
        Pejabat;Kepala
        """;

    public const string Roster = """
        JADWAL JAGA
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Kepala Biro Operasi
        Zona;WITA
        Objek;Regu;Mulai;Selesai;Kekuatan;Berpengalaman
        KPU;A;2024-12-08 08:00;2024-12-08 16:00;12;6
        KPU;B;2024-12-08 16:00;2024-12-09 00:00;12;6
        KPU;C;2024-12-09 00:00;2024-12-09 08:00;12;6
        KPU;D;2024-12-09 08:00;2024-12-09 14:00;12;6
        """;

    public const string Patrol = """
        LOG PATROLI
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-09
        Pejabat;Kepala Biro Operasi
        Zona;WITA
        Objek;Waktu
        KPU;2024-12-08 12:00
        KPU;2024-12-08 18:00
        KPU;2024-12-09 00:00
        KPU;2024-12-09 06:00
        """;

    public const string Deployment = """
        PENGERAHAN PERSONEL
        Kantor;korem
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Komandan
        Jumlah;300
        Kode;Uraian;Personel;Keterangan
        6401;Kabupaten 6401;100;
        6402;Kabupaten 6402;200;
        6403;Kabupaten 6403;0;dijaga dari 6402
        """;

    public const string Checklist = """
        DAFTAR PERIKSA KESIAPAN
        Kantor;korem
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Komandan
        Butir;Bukti;Tanggal
        Komunikasi;Rapat 4 Desember;2024-12-04
        Deteksi dini;Laporan mingguan;2024-12-05
        Profesionalisme;Apel;2024-12-06
        Personel terlatih;Latihan;2024-12-06
        """;

    public const string Attendance = """
        DAFTAR HADIR
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Kepala
        Kantor;Kehadiran;Yang hadir
        polda;hadir;
        korem;mewakili;Kepala Staf
        gubernur;mewakili;Sekretaris Daerah
        kpu-64;tidak hadir;
        """;

    public const string Incident = """
        LAPORAN INSIDEN
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-08
        Pejabat;Kepala Biro Operasi
        Nomor;12/INS/2024
        Jenis;SABOTASE
        Status;TERBUKA
        Uraian;Kabel listrik gudang dipotong
        """;

    public const string Reconciliation = """
        REKONSILIASI PASANGAN CALON
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Kepala
        Nomor urut;Tanggal;Kegiatan
        1;2024-12-06;Temu otomotif
        2;2024-12-06;Temu otomotif
        """;

    public const string Operation = """
        KALENDER OPERASI
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-07
        Pejabat;Kepala
        Fase;Mulai;Selesai
        Operasi Mantap Praja;2024-08-19;2024-12-08
        Pengamanan pelantikan;2024-12-09;2024-12-31
        """;

    public const string Waiver = """
        PENGECUALIAN SYARAT
        Kantor;gubernur
        Tahapan;pleno-provinsi
        Tanggal;2024-12-08
        Pejabat;Gubernur
        Syarat;checklist:korem
        Sebab;Korem bertugas di bencana
        Berlaku sampai;2024-12-10 00:00
        Zona;WITA
        """;

    public const string Decision = """
        KEPUTUSAN TAHAPAN
        Kantor;kpu-64
        Tahapan;pleno-provinsi
        Tanggal;2024-12-08
        Pejabat;Ketua
        Keputusan;DIMULAI
        Waktu;2024-12-08 14:05
        Zona;WITA
        Sebab;Kuorum
        """;

    /// <summary>Every file of the contest's configuration.</summary>
    public static Dictionary<string, byte[]> Files()
    {
        var files = new Dictionary<string, byte[]>(new SmallContest(3).Files, StringComparer.Ordinal);
        files["stages.csv"] = Encoding.UTF8.GetBytes(
            $"key,name,name_english,area,starts,checks_from,place,ends\n{Stage},Rapat Pleno,Plenary Session,64,2024-12-08 14:00,2024-12-05 08:00,Samarinda,2024-12-09 14:00"
        );
        files["offices.csv"] =
        [
            .. files["offices.csv"],
            .. "\ngubernur,ketua,anggota,Gubernur,64,gubernur@prov.example"u8,
        ];
        files["requirements.csv"] = Encoding.UTF8.GetBytes(
            $"""
            stage,kind,level,office,due,blocking,proof,parameters
            {Stage},documents,kabkota,,,,,
            {Stage},confirmation,,polda,24h,yes,Surat Kapolda,validity=3d
            {Stage},roster,,polda,24h,,,objects=KPU min=10 experienced=30 longest=12h rest=1h lead=6h
            {Stage},patrol,,polda,,,,objects=KPU gap=6h lead=2h
            {Stage},deployment,kabkota,korem,3d,,,total=300
            {Stage},checklist,,korem,,,,
            {Stage},attendance,,polda,,,,roles=ketua|polri|tni
            {Stage},situation,kabkota,,,,,every=6h grace=1h roles=kpu
            {Stage},no-incident,,,,,,roles=polri|tni
            {Stage},reconciliation,,polda,,,,
            {Stage},operation,,polda,,no,,
            {Stage},contact,,,,,,
            """
        );
        return files;
    }

    public static string Situation(string area, string slot) =>
        $"""
            LAPORAN SITUASI
            Kantor;kpu-{area}
            Tahapan;pleno-provinsi
            Tanggal;2024-12-09
            Pejabat;Ketua
            Wilayah;{area}
            Untuk;{slot}
            Zona;WITA
            Keadaan;AMAN
            Uraian;Tidak ada gangguan
            """;

    /// <summary>Reads a report as if it were uploaded in its office's folder.</summary>
    public static ReportReading Take(
        string text,
        string? sender = null,
        IReadOnlyList<Report>? standing = null,
        DateTimeOffset? now = null
    ) => Take(Encoding.UTF8.GetBytes(text), "a.csv", sender ?? SenderOf(text), standing, now);

    public static ReportReading Take(
        byte[] content,
        string file,
        string sender,
        IReadOnlyList<Report>? standing = null,
        DateTimeOffset? now = null
    ) =>
        ReportReader.Read(
            content,
            new ReportContext(
                Contest,
                Contest.FindStage(Stage)!,
                new ReadinessPath(SmallContest.Key, Stage, sender, file),
                Convert.ToHexStringLower(SHA256.HashData(content)),
                now ?? Now,
                standing ?? []
            )
        );

    public static Report Right(string text, IReadOnlyList<Report>? standing = null)
    {
        var reading = Take(text, standing: standing);
        reading.Findings.ShouldBeEmpty();
        return reading.Report.ShouldNotBeNull();
    }

    /// <summary>All that the stage needs, and nothing that speaks against it.</summary>
    public static StageSnapshot Complete() =>
        new(
            Now,
            Contest.Version,
            [.. Areas.Select(area => new AcceptedDocument(AreaCode.Parse(area), $"hash of {area}"))],
            [
                .. new[]
                {
                    Confirmation,
                    Roster,
                    Patrol,
                    Deployment,
                    Checklist,
                    Attendance,
                    Reconciliation,
                    Operation,
                }.Select(text => Right(text)),
                .. from area in Areas from slot in Slots select Right(Situation(area, slot)),
            ]
        );

    public static readonly Contest Contest = Read(Files());

    public static readonly string[] Areas = ["6401", "6402", "6403"];

    private static string SenderOf(string text) =>
        text.Split('\n')
            .First(line => line.TrimStart().StartsWith("Kantor;", StringComparison.Ordinal))
            .Split(';')[1]
            .Trim();

    /// <summary>The contest with other parameters of a requirement.</summary>
    public static Contest Asking(string parameters, string instead)
    {
        var files = Files();
        var requirements = Encoding.UTF8.GetString(files["requirements.csv"]);
        files["requirements.csv"] = Encoding.UTF8.GetBytes(
            requirements.Replace(parameters, instead, StringComparison.Ordinal)
        );
        return Read(files);
    }

    private static Contest Read(Dictionary<string, byte[]> files)
    {
        var reading = ContestReader.Read(SmallContest.Key, files);
        reading.Findings.ShouldBeEmpty();
        return reading.Contest.ShouldNotBeNull();
    }
}
