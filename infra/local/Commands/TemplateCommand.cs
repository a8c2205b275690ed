using System.CommandLine;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Local.Checking;
using Pleno.Local.Services;
using Pleno.Readiness.Reports;
using Pleno.Recaps;

namespace Pleno.Local.Commands;

/// <summary><c>template FORM</c>: writes an empty form, made up or of an area of a contest, or an empty report of readiness.</summary>
internal static class TemplateCommand
{
    private static readonly IReadOnlyList<string> Names = [.. FormTemplate.Names, .. ReportTemplate.Names];

    public static Command Create()
    {
        var form = new Argument<string>("form") { Description = string.Join(", ", Names) };
        var config = new ConfigOption();
        var area = new Option<string?>("--area")
        {
            Description =
                "Kode wilayah KPU; kolom, nama, dan kepala formulir diisi / KPU's code of the area whose form it is",
        };
        var folder = new Option<DirectoryInfo>("--to")
        {
            Description = "Folder tujuan / target folder",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var output = new Option<FileInfo?>("--out") { Description = "Berkas tujuan / target file" };
        var command = new Command("template", "Menulis formulir kosong / writes an empty form")
        {
            form,
            area,
            folder,
            output,
        };
        config.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetValue(form)!;
                var file = parsed.GetValue(output)?.FullName ?? Path.Combine(parsed.GetValue(folder)!.FullName, name);
                var content = Content(name, config.FolderOf(parsed), parsed.GetValue(area));
                await WriteAsync(file, Path.GetExtension(name), content, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(file);
                return ExitCodes.Fine;
            }
        );
        return command;
    }

    private static byte[] Content(string name, string? config, string? area)
    {
        if (!Names.Contains(name))
        {
            throw new LocalSetupException(
                $"Formulir '{name}' tidak ada / there is no such form.",
                string.Join("\n", Names)
            );
        }

        return (config, area) switch
        {
            (null, null) => (FormTemplate.Write(name) ?? ReportTemplate.Write(name))!,
            (_, null) => throw new LocalSetupException("--config: --area?", "--config FOLDER --area 6472"),
            _ => FormTemplate.FormOf(name) is { } form
                ? OfArea(name, form, config, area)
                : throw new LocalSetupException(
                    $"{name} tidak memuat wilayah / is of no area.",
                    "Tanpa --config dan --area / without --config and --area."
                ),
        };
    }

    private static byte[] OfArea(string name, RecapForm form, string? config, string area)
    {
        var owner = CheckOptions.AreaOf(area);
        var contest = new ContestFolders(config).For(
            Path.GetFullPath(name),
            new FormIdentity(form, owner, Year: null, DocumentKind.Recap, Refusal: null)
        );
        return contest.ExpectsDocumentsOf(owner.Level) && FormTemplate.Write(name, contest, owner) is { } content
            ? content
            : throw NoSuchForm(name, contest, owner);
    }

    private static LocalSetupException NoSuchForm(string name, Contest contest, AreaCode area)
    {
        var right =
            contest.Areas.Find(area) is not null && contest.ExpectsDocumentsOf(area.Level)
                ? RecapForm.For(contest.Key, area)
                : null;
        return new LocalSetupException(
            $"{name} bukan formulir wilayah {area} pada {contest.Key} / is not the form of that area.",
            right is null
                ? $"Wilayah itu tidak mengunggah dokumen / the area uploads no document: {contest.Key}"
                : string.Join("\n", FormTemplate.Names.Where(known => FormTemplate.FormOf(known) == right))
        );
    }

    private static async Task WriteAsync(
        string file,
        string extension,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        if (!Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new LocalSetupException(
                $"{file} bukan berkas {extension} / is no {extension} file.",
                $"--out FILE{extension}"
            );
        }

        if (File.Exists(file))
        {
            throw new LocalSetupException(
                $"{file} sudah ada / exists already.",
                "Pilih folder atau berkas lain dengan --to atau --out / choose another with --to or --out."
            );
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, content, cancellationToken);
    }
}
