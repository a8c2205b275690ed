using System.Reflection;

namespace Pleno.Local.Hosting;

public enum TriggerKind
{
    Blob,
    Queue,
    Timer,
    Http,
}

/// <summary>One function found in the assembly: <paramref name="Trigger"/> is the attribute on <paramref name="Parameter"/>.</summary>
public sealed record FunctionDescriptor(
    string Name,
    TriggerKind Kind,
    Attribute Trigger,
    MethodInfo Method,
    ParameterInfo Parameter
);
