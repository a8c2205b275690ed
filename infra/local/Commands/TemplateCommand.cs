using System.CommandLine;
using Pleno.Intake.Writing;
using Pleno.Local.Services;
using Pleno.Readiness.Reports;

namespace Pleno.Local.Commands;

/// <summary><c>template NAME</c>: writes an empty form or report.</summary>
internal static class TemplateCommand
{
    private static readonly IReadOnlyList<string> Names = [.. FormTemplate.Names, .. ReportTemplate.Names];

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = string.Join(", ", Names) };
        var folder = new Option<DirectoryInfo>("--to")
        {
            Description = "Folder tujuan / target folder",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var command = new Command("template", "Menulis formulir kosong / writes an empty form") { name, folder };
        command.SetAction(
            (parsed, cancellationToken) =>
                WriteAsync(parsed.GetValue(name)!, parsed.GetValue(folder)!, cancellationToken)
        );
        return command;
    }

    private static async Task<int> WriteAsync(string name, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if ((FormTemplate.Write(name) ?? ReportTemplate.Write(name)) is not { } form)
        {
            throw new LocalSetupException(
                $"Formulir '{name}' tidak ada / there is no such form.",
                string.Join("\n", Names)
            );
        }

        var file = Path.Combine(folder.FullName, name);
        if (File.Exists(file))
        {
            throw new LocalSetupException(
                $"{file} sudah ada / exists already.",
                "Pilih folder lain dengan --to / choose another folder with --to."
            );
        }

        folder.Create();
        await File.WriteAllBytesAsync(file, form, cancellationToken);
        Console.WriteLine(file);
        return ExitCodes.Fine;
    }
}
