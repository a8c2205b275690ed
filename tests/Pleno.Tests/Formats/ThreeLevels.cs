using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Writing;

namespace Pleno.Tests.Formats;

/// <summary>
/// A contest of the size of Kalimantan Tengah, 14 kab/kota, 136 kecamatan and 1,571 desa, with made-up figures that follow from
/// each desa's code alone and balance by every rule. The sums are reckoned here by a loop over the desa, never by the product.
/// </summary>
internal static class ThreeLevels
{
    public static readonly AreaCode Province = AreaCode.Parse("62");

    /// <summary>Kab/kota with their numbers of kecamatan and of desa, by Kepmendagri 300.2.2-2430/2025.</summary>
    private static readonly (string Code, string Name, int Kecamatan, int Desa)[] KabKota =
    [
        ("6201", "Kabupaten Kotawaringin Barat", 6, 94),
        ("6202", "Kabupaten Kotawaringin Timur", 17, 185),
        ("6203", "Kabupaten Kapuas", 17, 231),
        ("6204", "Kabupaten Barito Selatan", 6, 93),
        ("6205", "Kabupaten Barito Utara", 9, 103),
        ("6206", "Kabupaten Katingan", 13, 161),
        ("6207", "Kabupaten Seruyan", 10, 100),
        ("6208", "Kabupaten Sukamara", 5, 32),
        ("6209", "Kabupaten Lamandau", 8, 88),
        ("6210", "Kabupaten Gunung Mas", 12, 127),
        ("6211", "Kabupaten Pulang Pisau", 8, 99),
        ("6212", "Kabupaten Murung Raya", 10, 125),
        ("6213", "Kabupaten Barito Timur", 10, 103),
        ("6271", "Kota Palangka Raya", 5, 30),
    ];

    /// <param name="takesPart">Which areas take part; all when null.</param>
    public static Contest Contest(Func<AreaCode, bool>? takesPart = null) =>
        new ContestBuilder()
            .Key("gubernur-62-2024")
            .Paslon("Calon A - Wakil A", "Calon B - Wakil B", "Calon C - Wakil C", "Calon D - Wakil D")
            .Areas(Areas().Where(area => takesPart is null || takesPart(area.Code)))
            .Build() with
        {
            DocumentLevels = [AreaLevel.Kecamatan, AreaLevel.KabKota, AreaLevel.Provinsi],
        };

    /// <summary>The document of an area: each column the sum of the desa in it.</summary>
    public static FormContent Document(Contest contest, AreaCode area)
    {
        var content = FormBuilder.Filled(contest, area);
        var desa = contest.Areas.AtLevel(AreaLevel.DesaKelurahan).Select(one => one.Code).ToList();
        for (var column = 0; column < content.Figures.Columns; column++)
        {
            var owner = content.Figures.AreaOf(column) ?? area;
            foreach (var (key, figure) in Sum(desa.Where(owner.Contains)))
            {
                content.Figures[column, content.Figures.Layout[key]] = figure;
            }
        }

        return content;
    }

    /// <summary>The document as a file: XLSX, CSV and JSON in turn.</summary>
    public static (byte[] Content, string Name) Write(FormContent content, int turn) =>
        (turn % 3) switch
        {
            0 => (XlsxFormWriter.Write(content), "d-hasil.xlsx"),
            1 => (CsvFormWriter.Write(content), "d-hasil.csv"),
            _ => (JsonFormWriter.Write(content), "d-hasil.json"),
        };

    /// <summary>The figures of all these desa together, field by field.</summary>
    public static Dictionary<string, long> Sum(IEnumerable<AreaCode> desa)
    {
        var sum = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var code in desa)
        {
            foreach (var (key, figure) in FiguresOf(code))
            {
                sum[key] = sum.GetValueOrDefault(key) + figure;
            }
        }

        return sum;
    }

    private static IEnumerable<Area> Areas()
    {
        yield return new Area(Province, "Provinsi Kalimantan Tengah", [], null, null);
        foreach (var (code, name, kecamatan, desa) in KabKota)
        {
            yield return new Area(AreaCode.Parse(code), name, [], null, null);
            for (var index = 0; index < kecamatan; index++)
            {
                var above = $"{code}{index + 1:00}";
                yield return new Area(AreaCode.Parse(above), $"Kecamatan {above}", [], null, null);
                var share = (desa / kecamatan) + (index < desa % kecamatan ? 1 : 0);
                for (var number = 1; number <= share; number++)
                {
                    // 1xxx is a kelurahan, 2xxx a desa.
                    var isKelurahan = number == 1;
                    yield return new Area(
                        AreaCode.Parse($"{above}{(isKelurahan ? 1 : 2)}{number:000}"),
                        $"{(isKelurahan ? "Kelurahan" : "Desa")} {above} Nomor {number}",
                        [],
                        null,
                        null
                    );
                }
            }
        }
    }

    private static IEnumerable<(string Key, long Figure)> FiguresOf(AreaCode desa)
    {
        var seed = long.Parse(desa.Digits) % 9_973;
        long Part(int salt, int most) => ((seed * 31) + (salt * 1_009L)) % most;

        var (dptL, dptP) = (400 + Part(1, 900), 400 + Part(2, 900));
        // Three to four in five voted.
        var (usersL, usersP) = (dptL - (dptL / 5) - Part(3, 80), dptP - (dptP / 5) - Part(4, 80));
        var (movedL, movedP, addedL, addedP) = (Part(5, 7), Part(6, 7), Part(7, 19), Part(8, 19));
        var (allL, allP) = (usersL + movedL + addedL, usersP + movedP + addedP);
        var all = allL + allP;
        var invalid = Part(9, 40);
        var (first, second, third) = (Part(10, 50), Part(11, 120), Part(12, 90));
        var (received, returned) = ((((dptL + dptP) * 1_025) + 999) / 1_000, Part(13, 4));
        return
        [
            .. Group("pemilih_dpt", dptL, dptP),
            .. Group("pengguna_dpt", usersL, usersP),
            .. Group("pengguna_pindahan", movedL, movedP),
            .. Group("pengguna_tambahan", addedL, addedP),
            .. Group("pengguna_total", allL, allP),
            .. Group("disabilitas_pengguna", Part(15, 5), Part(16, 5)),
            ("ss_diterima", received),
            ("ss_digunakan", all),
            ("ss_dikembalikan", returned),
            ("ss_tidak_digunakan", received - all - returned),
            ("paslon.1", first),
            ("paslon.2", second),
            ("paslon.3", third),
            ("paslon.4", all - invalid - first - second - third),
            ("suara_sah", all - invalid),
            ("suara_tidak_sah", invalid),
            ("suara_total", all),
        ];
    }

    private static (string Key, long Figure)[] Group(string key, long l, long p) =>
        [($"{key}.l", l), ($"{key}.p", p), ($"{key}.jml", l + p)];
}
