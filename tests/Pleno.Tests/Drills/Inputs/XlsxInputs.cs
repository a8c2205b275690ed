using System.IO.Compression;
using System.Text;
using System.Xml;
using Pleno.Intake.Writing;
using Pleno.Tests.Formats;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>Mutated workbooks: by cells and rows, by the entries of the zip, by the marks of their XML, by bytes.</summary>
internal static class XlsxInputs
{
    private const string Name = "form.xlsx";
    private const int Longest = 32_000;
    private static readonly byte[] Right = XlsxFormWriter.Write(InputContest.Small.Child(SmallContest.First));
    private static readonly (string Name, byte[] Content)[] Entries = Unpack(Right);

    public static Input Make(Random random) =>
        random.Next(5) switch
        {
            0 => new(Name, ByteChanges.Of(Right, random)),
            1 => new(Name, OfEntries(random)),
            2 => new(Name, OfMarks(random)),
            _ => OfCells(random),
        };

    private static Input OfCells(Random random)
    {
        var sheet = SheetChanges.Of(InputContest.Small, random);
        foreach (var row in sheet.Rows)
        {
            for (var column = 0; column < row.Count; column++)
            {
                row[column] = string.Concat(row[column].Where(XmlConvert.IsXmlChar));
            }
        }

        return new(Name, FormBuilder.Workbook([("D.HASIL", sheet.Rows)]), sheet.WrongFigure);
    }

    /// <summary>Entries lost, doubled, renamed, exchanged or filled with something else.</summary>
    private static byte[] OfEntries(Random random)
    {
        var entries = Entries.ToList();
        for (var change = random.Next(1, 4); change > 0 && entries.Count > 1; change--)
        {
            var (at, other) = (random.Next(entries.Count), random.Next(entries.Count));
            switch (random.Next(6))
            {
                case 0:
                    entries.RemoveAt(at);
                    break;
                case 1:
                    entries.Add(entries[at]);
                    break;
                case 2:
                    entries[at] = ($"{entries[at].Name}{(char)random.Next('!', 'z')}", entries[at].Content);
                    break;
                case 3:
                    entries[at] = (entries[at].Name, entries[other].Content);
                    break;
                case 4:
                    entries[at] = (entries[at].Name, ByteChanges.Of(entries[at].Content, random));
                    break;
                default:
                    entries[at] = (entries[at].Name, new byte[random.Next(Longest)]);
                    break;
            }
        }

        return Pack(entries);
    }

    /// <summary>The XML of one entry, mark by mark.</summary>
    private static byte[] OfMarks(Random random)
    {
        var entries = Entries.ToList();
        // The sheet twice as often as the rest together: it holds the figures.
        var at = random.Next(3) > 0 ? entries.Count - 1 : random.Next(entries.Count);
        var text = Encoding.UTF8.GetString(entries[at].Content);
        entries[at] = (entries[at].Name, TokenChanges.OfText(text, random));
        return Pack(entries);
    }

    private static (string Name, byte[] Content)[] Unpack(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return [.. archive.Entries.Select(entry => (entry.FullName, Read(entry)))];
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }
}
