using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pleno.Access;
using Pleno.Areas;
using Pleno.Board;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Operations;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Local.Scenarios;

/// <summary>What a run has come to, read from the pipeline's own stores.</summary>
internal sealed class RunState(IServiceProvider services)
{
    private static readonly Principal Operator = new("local", [Grant.Of(AccessRole.Operator, "")!]);
    private readonly ContestStore _contests = services.GetRequiredService<ContestStore>();
    private readonly DocumentStore _documents = services.GetRequiredService<DocumentStore>();
    private readonly RecapStore _recaps = services.GetRequiredService<RecapStore>();
    private readonly ReadinessStore _readiness = services.GetRequiredService<ReadinessStore>();
    private readonly NoticeStore _notices = services.GetRequiredService<NoticeStore>();
    private readonly DeliveryStore _deliveries = services.GetRequiredService<DeliveryStore>();
    private readonly ReadBoard _board = services.GetRequiredService<ReadBoard>();
    private readonly OpenCheckStore _checks = services.GetRequiredService<OpenCheckStore>();
    private readonly ReadHealth _health = services.GetRequiredService<ReadHealth>();
    private readonly NoticeOptions _sending = services.GetRequiredService<IOptions<NoticeOptions>>().Value;

    /// <summary>What was refused before it belonged to a contest.</summary>
    public Task<BoardOverview> OverviewAsync(CancellationToken cancellationToken) =>
        _board.OverviewAsync(Operator, cancellationToken);

    public async Task<IReadOnlyList<Contest>> ContestsAsync(CancellationToken cancellationToken)
    {
        var contests = new List<Contest>();
        foreach (var key in await _contests.ListAsync(cancellationToken))
        {
            contests.Add((await _contests.FindAsync(key, cancellationToken))!);
        }

        return contests;
    }

    /// <summary>The documents of a contest, or of one area, oldest version first.</summary>
    public async Task<IReadOnlyList<DocumentRecord>> DocumentsAsync(
        ContestKey contest,
        AreaCode? area,
        CancellationToken cancellationToken
    ) => [.. (await _documents.ListAsync(contest, area, cancellationToken)).OrderBy(document => document.Version)];

    public async Task<AcceptedRecap?> RecapAsync(
        ContestKey contest,
        AreaCode area,
        CancellationToken cancellationToken
    ) =>
        await _contests.FindAsync(contest, cancellationToken) is { } loaded
            ? await _recaps.FindAsync(loaded, area, cancellationToken)
            : null;

    /// <summary>What the board shows of a contest: the decree's number, and the areas whose figures are determined with it; null without one.</summary>
    public async Task<ExpectedDecree?> DecreeAsync(ContestKey contest, CancellationToken cancellationToken) =>
        await _board.FindAsync(contest, cancellationToken) is { Decree: { } decree } board
            ? new ExpectedDecree(
                decree.Number,
                board.Areas.Count(area => area.Standing is { } standing && board.IsDetermined(standing))
            )
            : null;

    /// <summary>What became of a report: "Kept", "Refused" or "-", with its findings.</summary>
    public async Task<(string Status, IReadOnlyList<Finding> Findings)> ReportAsync(
        ContestKey contest,
        string stage,
        string file,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var versions = await _readiness.ListVersionsAsync(contest, stage, cancellationToken);
        if (versions.FirstOrDefault(version => version.Report.Head.Hash == hash) is { } kept)
        {
            return ("Kept", kept.Findings);
        }

        var refusal = (await _notices.ListAsync(contest, cancellationToken))
            .Select(notice => notice.Facts)
            .OfType<RefusalFacts>()
            .FirstOrDefault(facts => facts.File == file && facts.Hash == hash);
        return refusal is null ? ("-", []) : ("Refused", refusal.Findings);
    }

    /// <summary>Every verdict of a stage, oldest first.</summary>
    public Task<IReadOnlyList<VerdictRecord>> HistoryAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    ) => _readiness.ListHistoryAsync(contest, stage, cancellationToken);

    public Task<StoredVerdict?> VerdictAsync(ContestKey contest, string stage, CancellationToken cancellationToken) =>
        _readiness.FindVerdictAsync(contest, stage, cancellationToken);

    /// <summary>Every delivery of a contest with its notice, in the order of the notices' numbers.</summary>
    public async Task<IReadOnlyList<(Notice Notice, Delivery Delivery)>> LettersAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    )
    {
        var letters = new List<(Notice, Delivery)>();
        foreach (var notice in await _notices.ListAsync(contest, cancellationToken))
        {
            letters.AddRange(
                (await _deliveries.ListAsync(contest, notice.Id, cancellationToken)).Select(delivery =>
                    (notice, delivery)
                )
            );
        }

        return letters;
    }

    /// <summary>How many notices of a kind there are.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="kind">The word of routing.csv.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<int> CountNoticesAsync(ContestKey contest, string kind, CancellationToken cancellationToken) =>
        (await _notices.ListAsync(contest, cancellationToken)).Count(notice => ConfigWords.Word(notice.Kind) == kind);

    /// <summary>
    /// Whether nothing is under way: every upload dealt with, every document settled and none to be judged again, every verdict told, every letter opened
    /// and its fate told. Not whether a message is left: one that a killed host holds tells nothing.
    /// </summary>
    public async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        foreach (var contest in await ContestsAsync(cancellationToken))
        {
            if (
                !(await _documents.ListAsync(contest.Key, null, cancellationToken)).All(document => document.IsSettled)
                || !await IsToldAsync(contest, cancellationToken)
                || (await _deliveries.ListOpenAsync(contest.Key, cancellationToken)).Count > 0
                || !(await LettersAsync(contest.Key, cancellationToken)).All(letter => HasEnded(letter.Delivery.Status))
            )
            {
                return false;
            }
        }

        return (await _checks.ListAsync(cancellationToken)).Count == 0
            && await _health.OldestUploadAsync(cancellationToken) is null;
    }

    private async Task<bool> IsToldAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var stage in contest.Stages)
        {
            var verdict = await VerdictAsync(contest.Key, stage.Key, cancellationToken);
            if (verdict is not null && verdict.Announced != verdict.Number)
            {
                return false;
            }
        }

        return true;
    }

    // A relay tells nothing once it has a letter.
    private bool HasEnded(DeliveryStatus status) =>
        status is DeliveryStatus.Delivered or DeliveryStatus.Bounced or DeliveryStatus.Dropped or DeliveryStatus.Failed
        || (status is DeliveryStatus.Accepted && _sending.Transport == MailService.Smtp);
}
