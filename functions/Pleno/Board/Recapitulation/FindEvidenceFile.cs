using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Board.Recapitulation;

/// <summary>What is found when a document is asked for as it was received.</summary>
public abstract record EvidenceFile
{
    private EvidenceFile() { }

    /// <summary>The document.</summary>
    /// <param name="Name">A name of our own making: the uploader's is not one to trust.</param>
    /// <param name="Content">Its bytes.</param>
    public sealed record Whole(string Name, byte[] Content) : EvidenceFile;

    /// <summary>Something else lies in its place, which is handed to nobody.</summary>
    public sealed record Changed : EvidenceFile;
}

/// <summary>Finds a document as it was received.</summary>
public sealed class FindEvidenceFile(ContestStore contests, DocumentStore documents, ReadEvidence evidence)
{
    private const int HashLength = 64;
    private static readonly string[] Extensions = [".xlsx", ".csv", ".json", ".pdf"];

    /// <summary>The file; null when there is none, or it was too large to be kept.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="area">The area.</param>
    /// <param name="hash">SHA-256 of the document, as the address has it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<EvidenceFile?> RunAsync(
        ContestKey contest,
        AreaCode area,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        if (
            await contests.FindAsync(contest, cancellationToken) is not { } loaded
            || await documents.FindAsync(new DocumentId(contest, area, hash), cancellationToken) is not { } record
        )
        {
            return null;
        }

        return await evidence.RunAsync(loaded, record, cancellationToken) switch
        {
            KeptEvidence.Whole kept => new EvidenceFile.Whole(NameOf(record), kept.Content.ToArray()),
            KeptEvidence.Changed => new EvidenceFile.Changed(),
            _ => null,
        };
    }

    /// <summary>"gubernur-64-2024_6472_v2_0123abcd.xlsx".</summary>
    private static string NameOf(DocumentRecord record)
    {
        var given = Path.GetExtension(record.FileName).ToLowerInvariant();
        var extension = Extensions.Contains(given) ? given : ".bin";
        var (contest, area, hash) = (record.Id.Contest, record.Id.Area, record.Id.Hash);
        return $"{contest}_{area}_v{record.Version}_{hash[..8]}{extension}";
    }
}
