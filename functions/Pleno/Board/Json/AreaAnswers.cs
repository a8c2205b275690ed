using Pleno.Board.Recapitulation;
using Pleno.Intake;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;
using Pleno.Recaps.Versions;

namespace Pleno.Board.Json;

/// <summary>Answer of <c>GET /api/contests/{contest}/areas/{area}</c>.</summary>
/// <param name="Contest">Key of the contest.</param>
/// <param name="Area">Code of the area.</param>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Rests">What its figures rest on; null when none stand.</param>
/// <param name="Shown">SHA-256 of the document whose table follows; null while none came.</param>
/// <param name="IsChanged">Whether that document is no longer what was received, so that nothing of its content is shown.</param>
/// <param name="Columns">Codes of the areas of the columns; the total column, JUMLAH AKHIR, comes after them.</param>
/// <param name="Rows">The rows of the form; empty when the document could not be read.</param>
/// <param name="Checks">Each check with both sides.</param>
/// <param name="Findings">What was found in the document shown.</param>
/// <param name="Changes">What it would change of the document that stands; empty when it is that one.</param>
/// <param name="Explained">Explained figures of the area and of every area below.</param>
/// <param name="Documents">Every document of the area.</param>
public sealed record AreaAnswer(
    string Contest,
    string Area,
    string Name,
    DateTimeOffset AsOf,
    FigureSource? Rests,
    string? Shown,
    bool IsChanged,
    IReadOnlyList<string> Columns,
    IReadOnlyList<FormLine> Rows,
    IReadOnlyList<CheckState> Checks,
    IReadOnlyList<FindingState> Findings,
    IReadOnlyList<FigureChangeState> Changes,
    IReadOnlyList<ExplainedState> Explained,
    IReadOnlyList<DocumentState> Documents
);

/// <summary>One row of the form.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Label">The form's own wording.</param>
/// <param name="Figures">One figure for each column, the total last; null where it is missing.</param>
public sealed record FormLine(string Field, string Label, IReadOnlyList<long?> Figures);

/// <summary>One rule with both sides wherever it is checked.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Equation">The rule as an equation or a condition.</param>
/// <param name="Sides">Both sides.</param>
public sealed record CheckState(string Code, string Equation, IReadOnlyList<SidesState> Sides);

/// <summary>Both sides of a rule in one place.</summary>
/// <param name="Column">Code of the column's area; null for JUMLAH AKHIR.</param>
/// <param name="Field">Key of the row of the figure on the left.</param>
/// <param name="Left">The figure on the left; null when it is missing.</param>
/// <param name="Relation">How left must relate to right.</param>
/// <param name="Right">The right side, digits only, since a sum may be larger than JSON's numbers; null when a figure is missing.</param>
/// <param name="Holds">Whether it holds; null when it cannot be told.</param>
public sealed record SidesState(
    string? Column,
    string Field,
    long? Left,
    Relation Relation,
    string? Right,
    bool? Holds
);

/// <summary>A finding.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Blocks">Whether the document cannot be accepted because of it.</param>
/// <param name="Field">Key of the row; null where none is meant.</param>
/// <param name="Column">Code of the column's area; null for JUMLAH AKHIR or where none is meant.</param>
/// <param name="Place">Where in the file: <c>D.HASIL!F12</c>; null for the file as a whole.</param>
/// <param name="Text">What is wrong, with both sides.</param>
/// <param name="ToDo">What the office that sent the file does about it.</param>
public sealed record FindingState(
    string Code,
    bool Blocks,
    string? Field,
    string? Column,
    string? Place,
    BothTongues Text,
    BothTongues ToDo
);

/// <summary>A figure that is not what it was.</summary>
/// <param name="Field">Key of the row.</param>
/// <param name="Column">Code of the column's area; null for JUMLAH AKHIR.</param>
/// <param name="Old">Before; null where it was missing.</param>
/// <param name="New">After; null where it is missing.</param>
public sealed record FigureChangeState(string Field, string? Column, long? Old, long? New);

/// <summary>A document of the area.</summary>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Its state.</param>
/// <param name="Version">Its version among those of its kind; 0 until decided.</param>
/// <param name="BeritaAcara">Number of the berita acara, or of the decree; null when it could not be read.</param>
/// <param name="FileName">The file's own name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ReceivedAt">When it was first seen, UTC.</param>
/// <param name="Replaces">SHA-256 of the document whose place it took; null when there was none.</param>
/// <param name="Reason">Why it took that place; null when it took none.</param>
/// <param name="Changes">What it changed; empty when it took no place.</param>
/// <param name="FindingCount">How many findings it has.</param>
/// <param name="File">Where the file itself is found.</param>
public sealed record DocumentState(
    string Hash,
    DocumentKind Kind,
    DocumentStatus Status,
    int Version,
    string? BeritaAcara,
    string FileName,
    long Size,
    DateTimeOffset ReceivedAt,
    string? Replaces,
    string? Reason,
    IReadOnlyList<FigureChangeState> Changes,
    int FindingCount,
    string File
);

/// <summary>An area as JSON. Pure.</summary>
public static class AreaAnswers
{
    /// <summary>One area.</summary>
    public static AreaAnswer Of(AreaModel model)
    {
        var text = FindingText.For(model.Contest);
        var figures = model.Form?.Draft.Figures;
        return new AreaAnswer(
            model.Contest.Key.ToString(),
            model.Area.Code.Digits,
            model.Area.Name,
            model.AsOf,
            model.Standing is { } standing ? ContestAnswers.Of(standing, model.IsDetermined) : null,
            model.Shown?.Id.Hash,
            model.IsChanged,
            [.. (figures?.Children ?? []).Select(child => child.Digits)],
            figures is null ? [] : [.. figures.Layout.Fields.Select(field => LineOf(figures, field))],
            [.. model.Checks.Select(Of)],
            [.. model.Findings.Select(one => Of(one.Finding, text))],
            [.. (model.Difference?.Changes ?? []).Select(Of)],
            [.. (model.Standing?.Explained ?? []).Select(ExplainedState.Of)],
            [.. model.Documents.Select(document => Of(model, document))]
        );
    }

    /// <summary>Where the file of a document is found.</summary>
    internal static string FileOf(DocumentRecord document) =>
        $"/api/contests/{document.Id.Contest}/areas/{document.Id.Area}/documents/{document.Id.Hash}/file";

    private static FormLine LineOf(FigureTable figures, Field field) =>
        new(
            field.Key,
            field.FullLabel,
            [.. Enumerable.Range(0, figures.Columns).Select(column => figures[column, field])]
        );

    private static CheckState Of(AreaCheck check) =>
        new(
            check.Code.Id,
            check.Code.Equation,
            [
                .. check.Sides.Select(side => new SidesState(
                    side.Column?.Digits,
                    side.Field.Key,
                    side.Left,
                    check.Relation,
                    side.Right,
                    side.Holds
                )),
            ]
        );

    private static FindingState Of(Finding finding, FindingText text) =>
        new(
            finding.Code.Id,
            finding.Blocks,
            finding.Field,
            finding.Area?.Digits,
            finding.Place?.ToString(),
            new BothTongues(text.Line(finding, Tongue.Indonesian), text.Line(finding, Tongue.English)),
            new BothTongues(finding.Code.Indonesian.ToUploader, finding.Code.English.ToUploader)
        );

    private static FigureChangeState Of(FigureChange change) =>
        new(change.Field.Key, change.Area?.Digits, change.Old, change.New);

    private static FigureChangeState Of(ChangedFigure change) =>
        new(change.Field, change.Area?.Digits, change.Old, change.New);

    private static DocumentState Of(AreaModel model, DocumentRecord document)
    {
        var correction = model.Corrections.GetValueOrDefault(document.Id.Hash);
        return new DocumentState(
            document.Id.Hash,
            document.Kind,
            document.Status,
            document.Version,
            document.BeritaAcara,
            document.FileName,
            document.Size,
            document.ReceivedAt,
            document.Replaces,
            correction?.Reason,
            [.. (correction?.Changes ?? []).Select(Of)],
            document.FindingCount,
            FileOf(document)
        );
    }
}
