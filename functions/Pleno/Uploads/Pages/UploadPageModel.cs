using Pleno.Areas;
using Pleno.Uploads.Following;

namespace Pleno.Uploads.Pages;

/// <summary>A place that somebody may send to.</summary>
/// <param name="Target">The place.</param>
/// <param name="Contest">Title of the contest.</param>
/// <param name="Name">Name of the area with its code, or of stage and office.</param>
public sealed record UploadPlace(UploadTarget Target, string Contest, string Name);

/// <summary>A document that a file can be sent in place of.</summary>
/// <param name="Hash">SHA-256.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Version">Its version.</param>
/// <param name="BeritaAcara">Number of its berita acara; null where it has none.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
/// <param name="Progress">How far it has come.</param>
public sealed record StandingFile(
    string Hash,
    string Name,
    UploadText Kind,
    int Version,
    string? BeritaAcara,
    DateTimeOffset ReceivedAt,
    UploadProgress Progress
);

/// <summary>What the page of uploads shows.</summary>
/// <param name="Places">Where the one who looks may send to.</param>
/// <param name="Chosen">The place chosen; null before.</param>
/// <param name="Zone">The clocks of the place.</param>
/// <param name="Standing">What stands there and can be replaced.</param>
/// <param name="Files">What was sent there before, the newest first.</param>
public sealed record UploadPageModel(
    IReadOnlyList<UploadPlace> Places,
    UploadPlace? Chosen,
    LocalZone Zone,
    IReadOnlyList<StandingFile> Standing,
    IReadOnlyList<UploadState> Files
);
