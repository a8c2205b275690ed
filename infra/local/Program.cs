using System.CommandLine;
using Pleno.Local.Commands;

// Ctrl+C and SIGTERM cancel the command, which then stops what it started; Azurite takes a moment to save.
var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
};
return await PlenoCommands.RunAsync(args, invocation);
