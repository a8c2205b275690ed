using System.CommandLine;
using Pleno.Local.Checking;
using Pleno.Local.Services;
using Pleno.Recaps.Versions;

namespace Pleno.Local.Commands;

/// <summary><c>diff OLD NEW</c>: the difference of two versions of a document. Exit codes as those of diff(1).</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "Dokumen lama / the old document" };
        var @new = new Argument<string>("new") { Description = "Dokumen baru / the new document" };
        var options = new CheckOptions();
        var command = new Command("diff", "Membandingkan dua versi dokumen / compares two versions of a document")
        {
            old,
            @new,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] files = [parsed.GetValue(old)!, parsed.GetValue(@new)!];
            files = [.. CheckOptions.Existing(files)];
            if (files is not [_, _])
            {
                throw new LocalSetupException("diff OLD NEW", "Sebutkan dua berkas / name two files.");
            }

            var check = options.Check(parsed);
            var (before, after) = (check.Check(files[0]), check.Check(files[1]));
            var difference = Compare(before, after);
            var report = new DifferenceReport(before, after, difference);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(options.Json))
            {
                output.WriteLine(report.Json());
            }
            else
            {
                report.Write(output, options.TongueOf(parsed));
            }

            return difference.IsEmpty ? ExitCodes.Fine : ExitCodes.Different;
        });
        return command;
    }

    private static RecapDifference Compare(CheckedFile old, CheckedFile @new)
    {
        foreach (var file in new[] { old, @new })
        {
            if (file.Draft is null)
            {
                var text = CheckText.TextOf(file);
                throw new LocalSetupException(
                    $"{file.File} tidak terbaca / is unreadable.",
                    string.Join('\n', file.Findings.Select(finding => text.Line(finding, Language.Tongue.Indonesian)))
                );
            }
        }

        return old.Contest!.Key == @new.Contest!.Key && old.Area == @new.Area
            ? RecapDifference.Between(old.Draft!.Figures, @new.Draft!.Figures)
            : throw new LocalSetupException(
                $"{old.Contest.Key} {old.AreaText} dan / and {@new.Contest.Key} {@new.AreaText}",
                "Bandingkan dua versi dokumen wilayah yang sama / compare two versions of the same area's document."
            );
    }
}
