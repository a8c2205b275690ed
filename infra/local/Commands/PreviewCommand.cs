using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Local.Previews;
using Pleno.Local.Services;
using Pleno.Notices.Letters;

namespace Pleno.Local.Commands;

/// <summary><c>preview KIND</c>: the letter of a made-up event of this kind to an office of a contest, as text or as HTML.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var kind = ContestOptions.Kind();
        var config = new ConfigOption();
        var office = new Option<string?>("--office")
        {
            Description = "Kunci kantor; tanpa ini yang pertama / key of the office, the first without it",
        };
        var html = new Option<bool>("--html") { Description = "HTML" };
        var text = new Option<bool>("--text") { Description = "Teks, bawaan / text, the default" };
        var output = new Option<FileInfo?>("--out") { Description = "Berkas tujuan / target file" };
        var command = new Command("preview", "Menampilkan contoh surat / shows a sample letter")
        {
            kind,
            office,
            html,
            text,
            output,
        };
        config.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var contest = ContestOptions.ContestOf(config.FolderOf(parsed));
                var addressee = OfficeOf(contest, parsed.GetValue(office));
                var letter = SampleNotice.Letter(ContestOptions.KindOf(parsed.GetValue(kind)!), contest, addressee);
                var isHtml = parsed.GetValue(html) && !parsed.GetValue(text);
                var content = isHtml ? await HtmlAsync(letter) : LetterText.Render(letter);
                await (
                    parsed.GetValue(output) is { } file
                        ? File.WriteAllTextAsync(file.FullName, content, cancellationToken)
                        : parsed.InvocationConfiguration.Output.WriteLineAsync(content)
                );
                return ExitCodes.Fine;
            }
        );
        return command;
    }

    public static async Task<string> HtmlAsync(Letter letter)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var pages = new PageRenderer(services.GetRequiredService<ILoggerFactory>());
        return await pages.RenderAsync<LetterPage>(nameof(LetterPage.Letter), letter);
    }

    private static Office OfficeOf(Contest contest, string? key) =>
        key is null
            ? contest.Offices[0]
            : contest.FindOffice(key)
                ?? throw new LocalSetupException(
                    $"'{key}' bukan kantor {contest.Key} / is no office of the contest.",
                    string.Join(", ", contest.Offices.Select(one => one.Key))
                );
}
