namespace Pleno.WorkerHost;

/// <summary>A line that the worker logged through the host.</summary>
/// <param name="Category">Who logged it.</param>
/// <param name="Level"><c>Information</c>, <c>Warning</c> and so on.</param>
/// <param name="Message">What it said.</param>
/// <param name="Exception">The exception with its trace; empty for none.</param>
public sealed record WorkerLog(string Category, string Level, string Message, string Exception)
{
    public override string ToString() => $"{Level} {Category}: {Message} {Exception}";
}
