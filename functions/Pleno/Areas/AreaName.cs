using System.Text;

namespace Pleno.Areas;

/// <summary>Comparison of area names as offices type them.</summary>
public static class AreaName
{
    private static readonly string[] Kinds =
    [
        "PROVINSI",
        "KABUPATEN",
        "KAB",
        "KOTA",
        "KECAMATAN",
        "KEC",
        "KELURAHAN",
        "KEL",
        "DESA",
    ];

    /// <summary>Capital letters and digits only, without a leading kind of area: "Kab. Kutai Barat" gives "KUTAIBARAT".</summary>
    public static string Normalise(string name)
    {
        var words = Words(name).ToList();
        if (words.Count > 1 && Kinds.Contains(words[0], StringComparer.Ordinal))
        {
            words.RemoveAt(0);
        }

        return string.Concat(words);
    }

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToUpperInvariant(letter));
            }
            else if (word.Length > 0 && letter is not ('\'' or '’'))
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
