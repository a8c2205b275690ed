using Pleno.Contests;

namespace Pleno.Recaps;

/// <summary>
/// The rows of the D.HASIL form for one contest: the fixed rows of sections I, II, III and V, and one row per paslon.
/// The order here is ours; a document is read by its labels, since the order of rows differs between versions of the form.
/// </summary>
public sealed class FormLayout
{
    /// <summary>Groups of voters: key and the form's wording, each with the lines L, P and JML.</summary>
    private static readonly (string Key, FormSection Section, string Label)[] Groups =
    [
        ("pemilih_dpt", FormSection.Voters, "Jumlah pemilih dalam DPT"),
        ("pengguna_dpt", FormSection.Voters, "Jumlah pengguna hak pilih dalam DPT"),
        ("pengguna_pindahan", FormSection.Voters, "Jumlah pengguna hak pilih dalam Daftar Pemilih Pindahan (DPPh)"),
        ("pengguna_tambahan", FormSection.Voters, "Jumlah pengguna hak pilih dalam Daftar Pemilih Tambahan (DPTb)"),
        ("pengguna_total", FormSection.Voters, "Jumlah pengguna hak pilih"),
        ("disabilitas_pengguna", FormSection.Disability, "Jumlah pemilih disabilitas yang menggunakan hak pilih"),
    ];

    private static readonly (string Key, FormSection Section, string Label)[] Singles =
    [
        (
            "ss_diterima",
            FormSection.Ballots,
            "Jumlah surat suara yang diterima termasuk surat suara cadangan 2,5% dari DPT"
        ),
        ("ss_digunakan", FormSection.Ballots, "Jumlah surat suara yang digunakan"),
        (
            "ss_dikembalikan",
            FormSection.Ballots,
            "Jumlah surat suara yang dikembalikan oleh pemilih karena rusak/keliru coblos"
        ),
        (
            "ss_tidak_digunakan",
            FormSection.Ballots,
            "Jumlah surat suara yang tidak digunakan/tidak terpakai termasuk sisa surat suara cadangan"
        ),
        ("suara_sah", FormSection.Votes, "Jumlah seluruh suara sah"),
        ("suara_tidak_sah", FormSection.Votes, "Jumlah suara tidak sah"),
        ("suara_total", FormSection.Votes, "Jumlah seluruh suara sah dan suara tidak sah"),
    ];

    private readonly Dictionary<string, Field> _byKey;

    /// <param name="paslon">The pairs of the contest's decree. A single pair gets the row "Kolom kosong" beside it.</param>
    public FormLayout(IReadOnlyList<Paslon> paslon)
    {
        var fields = new List<Field>();
        AddFixedRows(fields);
        PaslonRows = [.. paslon.Select(pair => Add(fields, $"paslon.{pair.Number}", FormSection.Paslon, pair.Name))];
        if (paslon.Count == 1)
        {
            PaslonRows = [.. PaslonRows, Add(fields, "kolom_kosong", FormSection.Paslon, "Kolom kosong")];
        }

        Paslon = paslon;
        Fields = fields;
        _byKey = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
    }

    /// <summary>Every row; a field's <see cref="Field.Index"/> is its position here.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The rows of section IV in the order of nomor urut, with "kolom kosong" last where there is one.</summary>
    public IReadOnlyList<Field> PaslonRows { get; }

    /// <summary>The pairs of the contest's decree.</summary>
    public IReadOnlyList<Paslon> Paslon { get; }

    /// <summary>The keys of the groups that have the lines L, P and JML, in the order of the form.</summary>
    public static IReadOnlyList<string> GroupKeys { get; } = [.. Groups.Select(group => group.Key)];

    /// <summary>The field with this key; throws when there is none.</summary>
    public Field this[string key] => _byKey[key];

    public Field? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The line of a group of voters.</summary>
    public Field Line(string group, VoterSplit split) => _byKey[LineKey(group, split)];

    private static string LineKey(string group, VoterSplit split) => $"{group}.{split.ToString().ToLowerInvariant()}";

    private static void AddFixedRows(List<Field> fields)
    {
        foreach (var (key, section, label) in Groups)
        {
            foreach (var split in Enum.GetValues<VoterSplit>())
            {
                fields.Add(new Field(fields.Count, LineKey(key, split), section, label, split));
            }
        }

        foreach (var (key, section, label) in Singles)
        {
            Add(fields, key, section, label);
        }
    }

    private static Field Add(List<Field> fields, string key, FormSection section, string label)
    {
        var field = new Field(fields.Count, key, section, label, null);
        fields.Add(field);
        return field;
    }
}
