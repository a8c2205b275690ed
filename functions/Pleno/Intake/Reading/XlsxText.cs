using System.Text;
using System.Xml;

namespace Pleno.Intake.Reading;

/// <summary>Texts of a workbook, kept only as far as <see cref="Grid.LongestText"/>.</summary>
internal static class XlsxText
{
    /// <summary>The shared strings, by index.</summary>
    public static List<string> SharedStrings(XlsxPackage package, string part)
    {
        var strings = new List<string>();
        var length = 0L;
        using var xml = package.Xml(part);
        while (xml.ReadGuarded())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                strings.Add(OfRuns(xml));
                length += strings[^1].Length + 16;
            }

            if (length > Grid.MostText)
            {
                throw new ExpansionException("shared strings");
            }
        }

        return strings;
    }

    /// <summary>The text of an element made of runs (<c>si</c>, <c>is</c>), without its phonetic guide.</summary>
    public static string OfRuns(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        var phonetic = int.MaxValue;
        while (xml.ReadGuarded() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement)
            {
                phonetic = Math.Min(phonetic, xml.Depth);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == phonetic)
            {
                phonetic = int.MaxValue;
            }
            else if (phonetic == int.MaxValue && IsText(xml) && text.Length < Grid.LongestText)
            {
                text.Append(Limited(xml.Value));
            }
        }

        return Limited(text.ToString());
    }

    /// <summary>The text directly inside an element (<c>v</c>, <c>f</c>).</summary>
    public static string OfElement(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        var depth = xml.Depth;
        while (xml.ReadGuarded() && xml.Depth > depth)
        {
            if (IsText(xml) && text.Length < Grid.LongestText)
            {
                text = text.Length == 0 ? Limited(xml.Value) : Limited(text + xml.Value);
            }
        }

        return text;
    }

    private static bool IsText(XmlReader xml) =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    private static string Limited(string text) => text.Length <= Grid.LongestText ? text : text[..Grid.LongestText];
}
