namespace Pleno.Local.Hosting;

public enum FunctionRefusal
{
    IllegalName,
    DuplicateName,
    NotPublic,
    NotOneTrigger,
    UnknownAttribute,
    UnknownArgument,
    UnsupportedParameter,
    UnsupportedReturn,
    IllegalBindingName,
    IllegalArgument,
}

/// <summary>A function this host cannot run as the Functions host would; it stops the start rather than skip the function.</summary>
public sealed class FunctionRefusedException(string function, FunctionRefusal reason, string detail)
    : Exception($"Function '{function}' is refused ({reason}): {detail}")
{
    public string Function { get; } = function;

    public FunctionRefusal Reason { get; } = reason;
}
