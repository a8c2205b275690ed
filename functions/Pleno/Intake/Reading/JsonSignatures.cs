using System.Text.Json;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The member <c>signatures</c> of a JSON form: an array of <c>{ role, paslon, status }</c>.</summary>
internal static class JsonSignatures
{
    /// <summary>Takes every line; W.127 for what is no such array or object.</summary>
    public static void Read(JsonElement? signatures, SignatureReader reader)
    {
        if (signatures is not { ValueKind: not JsonValueKind.Null } given)
        {
            return;
        }

        if (given.ValueKind != JsonValueKind.Array)
        {
            Refuse(reader, given, "signatures");
            return;
        }

        var index = 0;
        foreach (var line in given.EnumerateArray())
        {
            Read(line, $"signatures[{index++}]", reader);
        }
    }

    private static void Read(JsonElement line, string path, SignatureReader reader)
    {
        if (
            line.ValueKind != JsonValueKind.Object
            || !line.TryGetProperty("role", out var role)
            || role.ValueKind != JsonValueKind.String
        )
        {
            Refuse(reader, line, path);
            return;
        }

        var office = line.TryGetProperty("paslon", out var paslon) ? $"{role} {paslon}" : $"{role}";
        reader.Take(
            office.Trim(),
            line.TryGetProperty("status", out var status) ? status.ToString() : "",
            Place.Json(path)
        );
    }

    private static void Refuse(SignatureReader reader, JsonElement got, string path) =>
        reader.Findings.Add(
            new Finding(
                DocumentCodes.SignatureUnreadable,
                Place.Json(path),
                Expected: "[ { role, paslon, status } ]",
                Got: got.GetRawText()
            )
        );
}
