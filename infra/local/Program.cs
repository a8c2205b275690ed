using System.CommandLine;
using Pleno.Local.Commands;
using Pleno.Local.Hosting;
using Pleno.Local.Services;

try
{
    // Ctrl+C and SIGTERM cancel the command, which then stops what it started; Azurite takes a moment to save.
    var invocation = new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
    };
    return await PlenoCommands.Root().Parse(args).InvokeAsync(invocation);
}
catch (LocalSetupException setup)
{
    await Console.Error.WriteLineAsync($"{setup.Message}\n{setup.Advice}");
    return ExitCodes.CannotStart;
}
catch (Exception refused) when (refused is HostConfigurationException or FunctionRefusedException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return ExitCodes.CannotStart;
}
