using System.Buffers;
using System.Text;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>Mutated CSV files: by cells and rows, by pieces of text, by bytes.</summary>
internal static class CsvInputs
{
    private const string Name = "form.csv";
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly SmallContest Contest = InputContest.Small;
    private static readonly byte[] Right = SmallContest.Csv(Contest.Child(SmallContest.First));

    public static Input Make(Random random) =>
        random.Next(4) switch
        {
            0 => new(Name, ByteChanges.Of(Right, random)),
            1 => new(Name, TokenChanges.OfText(Encoding.UTF8.GetString(Right), random)),
            _ => OfCells(random),
        };

    private static Input OfCells(Random random)
    {
        var sheet = SheetChanges.Of(Contest, random);
        var separator = Separators[random.Next(Separators.Length)];
        var lines = sheet.Rows.Select(row => string.Join(separator, row.Select(Quoted)));
        return new(Name, Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), sheet.WrongFigure);
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <summary>The contest that mutated files are of: small, so that many can be tried.</summary>
internal static class InputContest
{
    public static readonly SmallContest Small = new();
}
