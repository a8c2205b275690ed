namespace Pleno.Local.Hosting;

internal static class TokenNames
{
    /// <summary>Each further string parameter must be a token of the path or route, or it would always be null.</summary>
    public static void Require(FunctionDescriptor function, IEnumerable<string> tokens)
    {
        var strings = function
            .Method.GetParameters()
            .Where(parameter => parameter.ParameterType == typeof(string) && parameter != function.Parameter)
            .Select(parameter => parameter.Name!);
        if (strings.Except(tokens).FirstOrDefault() is { } stranger)
        {
            var detail = $"'{stranger}' is no token of its path.";
            throw new FunctionRefusedException(function.Name, FunctionRefusal.UnsupportedParameter, detail);
        }
    }
}
