using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Judging;

/// <summary>A document as it was received, or would be, and what was read of its file.</summary>
public sealed record FileReading(DocumentRecord Document, ReadOutcome Outcome)
{
    /// <summary>Reads the file as what its record says it is.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="document">The document.</param>
    /// <param name="content">Its content; not looked at when it is over the limit.</param>
    public static FileReading From(Contest contest, DocumentRecord document, ReadOnlyMemory<byte> content)
    {
        var isScan = document.Kind == DocumentKind.Scan;
        if (document.Size > Evidence.LargestFile)
        {
            var code = isScan ? DocumentCodes.ScanTooLarge : DocumentCodes.FileTooLarge;
            var finding = new Finding(code, Expected: Evidence.LargestFile, Got: document.Size);
            return new FileReading(
                document,
                isScan ? new ReadOutcome.Scan(new ScanReading.Unreadable(finding)) : new ReadOutcome.Unreadable(finding)
            );
        }

        return new FileReading(
            document,
            isScan
                ? new ReadOutcome.Scan(ScanReader.Read(content))
                : RecapFileReader.Read(content, document.FileName, contest, document.Id.Area)
        );
    }
}
