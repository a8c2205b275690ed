using System.Collections.Frozen;

namespace Pleno.Intake.Reading;

/// <summary>Which block of section I a row stands in, where a title says so.</summary>
internal enum VoterBlock
{
    Unsaid,

    /// <summary>A. Data pemilih.</summary>
    Pemilih,

    /// <summary>B. Pengguna hak pilih.</summary>
    Pengguna,
}

/// <summary>
/// The wordings by which a row of the form is known, per group of voters or single row.
/// In Pilkada DPPh is pindahan and DPTb is tambahan; in Pemilu DPTb is pindahan and DPK is tambahan.
/// </summary>
public static class RowWordings
{
    /// <summary>Key of a group or a single row, and its wordings; the first is the form's own.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Wordings)> All { get; } =
    [
        (
            "pemilih_dpt",
            [
                "Jumlah pemilih dalam DPT",
                "Pemilih dalam Daftar Pemilih Tetap (DPT)",
                "Pemilih dalam Daftar Pemilih Tetap",
                "Pemilih dalam DPT (Model A-Kabko Daftar Pemilih)",
                "Pemilih terdaftar dalam DPT",
                "Pemilih terdaftar dalam Daftar Pemilih Tetap (DPT)",
                "Pemilih DPT",
            ]
        ),
        (
            "pengguna_dpt",
            [
                "Jumlah pengguna hak pilih dalam DPT",
                "Pengguna hak pilih dalam Daftar Pemilih Tetap (DPT)",
                "Pengguna hak pilih dalam Daftar Pemilih Tetap",
                "Pengguna hak pilih DPT",
                "Pengguna DPT",
            ]
        ),
        (
            "pengguna_pindahan",
            [
                "Jumlah pengguna hak pilih dalam Daftar Pemilih Pindahan (DPPh)",
                "Pengguna hak pilih dalam Daftar Pemilih Pindahan",
                "Pengguna hak pilih dalam DPPh",
                "Pengguna hak pilih DPPh",
                "Pengguna hak pilih pindahan (DPPh)",
                "Pengguna hak pilih pindahan",
                "Pengguna DPPh",
            ]
        ),
        (
            "pengguna_tambahan",
            [
                "Jumlah pengguna hak pilih dalam Daftar Pemilih Tambahan (DPTb)",
                "Pengguna hak pilih dalam Daftar Pemilih Tambahan",
                "Pengguna hak pilih dalam DPTb",
                "Pengguna hak pilih DPTb",
                "Pengguna hak pilih tambahan (DPTb)",
                "Pengguna hak pilih tambahan",
                "Pengguna DPTb",
            ]
        ),
        (
            "pengguna_total",
            ["Jumlah pengguna hak pilih", "Jumlah seluruh pengguna hak pilih", "Total pengguna hak pilih"]
        ),
        (
            "disabilitas_pengguna",
            [
                "Jumlah pemilih disabilitas yang menggunakan hak pilih",
                "Pemilih penyandang disabilitas yang menggunakan hak pilih",
                "Pengguna hak pilih disabilitas",
                "Pengguna hak pilih penyandang disabilitas",
            ]
        ),
        (
            "ss_diterima",
            [
                "Jumlah surat suara yang diterima termasuk surat suara cadangan 2,5% dari DPT",
                "Surat suara yang diterima termasuk cadangan 2,5% dari DPT",
                "Surat suara yang diterima termasuk surat suara cadangan 2,5%",
                "Surat suara yang diterima termasuk surat suara cadangan",
                "Surat suara yang diterima termasuk cadangan",
                "Surat suara yang diterima",
            ]
        ),
        ("ss_digunakan", ["Jumlah surat suara yang digunakan"]),
        (
            "ss_dikembalikan",
            [
                "Jumlah surat suara yang dikembalikan oleh pemilih karena rusak/keliru coblos",
                "Surat suara yang dikembalikan oleh pemilih karena rusak atau keliru coblos",
                "Surat suara yang dikembalikan oleh pemilih karena rusak dan/atau keliru coblos",
                "Surat suara yang dikembalikan oleh pemilih karena rusak/keliru dicoblos",
                "Surat suara yang dikembalikan oleh pemilih karena rusak atau keliru dicoblos",
                "Surat suara yang dikembalikan karena rusak/keliru coblos",
                "Surat suara yang dikembalikan karena rusak atau keliru coblos",
                "Surat suara yang dikembalikan",
            ]
        ),
        (
            "ss_tidak_digunakan",
            [
                "Jumlah surat suara yang tidak digunakan/tidak terpakai termasuk sisa surat suara cadangan",
                "Surat suara yang tidak digunakan termasuk sisa surat suara cadangan",
                "Surat suara yang tidak terpakai termasuk sisa surat suara cadangan",
                "Surat suara yang tidak digunakan/tidak terpakai",
                "Surat suara yang tidak digunakan",
                "Surat suara yang tidak terpakai",
            ]
        ),
        (
            "suara_sah",
            [
                "Jumlah seluruh suara sah",
                "Suara sah",
                "Suara sah seluruh pasangan calon",
                "Perolehan suara sah seluruh pasangan calon",
            ]
        ),
        ("suara_tidak_sah", ["Jumlah suara tidak sah", "Suara tidak sah"]),
        ("suara_total", ["Jumlah seluruh suara sah dan suara tidak sah", "Suara sah dan tidak sah"]),
        ("kolom_kosong", ["Kolom kosong", "Kolom kosong tidak bergambar", "Kotak kosong"]),
    ];

    /// <summary>
    /// Short wordings that say which list of voters, but not whether its registered voters or those who voted:
    /// read as voters who voted, except under the title "Data pemilih"; "DPT" alone needs a title.
    /// </summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Wordings)> Brief { get; } =
    [
        ("pengguna_dpt", ["DPT", "Daftar Pemilih Tetap", "Daftar Pemilih Tetap (DPT)"]),
        (
            "pengguna_pindahan",
            [
                "DPPh",
                "Daftar Pemilih Pindahan",
                "Daftar Pemilih Pindahan (DPPh)",
                "Pemilih pindahan",
                "Pemilih pindahan (DPPh)",
            ]
        ),
        (
            "pengguna_tambahan",
            [
                "DPTb",
                "Daftar Pemilih Tambahan",
                "Daftar Pemilih Tambahan (DPTb)",
                "Pemilih tambahan",
                "Pemilih tambahan (DPTb)",
            ]
        ),
    ];

    private static readonly FrozenDictionary<string, string> ByFull = Index(All);
    private static readonly FrozenDictionary<string, string> ByBrief = Index(Brief);

    /// <summary>The wordings as they stand above, found without normalising: those of a file made from the template.</summary>
    private static readonly FrozenDictionary<string, string> Verbatim = All.SelectMany(row =>
            row.Wordings.Select(wording => (wording, row.Key))
        )
        .ToFrozenDictionary(pair => pair.wording, pair => pair.Key);

    /// <summary>Key of the group or row with this label; null when it is none.</summary>
    internal static string? Find(string label, VoterBlock block)
    {
        if (Verbatim.TryGetValue(label, out var verbatim))
        {
            return verbatim;
        }

        var core = Wording.Core(label);
        if (ByFull.TryGetValue(core, out var key))
        {
            return key;
        }

        return (ByBrief.GetValueOrDefault(core), block) switch
        {
            ("pengguna_dpt", VoterBlock.Pemilih) => "pemilih_dpt",
            ("pengguna_dpt", VoterBlock.Unsaid) or (_, VoterBlock.Pemilih) => null,
            var (found, _) => found,
        };
    }

    /// <summary>Whether a label speaks the language of Pemilu, where the same letters name other voters.</summary>
    internal static bool IsOfPemilu(string label)
    {
        var words = Wording.Words(label).Split(' ');
        return words.Contains("DPK")
            || (words.Contains("PEMILIH") && words.Contains("KHUSUS"))
            || (words.Contains("DPTB") && words.Contains("PINDAHAN"));
    }

    private static FrozenDictionary<string, string> Index(
        IReadOnlyList<(string Key, IReadOnlyList<string> Wordings)> table
    ) =>
        table
            .SelectMany(row => row.Wordings.Select(wording => (Core: Wording.Core(wording), row.Key)))
            .Distinct()
            .ToFrozenDictionary(pair => pair.Core, pair => pair.Key);
}
