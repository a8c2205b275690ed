using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Intake.Judging;
using Pleno.Recaps.Rules;
using Pleno.Telemetry;

namespace Pleno.Intake;

/// <summary>A document with what was read, what it was judged on, and what it came to.</summary>
public sealed record AssessedDocument(FileReading Read, StandingDocuments Stands, Assessment Assessment);

/// <summary>What a document is judged to be now. Stores nothing.</summary>
public sealed class AssessDocument(ReadStanding standing, IOptions<RuleOptions> rules)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as it was received, or would be.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AssessedDocument> RunAsync(
        Contest contest,
        DocumentRecord record,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var read = Read(contest, record, content);
        var stands = await standing.RunAsync(contest, read, cancellationToken);
        return new AssessedDocument(read, stands, DocumentJudge.Judge(read, stands, contest, rules.Value));
    }

    private static FileReading Read(Contest contest, DocumentRecord record, ReadOnlyMemory<byte> content)
    {
        using var step = Trail.Step("read document");
        return FileReading.From(contest, record, content);
    }
}
