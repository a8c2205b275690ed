using System.Xml;

namespace Pleno.Intake.Reading;

/// <summary>The formats of a workbook's cells, as far as they change what a number says.</summary>
internal static class XlsxStyles
{
    /// <summary>The standard's own formats 0% and 0.00%.</summary>
    private static readonly string[] BuiltIn = ["9", "10"];

    /// <summary>The cell styles, as cells refer to them, that show a number as a percentage.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="part">The part with the styles; null when there is none.</param>
    public static HashSet<string> OfPercentages(XlsxPackage package, string? part)
    {
        var styles = new HashSet<string>(StringComparer.Ordinal);
        if (part is null)
        {
            return styles;
        }

        var formats = new HashSet<string>(BuiltIn, StringComparer.Ordinal);
        var (isCellStyle, count) = (false, 0);
        using var xml = package.Xml(part);
        while (xml.ReadGuarded())
        {
            if (xml.LocalName == "cellXfs")
            {
                isCellStyle = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && IsPercentage(xml))
            {
                formats.Add(xml.GetAttribute("numFmtId") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && isCellStyle)
            {
                if (formats.Contains(xml.GetAttribute("numFmtId") ?? ""))
                {
                    styles.Add($"{count}");
                }

                count++;
            }
        }

        return styles;
    }

    private static bool IsPercentage(XmlReader xml) =>
        xml.GetAttribute("formatCode")?.Contains('%', StringComparison.Ordinal) == true;
}
