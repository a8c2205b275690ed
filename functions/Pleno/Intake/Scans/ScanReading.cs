using Pleno.Recaps.Findings;

namespace Pleno.Intake.Scans;

/// <summary>What came of reading a PDF: it cannot be opened, it is a picture, or it has text.</summary>
public abstract record ScanReading
{
    private ScanReading(IReadOnlyList<Finding> findings) => Findings = findings;

    /// <summary>What is wrong with the file, or what keeps it from being compared. Empty where it has text.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The file is no evidence that anybody could open: F.101, F.104, F.150, F.151, F.152 or F.154.</summary>
    public sealed record Unreadable : ScanReading
    {
        internal Unreadable(Finding finding)
            : base([finding]) { }
    }

    /// <summary>Pages without a text layer that could be read: evidence, with W.153, that a person has to compare.</summary>
    /// <param name="Pages">How many pages.</param>
    public sealed record PictureOnly(int Pages) : ScanReading([new Finding(DocumentCodes.ScanIsPicture, Got: Pages)]);

    /// <summary>Pages with text.</summary>
    /// <param name="Pages">Every page, those without text too.</param>
    public sealed record Text(IReadOnlyList<ScanPage> Pages) : ScanReading([]);
}
