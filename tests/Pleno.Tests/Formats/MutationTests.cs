using CsCheck;
using Pleno.Intake.Writing;

namespace Pleno.Tests.Formats;

/// <summary>No input throws, whatever became of it on its way.</summary>
public sealed class MutationTests
{
    private static readonly FormBuilder Form = new();

    private static readonly string[] Nasty =
    [
        "",
        "=1",
        "\"",
        "-1",
        "1.5",
        "DPK",
        "URAIAN",
        "JUMLAH",
        "JUMLAH AKHIR",
        "647401",
        "Tahun",
        "MODEL",
        "(1+2)",
        "9999999999999999999",
        "\0",
        "L",
        "IV. PEROLEHAN SUARA",
        "TANDA TANGAN",
        "6474 Kota Bontang",
        "1.",
        "\uD800",
        "😀",
        "1",
        "kolom kosong",
        new string('A', 2_000),
        "1. 1. 1.",
        "((((((((+",
    ];

    private static readonly string[] Values =
    [
        "null,",
        "{},",
        "[],",
        "\"x\": 1,",
        "\"rows\": {},",
        "\"l\": 3,",
        "\"\\ud800\": 1,",
        "1e999,",
        "",
    ];

    private static readonly Gen<(int At, byte Value, int Kind)[]> Changes = Gen.Select(
        Gen.Int[0, int.MaxValue - 1],
        Gen.Byte,
        Gen.Int[0, 3]
    ).Array[1, 6];

    [Theory]
    [InlineData("form.xlsx", 1500)]
    [InlineData("form.csv", 1500)]
    [InlineData("form.json", 1500)]
    public void Bytes_changed_lost_or_doubled(string name, int times)
    {
        var original = Path.GetExtension(name) switch
        {
            ".xlsx" => XlsxFormWriter.Write(Form.Content),
            ".csv" => CsvFormWriter.Write(Form.Content),
            _ => JsonFormWriter.Write(Form.Content),
        };
        Changes.Sample(changes => Form.Read(Changed(original, changes), name).Findings.ShouldNotBeNull(), iter: times);
    }

    [Fact]
    public void Cells_of_a_sheet_changed()
    {
        var cells = Gen.Select(
            Gen.Int[1, 60],
            Gen.Int[1, 9],
            Gen.Int[0, Nasty.Length - 1].Select(index => Nasty[index])
        ).Array[1, 8];
        cells.Sample(
            changes =>
            {
                var form = new FormBuilder();
                foreach (var (row, column, value) in changes.Where(change => change.Item1 <= form.Rows.Count))
                {
                    form.Set(row, column, value);
                }

                form.ReadCsv().Findings.ShouldNotBeNull();
            },
            iter: 3000
        );
    }

    [Fact]
    public void Values_of_JSON_changed()
    {
        var lines = JsonForm.Text.Split('\n');
        var changes = Gen.Select(
            Gen.Int[0, lines.Length - 1],
            Gen.Int[0, Values.Length - 1].Select(index => Values[index])
        ).Array[1, 4];
        changes.Sample(
            picks =>
            {
                var copy = lines.ToArray();
                foreach (var (line, value) in picks)
                {
                    copy[line] = value;
                }

                JsonForm.ReadText(string.Join('\n', copy)).Findings.ShouldNotBeNull();
            },
            iter: 3000
        );
    }

    private static byte[] Changed(byte[] original, (int At, byte Value, int Kind)[] changes)
    {
        var bytes = original.ToList();
        foreach (var (at, value, kind) in changes)
        {
            var index = at % bytes.Count;
            switch (kind)
            {
                case 0:
                    bytes[index] = value;
                    break;
                case 1:
                    bytes.RemoveAt(index);
                    break;
                case 2:
                    bytes.Insert(index, value);
                    break;
                default:
                    bytes[index] ^= (byte)(1 << (value % 8));
                    break;
            }
        }

        return [.. bytes];
    }
}
