using Microsoft.AspNetCore.Http;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Letters;
using Pleno.Notices.Looking;
using Pleno.Notices.Sending;
using Pleno.Pages;
using Pleno.Storage;

namespace Pleno.Operations;

/// <summary>What a preview is asked of; all null before anything was chosen.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Kind">The kind of notice.</param>
/// <param name="Office">Key of the office as which the letter is written.</param>
public sealed record PreviewChoice(ContestKey? Contest, NoticeKind? Kind, string? Office)
{
    /// <summary>The choice of an address; what cannot be read is not chosen.</summary>
    public static PreviewChoice Read(IQueryCollection query) =>
        new(
            ContestKey.TryParse(query["contest"].ToString(), out var contest) ? contest : null,
            ApiWords.Parse<NoticeKind>(query["kind"].ToString()),
            query["office"].ToString() is { Length: > 0 } office ? office : null
        );
}

/// <summary>What the page of a preview shows.</summary>
/// <param name="Choice">What was chosen.</param>
/// <param name="Contests">The contests to choose from.</param>
/// <param name="Letter">The letter; null when nothing was chosen, or there was no such event yet.</param>
/// <param name="RaisedAt">When the notice was raised, UTC, whose event the letter tells; null without a letter.</param>
public sealed record PreviewModel(
    PreviewChoice Choice,
    IReadOnlyList<Contest> Contests,
    LetterCopy? Letter,
    DateTimeOffset? RaisedAt
)
{
    /// <summary>The contest that was chosen; null for none.</summary>
    public Contest? Contest => Contests.FirstOrDefault(contest => contest.Key == Choice.Contest);

    /// <summary>The kinds whose letters an operator may read.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } =
    [.. Enum.GetValues<NoticeKind>().Where(kind => NoticeReaders.MayRead(kind, OfficeRole.Operator))];
}

/// <summary>
/// Shows the letter of the newest notice of a kind as an office would get it. Nothing is sent and no number is given: the letter bears none, so that it
/// cannot be taken for one that was sent.
/// </summary>
public sealed class PreviewLetter(ContestStore contests, NoticeStore notices, LetterComposer composer)
{
    private const string Mark = "PRATINJAU / PREVIEW";

    public async Task<PreviewModel> RunAsync(PreviewChoice choice, CancellationToken cancellationToken)
    {
        var all = new List<Contest>();
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            all.AddRange(await contests.FindAsync(key, cancellationToken) is { } contest ? [contest] : []);
        }

        var model = new PreviewModel(choice, all, null, null);
        return
            model.Contest is { } chosen
            && choice.Kind is { } kind
            && PreviewModel.Kinds.Contains(kind)
            && chosen.FindOffice(choice.Office ?? "") is { } office
            && await NewestAsync(chosen, kind, cancellationToken) is { } notice
            ? model with
            {
                Letter = await CopyAsync(chosen, notice, office),
                RaisedAt = notice.RaisedAt,
            }
            : model;
    }

    private async Task<LetterCopy> CopyAsync(Contest contest, Notice notice, Office office)
    {
        var written = LetterWriter.Write(contest, notice, office);
        var letter = written with { Number = Mark, Subject = $"[{Mark}] {written.Subject}", Code = "-" };
        return new LetterCopy(letter, await composer.HtmlOfAsync(letter), LetterText.Render(letter));
    }

    private async Task<Notice?> NewestAsync(Contest contest, NoticeKind kind, CancellationToken cancellationToken) =>
        (await notices.ListAsync(contest.Key, cancellationToken)).LastOrDefault(notice => notice.Kind == kind);
}
