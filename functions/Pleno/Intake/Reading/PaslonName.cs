namespace Pleno.Intake.Reading;

/// <summary>Comparison of candidate pairs' names: capitals, punctuation, academic and religious titles do not matter.</summary>
internal static class PaslonName
{
    private static readonly HashSet<string> Titles =
    [
        .. "H HJ KH DR DRA DRS DRG IR PROF HC DAN SE SH SS ST SP SKOM SSI SPD SAG SIP SOS SSOS SHUT SPT SPI SKM SPSI SHI SIK SKED".Split(
            ' '
        ),
        .. "MM ME MH MT MP MA MSI MPD MSC MAP MSE MBA MKES MAK MHUM MKOM MIP MPSI MPH MED MENG LLM LC PHD AK CA AMD STR TR".Split(
            ' '
        ),
    ];

    private static readonly char[] Separators = [' ', ',', '-', '–', '—', '&', '/', '\t', '\n', '\r'];

    public static bool Same(string left, string right) => Normalise(left) == Normalise(right);

    internal static string Normalise(string name) =>
        string.Concat(
            name.ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries).SelectMany(Kept)
        );

    private static IEnumerable<string> Kept(string word)
    {
        // "M.Si." is one title; "H.Isran" is a title and a name.
        var whole = Wording.Letters(word);
        return Titles.Contains(whole)
            ? []
            : word.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Select(Wording.Letters)
                .Where(part => !Titles.Contains(part));
    }
}
