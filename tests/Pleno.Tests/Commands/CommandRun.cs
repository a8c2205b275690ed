using System.CommandLine;
using Pleno.Local.Commands;

namespace Pleno.Tests.Commands;

/// <summary>A command of infra/local, run in this process.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = output,
            Error = error,
        };
        var code = await PlenoCommands.RunAsync(arguments, invocation);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
