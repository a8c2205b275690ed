using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>One row of the form as a table shows it.</summary>
internal abstract record FormRow
{
    /// <summary>A line of title or the title of a section; nothing where the text is empty.</summary>
    internal sealed record Title(string Text) : FormRow;

    /// <summary>An entry of the head.</summary>
    internal sealed record Head(string Label, string Value) : FormRow;

    /// <summary>NO, URAIAN, JENIS, the areas, JUMLAH AKHIR.</summary>
    internal sealed record Heading : FormRow;

    /// <summary>A row of section VI, or its heading: NO, JABATAN, TANDA TANGAN.</summary>
    internal sealed record SignatureRow(string Number, string Office, string Word, bool IsHeading = false) : FormRow;

    /// <summary>A row of figures; a group's number and label stand on its first line only.</summary>
    internal sealed record FieldRow(string Number, string Label, Field Field) : FormRow
    {
        public bool StartsGroup => Field.Split == VoterSplit.L;
    }
}

/// <summary>The form's own shape: titles, head, and five sections, each under its heading row.</summary>
internal static class FormRows
{
    /// <summary>Columns before the figures: NO, URAIAN, JENIS.</summary>
    public const int LabelColumns = 3;

    public static IReadOnlyList<string> LabelHeadings { get; } = ["NO", "URAIAN", "JENIS"];

    public const string TotalHeading = "JUMLAH AKHIR";

    private static readonly (string Title, string? Subtitle, (string Number, string Key)[] Rows)[] Fixed =
    [
        ("I. DATA PEMILIH DAN PENGGUNA HAK PILIH", "A. DATA PEMILIH", [("A.1", "pemilih_dpt")]),
        (
            "",
            "B. PENGGUNA HAK PILIH",
            [
                ("B.1", "pengguna_dpt"),
                ("B.2", "pengguna_pindahan"),
                ("B.3", "pengguna_tambahan"),
                ("B.4", "pengguna_total"),
            ]
        ),
        (
            "II. DATA PENGGUNAAN SURAT SUARA",
            null,
            [("1", "ss_diterima"), ("2", "ss_digunakan"), ("3", "ss_dikembalikan"), ("4", "ss_tidak_digunakan")]
        ),
        ("III. DATA PEMILIH DISABILITAS", null, [("1", "disabilitas_pengguna")]),
        ("IV. DATA PEROLEHAN SUARA PASANGAN CALON", null, []),
        ("V. DATA SUARA SAH DAN TIDAK SAH", null, [("A", "suara_sah"), ("B", "suara_tidak_sah"), ("C", "suara_total")]),
    ];

    public static IEnumerable<FormRow> Of(FormContent content)
    {
        yield return new FormRow.Title(content.Header.Form.Name);
        yield return new FormRow.Title("SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA");
        yield return new FormRow.Title(content.Contest.Title.ToUpperInvariant());
        yield return new FormRow.Title("");
        foreach (var (entry, value) in content.Head())
        {
            yield return new FormRow.Head(entry.Label, value);
        }

        foreach (var section in Fixed)
        {
            foreach (var row in Section(content, section.Title, section.Subtitle))
            {
                yield return row;
            }

            var rows = section.Rows.Length == 0 ? PaslonRows(content) : Rows(content, section.Rows);
            foreach (var row in rows)
            {
                yield return row;
            }
        }

        foreach (var row in Signatures(content))
        {
            yield return row;
        }
    }

    private static IEnumerable<FormRow> Signatures(FormContent content)
    {
        if (content.Signatures is null)
        {
            yield break;
        }

        yield return new FormRow.Title("");
        yield return new FormRow.Title("VI. TANDA TANGAN");
        yield return new FormRow.SignatureRow("NO", "JABATAN", "TANDA TANGAN", IsHeading: true);
        var number = 0;
        foreach (var (role, paslon, word) in content.SignatureLines)
        {
            yield return new FormRow.SignatureRow($"{++number}", Signature.TitleOf(role, paslon), word ?? "");
        }
    }

    private static IEnumerable<FormRow> Section(FormContent content, string title, string? subtitle)
    {
        if (title.Length > 0)
        {
            yield return new FormRow.Title("");
            yield return new FormRow.Title(title);
            yield return new FormRow.Heading();
        }

        if (subtitle is not null)
        {
            yield return new FormRow.Title(subtitle);
        }
    }

    private static IEnumerable<FormRow> Rows(FormContent content, (string Number, string Key)[] rows)
    {
        var layout = content.Figures.Layout;
        foreach (var (number, key) in rows)
        {
            if (layout.Find(key) is { } single)
            {
                yield return new FormRow.FieldRow(number, single.Label, single);
                continue;
            }

            foreach (var split in Enum.GetValues<VoterSplit>())
            {
                var line = layout.Line(key, split);
                var isFirst = split == VoterSplit.L;
                yield return new FormRow.FieldRow(isFirst ? number : "", isFirst ? line.Label : "", line);
            }
        }
    }

    private static IEnumerable<FormRow> PaslonRows(FormContent content) =>
        content.Figures.Layout.PaslonRows.Select(
            FormRow (field) =>
                new FormRow.FieldRow(
                    field.Key == "kolom_kosong" ? "" : field.Key["paslon.".Length..],
                    field.Label,
                    field
                )
        );
}
