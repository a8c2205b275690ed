using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Operations;
using Pleno.Pages;
using Pleno.Uploads;

namespace Pleno.OpenApi;

/// <summary>JSON schemas of what is answered, taken from the types themselves, so that the two cannot part.</summary>
public static class ApiSchemas
{
    private static readonly JsonSerializerOptions Options = new(Answers.Writing)
    {
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => KeySchema(context.TypeInfo.Type) ?? schema,
    };

    /// <summary>The schema of a type, with everything in it.</summary>
    public static JsonNode Of(Type type) =>
        type == typeof(HealthAnswer) ? Health()
        : type == typeof(ProblemDetails) ? Problem()
        : Export(type);

    /// <summary>The exporter points at what it wrote before, within the type's own schema; in a document of many that would point elsewhere.</summary>
    private static JsonNode Export(Type type)
    {
        var schema = Options.GetJsonSchemaAsNode(type, Exporter);
        return Inlined(schema, schema);
    }

    private static JsonNode Inlined(JsonNode node, JsonNode root) =>
        node switch
        {
            JsonObject some when some["$ref"]?.GetValue<string>() is { } pointer => Inlined(At(root, pointer), root),
            JsonObject some => new JsonObject(
                some.Select(one => KeyValuePair.Create(one.Key, one.Value is { } value ? Inlined(value, root) : null))
            ),
            JsonArray many => new JsonArray([.. many.Select(one => one is null ? null : Inlined(one, root))]),
            _ => node.DeepClone(),
        };

    private static JsonNode At(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (node, step) => node[step]!);

    /// <summary>Whoever may not see more gets the status alone.</summary>
    private static JsonObject Health() =>
        new() { ["anyOf"] = new JsonArray(Export(typeof(HealthAnswer)), Export(typeof(HealthWordAnswer))) };

    /// <summary>RFC 9457; the type that writes it has a converter of its own, which tells no schema.</summary>
    private static JsonObject Problem() =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["title"] = TextSchema(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = TextSchema(),
                ["problems"] = Export(typeof(IReadOnlyList<UploadProblem>)),
            },
            ["required"] = new JsonArray("title", "status"),
        };

    private static JsonObject TextSchema() => new() { ["type"] = "string" };

    /// <summary>Keys are written as text by converters of their own, which tell no schema. Null for any other type.</summary>
    private static JsonObject? KeySchema(Type type) =>
        IsKey(type) ? TextSchema()
        : Nullable.GetUnderlyingType(type) is { } under && IsKey(under)
            ? new JsonObject { ["type"] = new JsonArray("string", "null") }
        : null;

    private static bool IsKey(Type type) => type == typeof(ContestKey) || type == typeof(AreaCode);
}
