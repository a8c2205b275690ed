namespace Pleno.Benchmarks.Page;

/// <summary>Why each kind of storage operation is there: by hand.</summary>
internal static class OperationReasons
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal) { };

    /// <summary>The reason; a question mark where nobody wrote one.</summary>
    public static string Of(string operation) => Reasons.GetValueOrDefault(operation, "?");
}
