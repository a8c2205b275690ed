using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Tests.Formats;

/// <summary>
/// A small valid contest: the governor of Kalimantan Timur in 2024 with its ten kab/kota, and Kota Bontang with its three kecamatan.
/// </summary>
public sealed class ContestBuilder
{
    public static readonly AreaCode Kaltim = AreaCode.Parse("64");
    public static readonly AreaCode Samarinda = AreaCode.Parse("6472");
    public static readonly AreaCode Bontang = AreaCode.Parse("6474");

    private static readonly (string Code, string Name)[] Places =
    [
        ("64", "Provinsi Kalimantan Timur"),
        ("6401", "Kabupaten Paser"),
        ("6402", "Kabupaten Kutai Kartanegara"),
        ("6403", "Kabupaten Berau"),
        ("6407", "Kabupaten Kutai Barat"),
        ("6408", "Kabupaten Kutai Timur"),
        ("6409", "Kabupaten Penajam Paser Utara"),
        ("6411", "Kabupaten Mahakam Ulu"),
        ("6471", "Kota Balikpapan"),
        ("6472", "Kota Samarinda"),
        ("6474", "Kota Bontang"),
        ("647401", "Kecamatan Bontang Utara"),
        ("647402", "Kecamatan Bontang Selatan"),
        ("647403", "Kecamatan Bontang Barat"),
    ];

    private ContestKey _key = ContestKey.Parse("gubernur-64-2024");
    private IReadOnlyList<Paslon> _paslon =
    [
        new Paslon(1, "Dr. Ir. H. Isran Noor, M.Si. - Ir. H. Hadi Mulyadi, S.Si., M.Si."),
        new Paslon(2, "H. Rudy Mas'ud, S.E., M.E. - Ir. H. Seno Aji, M.Si."),
    ];
    private IReadOnlyList<Area> _areas =
    [
        .. Places.Select(place => new Area(
            AreaCode.Parse(place.Code),
            place.Name,
            place.Code == "6411" ? ["Mahakam Hulu"] : [],
            null,
            null
        )),
    ];

    public ContestBuilder Key(string key)
    {
        _key = ContestKey.Parse(key);
        return this;
    }

    public ContestBuilder Paslon(params string[] names)
    {
        _paslon = [.. names.Select((name, index) => new Paslon(index + 1, name))];
        return this;
    }

    public ContestBuilder Areas(params IEnumerable<Area> areas)
    {
        _areas = [.. areas];
        return this;
    }

    public Contest Build() =>
        new(
            _key,
            new string('0', 64),
            "Pemilihan Gubernur dan Wakil Gubernur Kalimantan Timur Tahun 2024",
            "Komisi Pemilihan Umum Provinsi Kalimantan Timur",
            "Samarinda",
            "PL.02.6-SD/64/2024",
            LocalZone.Wita,
            [AreaLevel.KabKota, AreaLevel.Provinsi],
            new AreaTree(_areas),
            _paslon,
            [],
            [],
            [],
            []
        );
}
