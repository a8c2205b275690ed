using System.Globalization;
using System.Text;

namespace Pleno.Uploads.Permissions;

/// <summary>
/// Which names a file may be sent under. A name becomes part of a path, an address and a line on a screen, so nothing is taken that could be
/// read in another way in one of them. Pure.
/// </summary>
public static class FileNames
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int Longest = 150;

    /// <summary>How often a name may be taken before another one must be chosen.</summary>
    public const int MostSiblings = 99;

    private const string Forbidden = "/\\%?#:*\"<>|";
    private static readonly string[] Documents = [".xlsx", ".csv", ".json", ".pdf"];
    private static readonly string[] Reports = [".xlsx", ".csv", ".json"];

    /// <summary>The endings that a file may have.</summary>
    public static IReadOnlyList<string> Endings(bool isReport) => isReport ? Reports : Documents;

    /// <summary>Everything that is wrong with a name; nothing when it can be used.</summary>
    public static IEnumerable<UploadProblem> Check(string name, bool isReport)
    {
        if (name.Length is 0 or > Longest)
        {
            yield return Problem(
                $"Nama berkas harus 1 sampai {Longest} karakter; ini {name.Length}.",
                $"A file name has 1 to {Longest} characters; this one has {name.Length}."
            );
        }

        if (name.Any(letter => Forbidden.Contains(letter)) || name.Contains("..", StringComparison.Ordinal))
        {
            yield return Problem(
                $"Nama berkas tidak boleh memuat \"..\" atau salah satu dari {Forbidden}",
                $"A file name must not contain \"..\" or any of {Forbidden}"
            );
        }

        if (HasUnseen(name))
        {
            yield return Problem(
                "Nama berkas memuat karakter yang tidak terlihat atau terlepas: karakter kendali, penanda arah tulisan, spasi khusus, atau tanda di atas huruf.",
                "The file name contains characters that cannot be seen or stand apart: control characters, marks of direction, special spaces, or accents apart from their letters."
            );
        }

        if (name.Length > 0 && (name[0] is ' ' or '.' || name[^1] is ' ' or '.'))
        {
            yield return Problem(
                "Nama berkas tidak boleh diawali atau diakhiri titik atau spasi.",
                "A file name must not begin or end with a dot or a space."
            );
        }

        var endings = Endings(isReport);
        if (!endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        {
            var known = string.Join(", ", endings);
            yield return Problem($"Jenis berkas harus {known}.", $"The kind of file must be one of {known}.");
        }
    }

    /// <summary>The name that is tried when those before it are taken: itself, then <c>d-hasil (2).xlsx</c>, and so on.</summary>
    /// <param name="name">The name wanted.</param>
    /// <param name="turn">From 1.</param>
    public static string Sibling(string name, int turn) =>
        turn == 1
            ? name
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)} ({turn}){Path.GetExtension(name)}"
            );

    private static bool HasUnseen(string name) =>
        name.EnumerateRunes()
            .Any(rune => rune == Rune.ReplacementChar || IsUnseen(Rune.GetUnicodeCategory(rune), rune));

    private static bool IsUnseen(UnicodeCategory category, Rune rune) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || (category == UnicodeCategory.SpaceSeparator && rune.Value != ' ');

    private static UploadProblem Problem(string id, string en) => new("name", new UploadText(id, en));
}
