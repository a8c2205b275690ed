using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scenarios;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

public sealed class TemplateCommandTests : IDisposable
{
    private const string Form = "d-hasil-kabko-gubernur";
    private static readonly SmallContest One = new();

    /// <summary>A comma that is not inside quotes.</summary>
    private static readonly Regex Comma = new(
        ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)",
        RegexOptions.None,
        TimeSpan.FromSeconds(5)
    );

    private static readonly FormContent Filled = One.Child(SmallContest.First);
    private readonly TemporaryFolder _folder = new();
    private readonly string _config;

    public TemplateCommandTests()
    {
        _config = Path.Combine(_folder.Path, "config", SmallContest.Key.ToString());
        Directory.CreateDirectory(_config);
        foreach (var (name, content) in One.Files)
        {
            File.WriteAllBytes(Path.Combine(_config, name), content);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".json")]
    public async Task A_form_of_an_area_is_filled_in_and_read_back_clean(string extension)
    {
        var file = Path.Combine(_folder.Path, "6401", $"d-hasil{extension}");
        var written = await CommandRun.OfAsync([
            "template",
            Form + extension,
            "--config",
            _config,
            "--area",
            "64.01",
            "--out",
            file,
        ]);
        written.ShouldBe(new CommandRun(0, $"{file}\n", ""));
        var blank = RecapFileReader.Read(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            file,
            One.Contest,
            SmallContest.First
        );
        blank.Findings.Select(finding => finding.Code.Id).Order().ShouldBe(["F.111", "F.114"]);
        blank.Findings.Single(finding => finding.Code.Id == "F.114").Field.ShouldBe("beritaAcara");

        FillIn(file, extension);
        var run = await CommandRun.OfAsync("check", file);
        run.Output.ShouldContain(
            "d-hasil" + extension + ": bersih (gubernur-64-2024, MODEL D.HASIL KABKO-KWK-Gubernur, 6401"
        );
        run.Code.ShouldBe(0);
    }

    /// <summary>Every area of every scenario that uploads documents, in every format.</summary>
    [Fact]
    public void Each_form_of_each_contest_lacks_only_what_the_office_fills_in()
    {
        var forms = 0;
        foreach (var (scenario, key) in ScenarioFiles.Configurations)
        {
            var contest = ScenarioFiles.Contest(scenario, key);
            foreach (var area in contest.Areas.All.Where(area => contest.ExpectsDocumentsOf(area.Code.Level)))
            {
                var form = RecapForm.For(contest.Key, area.Code)!;
                foreach (var name in FormTemplate.Names.Where(name => FormTemplate.FormOf(name) == form))
                {
                    var blank = FormTemplate.Write(name, contest, area.Code)!;
                    var codes = RecapFileReader
                        .Read(blank, name, contest, area.Code)
                        .Findings.Select(finding => finding.Code.Id);
                    string.Join(' ', codes.Order()).ShouldBe("F.111 F.114", $"{contest.Key} {area.Code} {name}");
                    forms++;
                }
            }
        }

        forms.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Without_an_area_it_is_made_up_and_never_written_over()
    {
        string[] arguments = ["template", $"{Form}.csv", "--to", _folder.Path];
        (await CommandRun.OfAsync(arguments)).Code.ShouldBe(0);
        (
            await File.ReadAllTextAsync(
                Path.Combine(_folder.Path, $"{Form}.csv"),
                TestContext.Current.CancellationToken
            )
        ).ShouldContain("990101 Kecamatan Contoh Satu");
        var again = await CommandRun.OfAsync(arguments);
        (again.Code, again.Error.Contains("sudah ada")).ShouldBe((2, true));
    }

    [Theory]
    [InlineData("d-hasil.xlsx", "d-hasil-prov-gubernur.xlsx")]
    [InlineData("d-hasil-prov-gubernur.xlsx --config {config} --area 6401", "d-hasil-kabko-gubernur.xlsx")]
    [InlineData("d-hasil-kabko-bupati-walikota.csv --config {config} --area 6401", "d-hasil-kabko-gubernur.csv")]
    [InlineData("d-hasil-kecamatan-gubernur.xlsx --config {config} --area 640101", "tidak mengunggah")]
    [InlineData("d-hasil-kabko-gubernur.xlsx --config {config} --area 6402", "tidak mengunggah")]
    [InlineData("d-hasil-kabko-gubernur.xlsx --config {config} --area 64O1", "bukan kode wilayah")]
    [InlineData("d-hasil-kabko-gubernur.xlsx --config {config}", "--area")]
    [InlineData("jadwal-jaga.csv --config {config} --area 6401", "tidak memuat wilayah")]
    [InlineData("d-hasil-kabko-gubernur.xlsx --config {folder}/none --area 6401", "tidak ditemukan")]
    [InlineData("d-hasil-kabko-gubernur.xlsx --config {config} --area 6401 --out {folder}/x.csv", "bukan berkas .xlsx")]
    public async Task What_is_wrong_with_the_call_is_told_with_what_is_right(string arguments, string told)
    {
        var run = await CommandRun.OfAsync([
            "template",
            .. arguments
                .Split(' ')
                .Select(argument => argument.Replace("{config}", _config).Replace("{folder}", _folder.Path)),
        ]);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(told);
    }

    private static void FillIn(string file, string extension)
    {
        switch (extension)
        {
            case ".json":
                FillInJson(file);
                break;
            case ".csv":
                var rows = File.ReadAllLines(file).Select(line => Comma.Split(line).ToList()).ToList();
                FillIn(
                    rows.Select(row =>
                        (
                            (Func<int, string>)(at => Text(row, at)),
                            (Action<int, string>)((at, text) => Put(row, at, text))
                        )
                    )
                );
                File.WriteAllLines(file, rows.Select(row => string.Join(',', row)));
                break;
            default:
                using (var document = SpreadsheetDocument.Open(file, isEditable: true))
                {
                    var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
                    FillIn(
                        sheet
                            .Descendants<Row>()
                            .Select(row =>
                                (
                                    (Func<int, string>)(at => CellOf(row, at)?.InnerText ?? ""),
                                    (Action<int, string>)((at, text) => Put(row, at, text))
                                )
                            )
                    );
                }

                break;
        }
    }

    /// <summary>As an office would: the number of the berita acara, and the figures by label and line.</summary>
    private static void FillIn(IEnumerable<(Func<int, string> Read, Action<int, string> Write)> rows)
    {
        var label = "";
        foreach (var (read, write) in rows)
        {
            var line = read(2);
            label =
                read(1).Length > 0 ? read(1)
                : line.Length > 0 ? label
                : "";
            if (label == "Nomor Berita Acara")
            {
                write(2, "1/BA/6401/2024");
            }

            var field = Filled.Figures.Layout.Fields.FirstOrDefault(field =>
                field.Label == label && (field.Split?.ToString().ToUpperInvariant() ?? "") == line
            );
            for (var column = 0; field is not null && column < Filled.Figures.Columns; column++)
            {
                write(3 + column, $"{Filled.Figures[column, field]}");
            }
        }
    }

    private static string Text(List<string> row, int at) => at < row.Count ? row[at].Trim('"') : "";

    private static void Put(List<string> row, int at, string text)
    {
        row.AddRange(Enumerable.Repeat("", Math.Max(0, at + 1 - row.Count)));
        row[at] = text;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell? CellOf(Row row, int at) =>
        row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>()
            .FirstOrDefault(cell => cell.CellReference == $"{(char)('A' + at)}{row.RowIndex}");

    private static void Put(Row row, int at, string text)
    {
        var cell = CellOf(row, at);
        if (cell is null)
        {
            cell = new() { CellReference = $"{(char)('A' + at)}{row.RowIndex}" };
            row.AppendChild(cell);
        }

        cell.RemoveAllChildren();
        cell.DataType = text.All(char.IsAsciiDigit) ? null : CellValues.String;
        cell.CellValue = new CellValue(text);
    }

    private static void FillInJson(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["beritaAcara"] = "1/BA/6401/2024";
        foreach (var field in Filled.Figures.Layout.Fields)
        {
            var steps = field.Key.Split('.');
            var array = steps is ["paslon", var number]
                ? json["rows"]!["paslon"]![number]!["votes"]!
                : steps.Aggregate(json["rows"]!, (node, step) => node[step]!);
            for (var column = 0; column < Filled.Figures.Columns; column++)
            {
                array[column] = Filled.Figures[column, field];
            }
        }

        File.WriteAllText(file, json.ToJsonString(), Encoding.UTF8);
    }
}
