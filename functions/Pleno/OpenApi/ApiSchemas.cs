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
        TransformSchemaNode = (context, schema) => IsKey(context.TypeInfo.Type) ? TextSchema() : schema,
    };

    /// <summary>The schema of a type, with everything in it.</summary>
    public static JsonNode Of(Type type) =>
        type == typeof(HealthAnswer) ? Health()
        : type == typeof(ProblemDetails) ? Problem()
        : Export(type);

    private static JsonNode Export(Type type) => Options.GetJsonSchemaAsNode(type, Exporter);

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

    /// <summary>Keys are written as text by converters of their own, which tell no schema.</summary>
    private static bool IsKey(Type type) => type == typeof(ContestKey) || type == typeof(AreaCode);
}
