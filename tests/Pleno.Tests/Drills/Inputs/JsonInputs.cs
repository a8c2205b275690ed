using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>Mutated JSON files: by values and names, by marks, by bytes.</summary>
internal static class JsonInputs
{
    private const string Name = "form.json";
    private static readonly byte[] Right = JsonFormWriter.Write(InputContest.Small.Child(SmallContest.First));

    public static Input Make(Random random) =>
        random.Next(4) switch
        {
            0 => new(Name, ByteChanges.Of(Right, random)),
            1 => new(Name, TokenChanges.OfText(Encoding.UTF8.GetString(Right), random)),
            _ => OfValues(random),
        };

    private static Input OfValues(Random random)
    {
        var root = JsonNode.Parse(Right)!;
        for (var change = random.Next(1, 7); change > 0; change--)
        {
            Change(Below(root).ToList(), random);
        }

        var bytes = Encoding.UTF8.GetBytes(root.ToJsonString());
        return new(Name, bytes, (outcome, _) => WrongFigure(outcome, bytes));
    }

    /// <summary>The first figure that is not what stands at the path that the reader names for it.</summary>
    private static string? WrongFigure(ReadOutcome.Readable outcome, byte[] bytes)
    {
        using var file = JsonDocument.Parse(bytes);
        var figures = outcome.Draft.Figures;
        foreach (var field in figures.Layout.Fields)
        {
            for (var column = 0; column < figures.Columns; column++)
            {
                var path = outcome.Draft.Places.Of(column, field)?.Path;
                if (figures[column, field] is { } figure && At(file.RootElement, path) != $"{figure}")
                {
                    return $"{field.Key}[{column}] = {figure}, the file says {At(file.RootElement, path)} at {path}";
                }
            }
        }

        return null;
    }

    private static string? At(JsonElement element, string? path)
    {
        foreach (var step in (path ?? "").Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var isIndex = step[^1] == ']';
            if (isIndex && element.ValueKind == JsonValueKind.Array)
            {
                element = element.EnumerateArray().ElementAtOrDefault(int.Parse(step[..^1]));
            }
            else if (isIndex || element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : null;
    }

    private static void Change(List<JsonNode> nodes, Random random)
    {
        var at = nodes[random.Next(nodes.Count)];
        switch (at.Parent)
        {
            case JsonObject parent:
                ChangeProperty(parent, at.GetPropertyName(), Other(at, nodes, random), random);
                break;
            case JsonArray parent:
                ChangeItem(parent, at.GetElementIndex(), Other(at, nodes, random), random);
                break;
        }
    }

    private static void ChangeProperty(JsonObject parent, string name, JsonNode? other, Random random)
    {
        var value = parent[name]?.DeepClone();
        switch (random.Next(4))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent.Remove(name);
                parent[Nasty.Any(random)] = value;
                break;
            case 2:
                parent[$"{name}x"] = value;
                break;
            default:
                parent[name] = other;
                break;
        }
    }

    private static void ChangeItem(JsonArray parent, int index, JsonNode? other, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                parent.RemoveAt(index);
                break;
            case 1:
                parent.Insert(index, parent[index]?.DeepClone());
                break;
            case 2:
                parent.Insert(index, other);
                break;
            default:
                parent[index] = other;
                break;
        }
    }

    /// <summary>Something else to stand there: another part of the file, another kind of value, or another figure.</summary>
    private static JsonNode? Other(JsonNode at, List<JsonNode> nodes, Random random) =>
        random.Next(7) switch
        {
            0 => nodes[random.Next(nodes.Count)].DeepClone(),
            1 => null,
            2 => new JsonObject(),
            3 => new JsonArray(JsonValue.Create(1), null),
            4 => JsonValue.Create(Nasty.Any(random)),
            5 => JsonValue.Create(random.Next(2) == 0),
            _ => long.TryParse(at.ToJsonString(), out var figure)
                ? JsonValue.Create(unchecked(figure + random.Next(-3, 4)))
                : JsonValue.Create(random.NextInt64()),
        };

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject part => part.Select(one => one.Value),
            JsonArray part => part,
            _ => [],
        };
        return inner.OfType<JsonNode>().SelectMany(one => Below(one).Prepend(one));
    }
}
