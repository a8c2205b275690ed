using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Revotes;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Puts a D.KEJADIAN KHUSUS on record and has every document judged again that it may explain or hold back.</summary>
public sealed class RecordKejadian(
    DocumentStore documents,
    RevoteStore revotes,
    AskAgain askAgain,
    AuditStore audit,
    NoticeDesk notices,
    NoticeReceivers receivers
)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as decided.</param>
    /// <param name="kejadian">What it says.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        KejadianKhusus kejadian,
        CancellationToken cancellationToken
    )
    {
        if (record.Status == DocumentStatus.Accepted)
        {
            await RecordAsync(contest, record, cancellationToken);
        }

        await TellAsync(contest, record, kejadian, cancellationToken);
    }

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
            .OnFile.SelectMany(one => Revote.Of(one.Content, one.Hash, ofArea.Find(one.Hash)?.ReceivedAt ?? default))
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
        KejadianKhusus kejadian,
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
            ? new KejadianFacts(name, record.FileName, record.Id.Hash, kejadian)
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
