using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Pleno.WorkerHost;

/// <summary>
/// Reads and writes the messages between the Functions host and a worker as JSON. The message types are internal to the worker's package, so the
/// descriptor is read by reflection.
/// </summary>
internal static class WorkerMessages
{
    private const string Reflection = "Microsoft.Azure.Functions.Worker.Grpc.Messages.FunctionRpcReflection";

    private static readonly MessageDescriptor Message = Descriptor()
        .MessageTypes.Single(type => type.Name == "StreamingMessage");

    private static readonly Marshaller<JsonObject> Marshaller = Marshallers.Create(Write, Read);

    /// <summary>The one call there is: the worker opens a stream to the host, and both send messages for as long as it lives.</summary>
    public static Method<JsonObject, JsonObject> EventStream { get; } =
        new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Marshaller, Marshaller);

    private static FileDescriptor Descriptor()
    {
        var property = Assembly
            .Load("Microsoft.Azure.Functions.Worker.Grpc")
            .GetType(Reflection, throwOnError: true)!
            .GetProperty("Descriptor", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
        return (FileDescriptor)property!.GetValue(null)!;
    }

    private static byte[] Write(JsonObject message) =>
        JsonParser.Default.Parse(message.ToJsonString(), Message).ToByteArray();

    private static JsonObject Read(byte[] message) =>
        JsonNode.Parse(JsonFormatter.Default.Format(Message.Parser.ParseFrom(message)))!.AsObject();
}
