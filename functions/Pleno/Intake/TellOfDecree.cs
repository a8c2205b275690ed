using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Tells what became of a decree: everybody who got the figures, or the decree that it supersedes, that they are determined; the security
/// offices when the margin lies within the threshold of a dispute, or does so no longer; the sender alone when it was refused.
/// </summary>
public sealed class TellOfDecree(AuditStore audit, NoticeDesk notices, NoticeReceivers receivers)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The decree as decided.</param>
    /// <param name="decree">What it says.</param>
    /// <param name="standing">What is kept of it; null when it was refused.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        Decree decree,
        StandingDecree? standing,
        CancellationToken cancellationToken
    )
    {
        await audit.AppendAsync(
            contest.Key,
            OutcomeIdentity.Of(record),
            $"decree {record.Status}",
            record.Id.ToString(),
            cancellationToken
        );
        if (standing is null)
        {
            await RefuseAsync(contest, record, cancellationToken);
            return;
        }

        var window = DisputeWindow.After(decree.AnnouncedAt, contest.Zone, contest.Holidays.ToHashSet());
        var figures = standing.FiguresOf(new FormLayout(contest.Paslon));
        var told = await ToldAsync(contest, record, standing, cancellationToken);
        var facts = FactsOf(contest, decree, standing, figures, window);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(NoticeKind.ResultDetermined, record.Id.ToString(), contest.Key.Area, told, facts)
            {
                // That its time for petitions is over holds no longer either.
                Follows = record.Replaces is { } old ? [new EarlierNotice(NoticeKind.DisputeWindow, old)] : [],
            },
            cancellationToken
        );
        if (MarginOf(contest, figures) is { } margin)
        {
            var dispute = new DisputeFacts(NameOf(contest), decree.Number, margin, window);
            await TellOfMarginAsync(contest, record, dispute, cancellationToken);
        }
    }

    /// <summary>A narrow margin; and one that is narrow no longer, when somebody was told that it was.</summary>
    private async Task TellOfMarginAsync(
        Contest contest,
        DocumentRecord record,
        DisputeFacts facts,
        CancellationToken cancellationToken
    )
    {
        EarlierNotice[] earlier = record.Replaces is { } old
            ? [new(NoticeKind.DisputeAttention, (record.Id with { Hash = old }).ToString())]
            : [];
        if (facts.Margin.NeedsAttention || (await receivers.OfAsync(contest, earlier, cancellationToken)).Count > 0)
        {
            await notices.RaiseAsync(
                contest,
                new NoticeEvent(NoticeKind.DisputeAttention, record.Id.ToString(), contest.Key.Area, [], facts)
                {
                    Follows = earlier,
                },
                cancellationToken
            );
        }
    }

    private async Task<List<Office>> ToldAsync(
        Contest contest,
        DocumentRecord record,
        StandingDecree standing,
        CancellationToken cancellationToken
    )
    {
        List<Office> told = [.. NoticeRouting.UploaderOf(contest, contest.Key.Area)];
        told.AddRange(await receivers.OfFiguresAsync(contest, standing.DocumentHash, cancellationToken));
        if (record.Replaces is { } superseded)
        {
            told.AddRange(await receivers.OfFiguresAsync(contest, superseded, cancellationToken));
        }

        return told;
    }

    /// <summary>The margin beside the threshold; null where the configuration does not say how many inhabitants there are.</summary>
    private static DisputeMargin? MarginOf(Contest contest, Figures figures) =>
        contest.Population is { } population
            ? DisputeThreshold.Of(
                contest.Key.Area.Level,
                population,
                [.. figures.Layout.PaslonRows.Select(field => figures[field])]
            )
            : null;

    private async Task RefuseAsync(Contest contest, DocumentRecord record, CancellationToken cancellationToken)
    {
        var facts = new RefusalFacts(record.FileName, record.Id.Hash, record.Findings, record.FindingCount);
        var uploader = NoticeRouting.UploaderOf(contest, record.Id.Area);
        var refused = new NoticeEvent(
            NoticeKind.DocumentRefused,
            OutcomeIdentity.Of(record),
            record.Id.Area,
            uploader,
            facts
        );
        await notices.RaiseAsync(contest, refused, cancellationToken);
    }

    private static DecreeFacts FactsOf(
        Contest contest,
        Decree decree,
        StandingDecree standing,
        Figures figures,
        DisputeWindow window
    ) =>
        new(
            NameOf(contest),
            standing.Hash,
            decree,
            contest.Zone,
            RecapForm.For(contest.Key, contest.Key.Area)?.Name ?? "MODEL D.HASIL",
            standing.BeritaAcara,
            standing.DocumentHash,
            standing.DocumentVersion,
            ResultLines.Of(figures),
            window
        );

    private static string NameOf(Contest contest) =>
        contest.Areas.Find(contest.Key.Area)?.Name ?? contest.Key.Area.Digits;
}
