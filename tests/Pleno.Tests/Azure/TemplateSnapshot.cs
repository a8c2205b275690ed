using System.Text.Json;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Azure;

/// <summary>What the template comes to with one set of parameters: a snapshot that lies beside it and that BicepTests hold to it.</summary>
internal sealed class TemplateSnapshot
{
    private readonly IReadOnlyList<JsonElement> _resources;

    private TemplateSnapshot(string text)
    {
        Text = text;
        _resources = [.. JsonDocument.Parse(text).RootElement.GetProperty("predictedResources").EnumerateArray()];
    }

    public string Text { get; }

    public IReadOnlyList<JsonElement> Resources => _resources;

    /// <param name="parameters">main.test, main.prod or events.test.</param>
    public static TemplateSnapshot Read(string parameters) =>
        new(Repository.Read($"infra/azure/{parameters}.snapshot.json"));

    public static TemplateSnapshot Parse(string text) => new(text);

    public IReadOnlyList<JsonElement> Of(string type) =>
        [.. _resources.Where(one => one.GetProperty("type").GetString() == type)];

    public JsonElement Single(string type) => Of(type).ShouldHaveSingleItem();

    /// <summary>The last part of a resource's name.</summary>
    public static string NameOf(JsonElement resource) => resource.GetProperty("name").GetString()!.Split('/')[^1];

    /// <summary>The settings that the app is given.</summary>
    public IReadOnlyDictionary<string, string> Settings() =>
        Of("Microsoft.Web/sites/config")
            .Single(one => NameOf(one) == "appsettings")
            .GetProperty("properties")
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal);
}
