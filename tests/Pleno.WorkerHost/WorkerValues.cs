using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;

namespace Pleno.WorkerHost;

/// <summary>What triggers hand to a function, in the shapes in which the host's extensions send it.</summary>
internal static class WorkerValues
{
    public static JsonObject Timer() =>
        new() { ["json"] = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""" };

    public static JsonObject Http(string method, string url) =>
        new()
        {
            ["http"] = new JsonObject { ["method"] = method, ["url"] = url },
        };

    /// <summary>The text, or where the parameter is of the SDK's own type, a description of the message.</summary>
    public static JsonObject Queue(JsonObject trigger, QueueMessage message) =>
        IsDeferred(trigger)
            ? Model(
                "AzureStorageQueues",
                new
                {
                    message.MessageId,
                    message.PopReceipt,
                    message.MessageText,
                    message.NextVisibleOn,
                    message.InsertedOn,
                    message.ExpiresOn,
                    message.DequeueCount,
                }
            )
            : new() { ["string"] = message.MessageText };

    public static JsonObject QueueMetadata(QueueMessage message) =>
        new()
        {
            ["Id"] = Json(message.MessageId),
            ["PopReceipt"] = Json(message.PopReceipt),
            ["DequeueCount"] = Json(message.DequeueCount),
        };

    public static JsonObject Blob(string connection, string container, string name) =>
        Model(
            "AzureStorageBlobs",
            new
            {
                Connection = connection,
                ContainerName = container,
                BlobName = name,
            }
        );

    public static JsonObject BlobMetadata(string container, string name) =>
        new() { ["BlobTrigger"] = new JsonObject { ["string"] = $"{container}/{name}" } };

    private static bool IsDeferred(JsonObject trigger) =>
        bool.TryParse((string?)trigger["properties"]?["supportsDeferredBinding"], out var isDeferred)
        && isDeferred
        && (string?)trigger["dataType"] != "String";

    private static JsonObject Model<T>(string source, T content) =>
        new()
        {
            ["modelBindingData"] = new JsonObject
            {
                ["version"] = "1.0",
                ["source"] = source,
                ["contentType"] = "application/json",
                ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content))),
            },
        };

    private static JsonObject Json<T>(T value) => new() { ["json"] = JsonSerializer.Serialize(value) };
}
