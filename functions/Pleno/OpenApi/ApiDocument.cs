using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Pleno.Access;

namespace Pleno.OpenApi;

/// <summary>The OpenAPI 3.1 document over <see cref="ApiOperations"/>: written by hand as JSON, since its schemas are JSON already.</summary>
public static partial class ApiDocument
{
    private const string Account = "account";
    private const string ProblemType = "application/problem+json";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as JSON, indented, ending in a line break.</summary>
    public static string Text { get; } = Build(ApiOperations.All).ToJsonString(Indented) + "\n";

    /// <summary>The document over some operations.</summary>
    public static JsonObject Build(IReadOnlyList<ApiOperation> operations) =>
        new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Pleno",
                ["version"] = "1",
                ["description"] =
                    "Rekapitulasi pleno, kesiapan tahapan dan pemberitahuan / plenary recapitulation, readiness of stages and notices. Times are UTC; what is null is not known.",
            },
            ["paths"] = PathsOf(operations),
            ["components"] = new JsonObject
            {
                ["schemas"] = SchemasOf(operations),
                ["securitySchemes"] = new JsonObject
                {
                    [Account] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["description"] = "Entra ID, by App Service Authentication",
                    },
                },
            },
        };

    private static JsonObject PathsOf(IReadOnlyList<ApiOperation> operations)
    {
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(operation => operation.Path))
        {
            paths[path.Key] = new JsonObject(
                path.Select(one => KeyValuePair.Create(one.Method, (JsonNode?)OperationOf(one)))
            );
        }

        return paths;
    }

    private static JsonObject OperationOf(ApiOperation operation)
    {
        var node = new JsonObject
        {
            ["operationId"] = operation.Function,
            ["summary"] = operation.Summary,
            ["parameters"] = new JsonArray([.. ParametersOf(operation)]),
        };
        if (operation.Action is { } action)
        {
            node["description"] = $"Wewenang / what must be allowed: {action}";
            node["security"] = new JsonArray(new JsonObject { [Account] = new JsonArray() });
        }

        if (BodyOf(operation) is { } body)
        {
            node["requestBody"] = body;
        }

        node["responses"] = ResponsesOf(operation);
        return node;
    }

    private static IEnumerable<JsonNode> ParametersOf(ApiOperation operation)
    {
        var ofPath = PathParameter()
            .Matches(operation.Path)
            .Select(match =>
                ParameterOf(match.Groups["name"].Value, "path", ApiSchemas.Of(typeof(string)), null, true)
            );
        var ofQuery = operation.Query.Select(one =>
            ParameterOf(one.Name, "query", ApiSchemas.Of(one.Type), one.Meaning, one.IsRequired)
        );
        var ofHeader =
            operation.Method == "get"
                ? []
                : new[]
                {
                    ParameterOf(
                        FormTokens.Header,
                        "header",
                        ApiSchemas.Of(typeof(string)),
                        "Tanda formulir dari suatu halaman / the form token of a page",
                        true
                    ),
                };
        return [.. ofPath, .. ofQuery, .. ofHeader];
    }

    private static JsonObject ParameterOf(string name, string place, JsonNode schema, string? meaning, bool isRequired)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = isRequired,
            ["schema"] = WithoutNull(schema),
        };
        if (meaning is not null)
        {
            parameter["description"] = meaning;
        }

        return parameter;
    }

    /// <summary>A type without its value is a reference to the exporter and may be null; a parameter is there or not.</summary>
    private static JsonNode WithoutNull(JsonNode schema)
    {
        if (schema is JsonObject some && some["type"] is JsonArray types)
        {
            some["type"] = types[0]!.DeepClone();
        }

        return schema;
    }

    private static JsonObject? BodyOf(ApiOperation operation)
    {
        var content = operation.Body is { } body ? ContentOf("application/json", body) : [];
        if (operation.TakesFile)
        {
            content["application/octet-stream"] = new JsonObject();
        }

        return content.Count == 0 ? null : new() { ["required"] = true, ["content"] = content };
    }

    private static JsonObject ResponsesOf(ApiOperation operation)
    {
        var responses = new JsonObject { ["200"] = ResponseOf("OK", "application/json", operation.Answer) };
        if (operation.Also is var (status, answer))
        {
            responses[Key(status)] = ResponseOf("Also", "application/json", answer);
        }

        foreach (var refusal in operation.Refusals)
        {
            responses[Key(refusal)] = ResponseOf("Problem details (RFC 9457)", ProblemType, typeof(ProblemDetails));
        }

        return responses;
    }

    private static JsonObject ResponseOf(string description, string type, Type answer) =>
        new() { ["description"] = description, ["content"] = ContentOf(type, answer) };

    private static JsonObject ContentOf(string type, Type content) =>
        new()
        {
            [type] = new JsonObject
            {
                ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{content.Name}" },
            },
        };

    private static JsonObject SchemasOf(IReadOnlyList<ApiOperation> operations)
    {
        var types = operations
            .SelectMany(operation => new[] { operation.Answer, operation.Body, operation.Also?.Answer })
            .OfType<Type>()
            .Append(typeof(ProblemDetails))
            .Distinct()
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        return new JsonObject(types.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)ApiSchemas.Of(type))));
    }

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathParameter();
}
