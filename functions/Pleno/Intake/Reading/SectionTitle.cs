namespace Pleno.Intake.Reading;

/// <summary>Under which title of the form a row stands.</summary>
/// <param name="IsPaslon">IV. Perolehan suara pasangan calon.</param>
/// <param name="IsSignatures">VI. Tanda tangan: no figures are read there.</param>
/// <param name="Block">The part of section I.</param>
internal readonly record struct SectionTitle(bool IsPaslon, bool IsSignatures, VoterBlock Block)
{
    public static SectionTitle Of(string label)
    {
        var words = Wording.Words(label);
        return new SectionTitle(
            words.Contains("PASANGAN CALON", StringComparison.Ordinal)
                || words.Contains("PEROLEHAN SUARA", StringComparison.Ordinal),
            words.StartsWith("TANDA TANGAN", StringComparison.Ordinal),
            BlockOf(words)
        );
    }

    private static VoterBlock BlockOf(string words) =>
        words.StartsWith("DATA PEMILIH", StringComparison.Ordinal)
        && !words.Contains("PENGGUNA", StringComparison.Ordinal)
            ? VoterBlock.Pemilih
        : words.StartsWith("PENGGUNA HAK PILIH", StringComparison.Ordinal)
        || words.StartsWith("DATA PENGGUNA HAK PILIH", StringComparison.Ordinal)
            ? VoterBlock.Pengguna
        : VoterBlock.Unsaid;
}
