using System.Text.RegularExpressions;

namespace Pleno.Intake.Scans;

/// <summary>Which uploads are scans, by their names: what they hold is looked at later.</summary>
public static partial class ScanFile
{
    /// <summary>Whether a file of this name is meant as the scan of a signed form: it ends in <c>.pdf</c>.</summary>
    public static bool IsNamed(string fileName) =>
        Path.GetExtension(fileName).Equals(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two files have the same name, their endings and capitals aside: <c>D.HASIL.pdf</c> and <c>d.hasil.xlsx</c>.</summary>
    public static bool IsSameName(string left, string right) =>
        Path.GetFileNameWithoutExtension(left)
            .Equals(Path.GetFileNameWithoutExtension(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether two files have the same name but for the number that the page puts behind a name that is taken: <c>D.HASIL.pdf</c> and
    /// <c>d.hasil (2).xlsx</c>.
    /// </summary>
    public static bool IsSameNameButForNumber(string left, string right) =>
        WithoutNumber(left).Equals(WithoutNumber(right), StringComparison.OrdinalIgnoreCase);

    private static string WithoutNumber(string fileName) =>
        Number().Replace(Path.GetFileNameWithoutExtension(fileName), "");

    [GeneratedRegex(@" \([2-9]\)$| \([1-9][0-9]\)$", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
