using System.CommandLine;
using Pleno.Local.Commands;
using Pleno.Local.Hosting;
using Pleno.Local.Services;

try
{
    return await PlenoCommands
        .Root()
        .Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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
