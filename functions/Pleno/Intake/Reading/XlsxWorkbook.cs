using System.Xml;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Reads the sheet of a workbook that holds the form, or the sheets that are its pages. Hidden sheets are read like the others.</summary>
internal static class XlsxWorkbook
{
    private static readonly DateOnly DayZeroOf1900 = new(1899, 12, 30);
    private static readonly DateOnly DayZeroOf1904 = new(1904, 1, 1);

    /// <summary>
    /// The sheet; or F.103 (no workbook), F.104 (damaged, encrypted, a part missing), F.105 (expands too far),
    /// F.119 (no sheet has the heading row), F.120 (too large), F.121 (several have it and are not pages), F.722 (not every page once).
    /// </summary>
    /// <param name="content">The file.</param>
    /// <param name="isForm">Which sheets count; those with the heading row of a D.HASIL form when null.</param>
    public static GridOutcome Read(ReadOnlyMemory<byte> content, Func<Grid, bool>? isForm = null)
    {
        try
        {
            using var package = XlsxPackage.Open(content);
            return Read(package, isForm ?? (grid => HeadingRow.FirstIn(grid) is not null));
        }
        catch (ExpansionException)
        {
            return new GridOutcome(
                null,
                new Finding(DocumentCodes.ExpandsTooFar, Expected: $"<= {XlsxPackage.MostBytes}")
            );
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return new GridOutcome(null, new Finding(DocumentCodes.DamagedFile));
        }
    }

    /// <summary>What ZipArchive and XmlReader throw for bytes that are not as they should be: headers, offsets, methods, XML.</summary>
    private static bool IsDamage(Exception exception) =>
        exception
            is InvalidDataException
                or XmlException
                or IOException
                or ArgumentException
                or NotSupportedException
                or OverflowException;

    private static GridOutcome Read(XlsxPackage package, Func<Grid, bool> isForm)
    {
        var workbook = package.RelationshipsOf("").Find(rel => rel.Kind == "officeDocument").Target;
        if (workbook is null || !workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            return Refused(DocumentCodes.UnknownFormat, "zip");
        }

        if (Sheets(package, workbook) is not { } sheets)
        {
            return Refused(DocumentCodes.UnknownFormat, workbook);
        }

        return TheForm(package, workbook, sheets, isForm);
    }

    private static GridOutcome TheForm(
        XlsxPackage package,
        string workbook,
        WorkbookSheets sheets,
        Func<Grid, bool> isForm
    )
    {
        var parts = package.RelationshipsOf(workbook);
        List<string>? strings = null;
        HashSet<string>? percentStyles = null;
        var forms = new List<Grid>();
        foreach (var (name, id) in sheets.Names)
        {
            if (parts.Find(rel => rel.Id == id) is not { Kind: "worksheet" } part)
            {
                continue;
            }

            var grid = new Grid(name, sheets.DayZero);
            using var xml = package.Xml(part.Target);
            new XlsxSheet(
                xml,
                grid,
                () => strings ??= SharedStrings(package, parts),
                () =>
                    percentStyles ??= XlsxStyles.OfPercentages(package, parts.Find(rel => rel.Kind == "styles").Target)
            ).Read();
            if (grid.IsTooLarge)
            {
                return new GridOutcome(null, CsvGrid.TooLarge(grid));
            }

            if (isForm(grid))
            {
                forms.Add(grid);
            }
        }

        return forms switch
        {
            [] => new GridOutcome(null, new Finding(DocumentCodes.NoTable, Expected: "URAIAN")),
            [var form] => new GridOutcome(form, null),
            _ => PageMark.InOrder(forms),
        };
    }

    private static List<string> SharedStrings(
        XlsxPackage package,
        List<(string Id, string Kind, string Target)> parts
    ) =>
        parts.Find(rel => rel.Kind == "sharedStrings").Target is { } part
            ? XlsxText.SharedStrings(package, part)
            : throw new InvalidDataException("The shared strings are missing.");

    private sealed record WorkbookSheets(List<(string Name, string Id)> Names, DateOnly DayZero);

    private static WorkbookSheets? Sheets(XlsxPackage package, string workbook)
    {
        using var xml = package.Xml(workbook);
        var names = new List<(string, string)>();
        var dayZero = DayZeroOf1900;
        while (xml.ReadGuarded())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Depth == 0 && xml.LocalName != "workbook")
            {
                return null;
            }

            if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
            {
                dayZero = DayZeroOf1904;
            }

            if (xml.LocalName == "sheet")
            {
                names.Add((xml.GetAttribute("name") ?? "", RelationshipId(xml)));
            }
        }

        return new WorkbookSheets(names, dayZero);
    }

    private static string RelationshipId(XmlReader xml)
    {
        // Transitional and strict workbooks differ in the namespace of r:id.
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                var id = xml.Value;
                xml.MoveToElement();
                return id;
            }
        }

        xml.MoveToElement();
        return "";
    }

    private static GridOutcome Refused(Code code, string got) => new(null, new Finding(code, Got: got));
}
