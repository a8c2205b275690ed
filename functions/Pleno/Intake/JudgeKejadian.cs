using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Notices;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Puts a D.KEJADIAN KHUSUS on record and has every document judged again that it may explain or hold back.</summary>
public sealed class JudgeKejadian(
    DocumentStore documents,
    RevoteStore revotes,
    DecideDocument decide,
    AskAgain askAgain,
    AuditStore audit,
    NoticeDesk notices,
    NoticeReceivers receivers
)
{
    /// <summary>Judges it. Every step may be killed and done again.</summary>
    /// <exception cref="StorageConflictException">Something it rests on changed meanwhile; redo.</exception>
    public async Task<DocumentRecord> RunAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome.Kejadian outcome,
        CancellationToken cancellationToken
    )
    {
        var ofArea = await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken);
        var assessment = Assess(outcome, record, ofArea);
        var seen = ofArea.HeadOf(DocumentKind.KejadianKhusus);
        var decided = await decide.RunAsync(record, assessment, seen, cancellationToken);
        if (decided.Status == DocumentStatus.Accepted)
        {
            await RecordAsync(contest, decided, cancellationToken);
        }

        await TellAsync(contest, decided, outcome, cancellationToken);
        return decided;
    }

    /// <summary>What it would be judged to be now. Stores nothing.</summary>
    public async Task<Assessment> AssessAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome.Kejadian outcome,
        CancellationToken cancellationToken
    ) => Assess(outcome, record, await documents.ReadAreaAsync(contest.Key, record.Id.Area, cancellationToken));

    private static Assessment Assess(ReadOutcome.Kejadian outcome, DocumentRecord record, AreaDocuments ofArea)
    {
        var others = ofArea.Others(DocumentKind.KejadianKhusus, record.Id.Hash);
        var replaced = others.FirstOrDefault(other => Replaces(outcome.Revision, other))?.Id.Hash ?? record.Replaces;
        var claim = new VersionClaim(record.Id.Hash, outcome.Content.BeritaAcara, outcome.Revision);
        List<Finding> findings = [.. outcome.Findings, .. VersionRules.Check(claim, null, others)];
        var status = findings.Exists(finding => finding.Blocks) ? DocumentStatus.Rejected : DocumentStatus.Accepted;
        return new Assessment(DocumentKind.KejadianKhusus, status, findings)
        {
            BeritaAcara = outcome.Content.BeritaAcara,
            Revision = outcome.Revision,
            Replaces = replaced,
            Kejadian = outcome.Content,
        };
    }

    private static bool Replaces(RecapRevision? revision, DocumentRecord other) =>
        other.Status == DocumentStatus.Accepted
        && Recaps.Explanations.DocumentNames.IsStartOf(revision?.Replaces, other.Id.Hash);

    /// <summary>Records what all that is on file of the area says of votes, and asks for the documents that rest on it.</summary>
    private async Task RecordAsync(Contest contest, DocumentRecord record, CancellationToken cancellationToken)
    {
        var area = record.Id.Area;
        var before = await revotes.ListAsync(contest.Key, area, cancellationToken);
        if (record.Replaces is { } replaced)
        {
            await revotes.ForgetAsync(contest.Key, area, replaced, cancellationToken);
        }

        var ofArea = await documents.ReadAreaAsync(contest.Key, area, cancellationToken);
        var votes = ofArea
            .OnFile.SelectMany(kejadian =>
                Revote.Of(kejadian.Content, kejadian.Hash, ofArea.Find(kejadian.Hash)?.ReceivedAt ?? default)
            )
            .ToList();
        foreach (var revote in votes)
        {
            await revotes.RecordAsync(contest.Key, revote, cancellationToken);
        }

        if (!record.IsSettled)
        {
            await AskAsync(contest, area, [.. before, .. votes], cancellationToken);
        }
    }

    private async Task AskAsync(
        Contest contest,
        AreaCode own,
        IReadOnlyList<Revote> votes,
        CancellationToken cancellationToken
    )
    {
        var concerned = Concerned(contest, own, votes).Select(area => (contest.Key, area));
        await askAgain.RecapsAsync(concerned, cancellationToken);
        await askAgain.RefusedDecreesAsync(contest.Key, cancellationToken);
    }

    /// <summary>Its own area; for a vote at a polling station also every area above that station.</summary>
    private static IEnumerable<AreaCode> Concerned(Contest contest, AreaCode own, IReadOnlyList<Revote> votes) =>
        contest
            .DocumentLevels.SelectMany(level => votes.Select(vote => vote.Tps.At(level)))
            .OfType<AreaCode>()
            .Append(own)
            .Distinct();

    private async Task TellAsync(
        Contest contest,
        DocumentRecord record,
        ReadOutcome.Kejadian outcome,
        CancellationToken cancellationToken
    )
    {
        var isRecorded = record.Status == DocumentStatus.Accepted;
        var area = record.Id.Area;
        var name = contest.Areas.Find(area)?.Name ?? area.Digits;
        var identity = OutcomeIdentity.Of(record);
        await audit.AppendAsync(
            contest.Key,
            identity,
            $"kejadian {record.Status}",
            record.Id.ToString(),
            cancellationToken
        );
        NoticeFacts facts = isRecorded
            ? new KejadianFacts(name, record.FileName, record.Id.Hash, outcome.Content)
            : new RefusalFacts(record.FileName, record.Id.Hash, record.Findings, record.FindingCount);
        var kind = isRecorded ? NoticeKind.KejadianRecorded : NoticeKind.DocumentRefused;
        List<Office> told = [.. NoticeRouting.UploaderOf(contest, area)];
        if (isRecorded && record.Replaces is { } replaced)
        {
            told.AddRange(await receivers.OfAsync(contest, replaced, [NoticeKind.KejadianRecorded], cancellationToken));
        }

        await notices.RaiseAsync(contest, new NoticeEvent(kind, identity, area, told, facts), cancellationToken);
    }
}
