using System.CommandLine;
using Pleno.Areas;
using Pleno.Language;
using Pleno.Local.Checking;
using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary><c>check FILE...</c>: checks files without any service, before they are uploaded.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = "Berkas XLSX, CSV, JSON, atau PDF, atau foldernya / files or folders",
            Arity = ArgumentArity.OneOrMore,
        };
        var options = new CheckOptions();
        var command = new Command("check", "Memeriksa berkas sebelum diunggah / checks files before they are uploaded")
        {
            files,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var results = options.Check(parsed).Check(CheckOptions.Existing(parsed.GetValue(files)!));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(options.Json))
            {
                output.WriteLine(CheckJson.Of(results, options.TongueOf(parsed)));
            }
            else
            {
                new CheckText(output, options.TongueOf(parsed)).Write(results);
            }

            return results.Any(file => file.Blocks) ? ExitCodes.Refused : ExitCodes.Fine;
        });
        return command;
    }
}

/// <summary>The options of the commands that read files.</summary>
internal sealed class CheckOptions
{
    private readonly ConfigOption _config = new();

    private readonly Option<string?> _area = new("--area")
    {
        Description = "Kode wilayah KPU; tanpa ini dari kepala formulir / KPU's area code",
    };

    private readonly Option<bool> _english = new("--english") { Description = "Dalam bahasa Inggris / in English" };

    public Option<bool> Json { get; } = new("--json") { Description = "Untuk program / for programs" };

    public void AddTo(Command command)
    {
        _config.AddTo(command);
        command.Options.Add(_area);
        command.Options.Add(Json);
        command.Options.Add(_english);
    }

    public Tongue TongueOf(ParseResult parsed) => parsed.GetValue(_english) ? Tongue.English : Tongue.Indonesian;

    /// <summary>The check against the configuration and the area asked for.</summary>
    public FileCheck Check(ParseResult parsed)
    {
        var text = parsed.GetValue(_area);
        AreaCode? area = text is null ? null : AreaOf(text);
        return new FileCheck(new ContestFolders(_config.FolderOf(parsed)), area, LocalSettings.Load().Rules);
    }

    /// <exception cref="LocalSetupException">It is no code.</exception>
    public static AreaCode AreaOf(string text) => AreaCode.TryParse(text, out var code) ? code : throw NoArea(text);

    /// <summary>The files, all of which must be there; of a folder those in it and below, without configurations.</summary>
    public static IReadOnlyList<string> Existing(IReadOnlyList<string> files) =>
        [
            .. files.SelectMany(file =>
                Directory.Exists(file) ? In(file)
                : File.Exists(file) ? [file]
                : throw Missing(file)
            ),
        ];

    private static List<string> In(string folder)
    {
        List<string> files =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".xlsx" or ".csv" or ".json" or ".pdf")
                .Where(file => !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "contest.csv")))
                .Order(StringComparer.Ordinal),
        ];
        return files.Count > 0 ? files : throw Missing(Path.Combine(folder, "*.xlsx, *.csv, *.json, *.pdf"));
    }

    private static LocalSetupException Missing(string file) =>
        new(
            $"Berkas {file} tidak ada / there is no such file.",
            "Periksa nama dan foldernya / check its name and folder."
        );

    private static LocalSetupException NoArea(string text) =>
        new($"'{text}' bukan kode wilayah KPU / is no area code.", "--area 6472");
}
