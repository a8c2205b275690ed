using System.Text.Json.Nodes;

namespace Pleno.Tests.Pages;

/// <summary>
/// Whether JSON is as a schema of our OpenAPI document says: types, closed sets, what must be there, and nothing that the schema does not know.
/// Knows the words that our schemas use, and refuses others.
/// </summary>
internal static class SchemaCheck
{
    private static readonly string[] Known =
    [
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "additionalProperties",
        "format",
        "pattern",
        "$comment",
        "anyOf",
        "default",
    ];

    /// <summary>What does not fit, each with its path.</summary>
    public static IReadOnlyList<string> Faults(JsonNode? value, JsonNode schema, string path = "$") =>
        schema switch
        {
            JsonValue always => always.GetValue<bool>() ? [] : [$"{path}: nothing fits"],
            JsonObject rules when rules.Any(rule => !Known.Contains(rule.Key)) =>
            [
                $"{path}: unknown words {string.Join(' ', rules.Select(rule => rule.Key).Except(Known))}",
            ],
            JsonObject rules when rules["anyOf"] is JsonArray any => any.Any(one =>
                Faults(value, one!, path).Count == 0
            )
                ? []
                : [$"{path}: fits none of several"],
            JsonObject rules => [.. OfValue(value, rules, path)],
            _ => [$"{path}: no schema"],
        };

    private static IEnumerable<string> OfValue(JsonNode? value, JsonObject rules, string path)
    {
        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return $"{path}: {value} is none of {words.ToJsonString()}";
        }

        if (rules["type"] is { } type && !TypesOf(type).Any(one => IsOf(value, one)))
        {
            yield return $"{path}: {value?.ToJsonString() ?? "null"} is no {type.ToJsonString()}";
        }

        var inner = value switch
        {
            JsonObject some => OfObject(some, rules, path),
            JsonArray many when rules["items"] is { } items => many.SelectMany(
                (one, index) => Faults(one, items, $"{path}[{index}]")
            ),
            _ => [],
        };
        foreach (var fault in inner)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfObject(JsonObject value, JsonObject rules, string path)
    {
        var properties = rules["properties"] as JsonObject ?? [];
        var missing = (rules["required"] as JsonArray ?? [])
            .Select(name => name!.GetValue<string>())
            .Where(name => !value.ContainsKey(name))
            .Select(name => $"{path}: {name} is missing");
        var wrong = value.SelectMany(one =>
            properties[one.Key] is { } known ? Faults(one.Value, known, $"{path}.{one.Key}")
            : rules["additionalProperties"] is { } others ? Faults(one.Value, others, $"{path}.{one.Key}")
            : [$"{path}: {one.Key} is not in the schema"]
        );
        return missing.Concat(wrong);
    }

    private static IEnumerable<string> TypesOf(JsonNode type) =>
        type is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsOf(JsonNode? value, string type) =>
        (type, value?.GetValueKind()) switch
        {
            ("null", null) => true,
            ("object", System.Text.Json.JsonValueKind.Object) => true,
            ("array", System.Text.Json.JsonValueKind.Array) => true,
            ("string", System.Text.Json.JsonValueKind.String) => true,
            ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
            ("number", System.Text.Json.JsonValueKind.Number) => true,
            ("integer", System.Text.Json.JsonValueKind.Number) => value!.AsValue().TryGetValue<long>(out _),
            _ => false,
        };
}
