using System.CommandLine;

namespace Pleno.Local.Commands;

/// <summary>
/// <c>senders</c>: only the host with the triggers that the settings leave on, on services that the settings name. What the grid test
/// starts and kills; ends when its standard input does, so that it does not outlive who started it.
/// </summary>
internal static class SendersCommand
{
    public const string Name = "senders";

    public static Command Create()
    {
        var command = new Command(Name, "Hanya pemicu / only the triggers") { Hidden = true };
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load();
        await using var pipeline = await LocalPipeline.StartAsync(
            settings,
            settings.AsGiven,
            TimeProvider.System,
            isVerbose: false,
            cancellationToken
        );
        await Console.In.ReadToEndAsync(cancellationToken);
        return ExitCodes.Fine;
    }
}
