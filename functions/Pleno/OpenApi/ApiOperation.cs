using Pleno.Access;

namespace Pleno.OpenApi;

/// <summary>An operation under <c>/api</c> that speaks JSON.</summary>
/// <param name="Function">Name of its function.</param>
/// <param name="Method">"get" or "post".</param>
/// <param name="Path">Its path: <c>/api/feed</c>.</param>
/// <param name="Summary">What it does: Indonesian, then English.</param>
/// <param name="Action">What must be allowed; null for an operation that asks for nothing.</param>
/// <param name="Answer">Type of the answer of status 200.</param>
/// <param name="Refusals">The statuses with problem details.</param>
public sealed record ApiOperation(
    string Function,
    string Method,
    string Path,
    string Summary,
    AccessAction? Action,
    Type Answer,
    IReadOnlyList<int> Refusals
)
{
    /// <summary>What stands behind the question mark.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>Type of the JSON in the request; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the request's body is a file as it is, or may be.</summary>
    public bool TakesFile { get; init; }

    /// <summary>A further status whose answer is of a type of its own, such as 503; null for none.</summary>
    public (int Status, Type Answer)? Also { get; init; }
}

/// <summary>A parameter behind the question mark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its value: a string, a number, a day, a closed set.</param>
/// <param name="Meaning">What it asks: Indonesian, then English.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record ApiParameter(string Name, Type Type, string Meaning, bool IsRequired = false);
