namespace Pleno.Recaps;

/// <summary>The sections of the D.HASIL form; the hundreds of a finding's code follow them.</summary>
public enum FormSection
{
    /// <summary>Document and header.</summary>
    Document = 1,

    /// <summary>I. Data pemilih dan pengguna hak pilih.</summary>
    Voters = 2,

    /// <summary>II. Data penggunaan surat suara.</summary>
    Ballots = 3,

    /// <summary>III. Data pemilih disabilitas.</summary>
    Disability = 4,

    /// <summary>IV. Data perolehan suara pasangan calon.</summary>
    Paslon = 5,

    /// <summary>V. Data suara sah dan tidak sah.</summary>
    Votes = 6,

    /// <summary>Between columns, levels and versions.</summary>
    Between = 7,

    /// <summary>Readiness reports.</summary>
    Readiness = 8,

    /// <summary>Configuration.</summary>
    Configuration = 9,
}

/// <summary>Which of the three lines of a group of voters a row is.</summary>
public enum VoterSplit
{
    /// <summary>Laki-laki.</summary>
    L,

    /// <summary>Perempuan.</summary>
    P,

    /// <summary>Jumlah, L + P.</summary>
    Jml,
}

/// <summary>A row of the form.</summary>
/// <param name="Index">Position in <see cref="FormLayout.Fields"/>.</param>
/// <param name="Key">Name by meaning, as JSON files and findings use it: <c>pengguna_dpt.l</c>, <c>suara_sah</c>, <c>paslon.2</c>.</param>
/// <param name="Section">Section of the form.</param>
/// <param name="Label">The form's own wording.</param>
/// <param name="Split">The line within a group of voters; null elsewhere.</param>
public sealed record Field(int Index, string Key, FormSection Section, string Label, VoterSplit? Split)
{
    /// <summary>The label with its line: "Pengguna hak pilih dalam DPT (L)".</summary>
    public string FullLabel => Split is { } split ? $"{Label} ({split.ToString().ToUpperInvariant()})" : Label;
}
