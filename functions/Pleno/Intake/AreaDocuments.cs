using Pleno.Recaps.Explanations;

namespace Pleno.Intake;

/// <summary>The documents of one area, read at once.</summary>
/// <param name="All">Each of them.</param>
/// <param name="Standing">Hash of the recapitulation that stands; null when none does.</param>
/// <param name="StandingDecree">Hash of the decree that stands; null when none does.</param>
/// <param name="OnFile">What each D.KEJADIAN KHUSUS says that stands.</param>
public sealed record AreaDocuments(
    IReadOnlyList<DocumentRecord> All,
    string? Standing,
    string? StandingDecree,
    IReadOnlyList<KejadianOnFile> OnFile
)
{
    /// <summary>The hash of the document of this kind that stands; null when none does, or when several stand side by side.</summary>
    public string? StandingOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Recap => Standing,
            DocumentKind.Decree => StandingDecree,
            _ => null,
        };

    /// <summary>The other documents of a kind.</summary>
    public IReadOnlyList<DocumentRecord> Others(DocumentKind kind, string hash) =>
        [.. All.Where(document => document.Kind == kind && document.Id.Hash != hash)];

    /// <summary>The newest document of a kind that was decided; null when there is none.</summary>
    public DocumentRecord? Newest(DocumentKind kind) =>
        All.Where(document => document.Kind == kind && document.Version > 0).MaxBy(document => document.Version);
}
