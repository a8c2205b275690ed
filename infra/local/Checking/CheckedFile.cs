using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Sirekap;

namespace Pleno.Local.Checking;

/// <summary>What came of checking a file.</summary>
internal enum CheckOutcome
{
    /// <summary>No finding.</summary>
    Clean,

    /// <summary>Findings that ask, none that blocks.</summary>
    Asks,

    /// <summary>At least one finding that blocks.</summary>
    Refused,

    /// <summary>No form could be read.</summary>
    Unreadable,
}

/// <summary>What a file is.</summary>
internal enum CheckedKind
{
    /// <summary>A document, or what should be one.</summary>
    Form,

    /// <summary>A D.KEJADIAN KHUSUS.</summary>
    Kejadian,

    /// <summary>A decree on a result.</summary>
    Decree,

    /// <summary>The scan of a signed form.</summary>
    Scan,

    /// <summary>Votes of KPU's open Sirekap data.</summary>
    Sirekap,

    /// <summary>KPU's list of candidate pairs.</summary>
    SirekapPaslon,
}

/// <summary>What was read of a scan.</summary>
/// <param name="Head">Its head; null where it is a picture only.</param>
/// <param name="Totals">The totals that could be read for certain, in the order of the form.</param>
/// <param name="Document">The file given that it belongs to; null where there is none.</param>
internal sealed record CheckedScan(
    ScanHead? Head,
    IReadOnlyList<(Field Field, ScanTotal Total)> Totals,
    string? Document
);

/// <summary>A file and what was found in it.</summary>
/// <param name="File">The path as given.</param>
/// <param name="Contest">The contest it was checked against; null when the file was unreadable before that was known.</param>
/// <param name="Area">The area whose document it is; null when it is not known.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Findings">Every finding.</param>
/// <param name="Draft">The document as read; null when unreadable.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sirekap">The votes, where it is a file of Sirekap.</param>
internal sealed record CheckedFile(
    string File,
    Contest? Contest,
    AreaCode? Area,
    CheckOutcome Outcome,
    IReadOnlyList<Finding> Findings,
    RecapDraft? Draft,
    CheckedKind Kind = CheckedKind.Form,
    SirekapFile? Sirekap = null
)
{
    /// <summary>What was read of it, where it is a scan with text or one that a document was given for.</summary>
    public CheckedScan? Scan { get; init; }

    /// <summary>What the pipeline would decide; null for a file that is no document.</summary>
    public DocumentStatus? Status { get; init; }

    /// <summary>The name of the form; null where it is not known.</summary>
    public string? Form =>
        Kind switch
        {
            CheckedKind.Kejadian => PlenaryModel.KejadianKhusus,
            CheckedKind.Decree => PlenaryModel.Decree,
            CheckedKind.Scan => Scan?.Head?.Model?.Value.Name,
            CheckedKind.Form when Contest is { } contest && Area is { } area => RecapForm.For(contest.Key, area)?.Name,
            _ => null,
        };

    /// <summary>The name of the area with its code: "6472 Kota Samarinda".</summary>
    public string AreaText => Area is { } area ? $"{area} {Contest?.Areas.Find(area)?.Name}".TrimEnd() : "";

    public bool Blocks => Outcome is CheckOutcome.Refused or CheckOutcome.Unreadable;

    public static CheckOutcome OutcomeOf(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? CheckOutcome.Clean
        : findings.Any(finding => finding.Blocks) ? CheckOutcome.Refused
        : CheckOutcome.Asks;
}
