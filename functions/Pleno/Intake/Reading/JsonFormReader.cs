using System.Text.Json;
using Pleno.Intake.Reading.Records;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Reads a form written as JSON. Findings come in this order: members, head, columns, rows, figures in the order of the form.</summary>
internal static class JsonFormReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    public static ReadOutcome Read(ReadOnlyMemory<byte> content, ReadTarget target) =>
        Parse(content, ReadOutcome (root) => Read(root, target), finding => new ReadOutcome.Unreadable(finding));

    /// <summary>The head alone, of a file that is not yet known to be a form.</summary>
    public static T Head<T>(ReadOnlyMemory<byte> content, Func<RawHead, T> use, Func<Finding, T> refuse) =>
        Parse(
            content,
            root =>
                root.ValueKind == JsonValueKind.Object
                    ? use(new JsonMembers(root).Head)
                    : refuse(new Finding(DocumentCodes.NoTable, Expected: "{ … }")),
            refuse
        );

    private static T Parse<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T> use, Func<Finding, T> refuse)
    {
        var mark = content.Length - FormatSniffer.WithoutMark(content.Span).Length;
        try
        {
            using var document = JsonDocument.Parse(content[mark..], Options);
            return use(document.RootElement);
        }
        catch (JsonException exception)
        {
            var place = Place.Cell(null, One(exception.LineNumber), One(exception.BytePositionInLine));
            return refuse(new Finding(DocumentCodes.DamagedFile, place));
        }
        // A text with half a surrogate pair ("\ud800") is found only when it is asked for.
        catch (InvalidOperationException)
        {
            return refuse(new Finding(DocumentCodes.NotUtf8, Expected: "UTF-8"));
        }
    }

    private static int One(long? fromZero) => (int)Math.Min((fromZero ?? 0) + 1, int.MaxValue);

    private static ReadOutcome Read(JsonElement root, ReadTarget target)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return NoTable("{ … }");
        }

        if (KindOf(root) is DocumentKind.KejadianKhusus)
        {
            return new KejadianReader(target).Read(RecordTable.Of(root, KejadianReader.Columns, HeadEntry.All));
        }

        if (KindOf(root) is DocumentKind.Decree)
        {
            return new DecreeReader(target).Read(RecordTable.Of(root, DecreeReader.Columns, HeadEntry.OfDecree));
        }

        var members = new JsonMembers(root);
        if (members.Columns is not { ValueKind: JsonValueKind.Array } columns)
        {
            return NoTable("columns");
        }

        if (members.Rows is not { ValueKind: JsonValueKind.Object } rows)
        {
            return NoTable("rows");
        }

        if (columns.GetArrayLength() > Grid.MostColumns)
        {
            return new ReadOutcome.Unreadable(
                new Finding(
                    DocumentCodes.TableTooLarge,
                    Place.Json("columns"),
                    Expected: Grid.MostColumns,
                    Got: columns.GetArrayLength()
                )
            );
        }

        return Read(members, columns, rows, target);
    }

    private static DocumentKind? KindOf(JsonElement root) =>
        root.TryGetProperty(HeadEntry.Model.Key, out var model) && model.ValueKind == JsonValueKind.String
            ? PlenaryModel.KindOf(model.GetString()!)
            : null;

    private static ReadOutcome.Readable Read(
        JsonMembers members,
        JsonElement columns,
        JsonElement rows,
        ReadTarget target
    )
    {
        var head = new HeadReader(members.Head, target.Contest, target.Area);
        var (header, revision) = head.Read(target.Form);
        var table = new JsonTable(columns, rows, target);
        var (figures, places, findings) = table.Read();
        var signatures = new SignatureReader(target.Layout);
        JsonSignatures.Read(members.Signatures, signatures);
        return new ReadOutcome.Readable(
            new RecapDraft(header, figures, places, signatures.Signatures, [table.Printed!]),
            revision,
            [.. members.Findings, .. head.Findings, .. findings, .. signatures.Findings]
        );
    }

    private static ReadOutcome.Unreadable NoTable(string expected) =>
        new(new Finding(DocumentCodes.NoTable, Expected: expected));
}
