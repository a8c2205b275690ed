using System.CommandLine;
using Pleno.Local.Hosting;
using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary>The command line of <c>dotnet run --project infra/local --</c>.</summary>
internal static class PlenoCommands
{
    private const string DefaultScenario = "kaltim-2024";

    /// <summary>Runs a command. What is wrong with this machine or the arguments is told in words, not as a stack trace.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, InvocationConfiguration invocation)
    {
        try
        {
            var parsed = Root().Parse(arguments);
            var code = await parsed.InvokeAsync(invocation);
            return parsed.Errors.Count > 0 ? ExitCodes.CannotStart : code;
        }
        catch (LocalSetupException setup)
        {
            await invocation.Error.WriteLineAsync($"{setup.Message}\n{setup.Advice}");
            return ExitCodes.CannotStart;
        }
        catch (Exception refused) when (refused is HostConfigurationException or FunctionRefusedException)
        {
            await invocation.Error.WriteLineAsync(refused.Message);
            return ExitCodes.CannotStart;
        }
    }

    public static RootCommand Root()
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = "Skenario yang dimainkan / the scenario to play",
            DefaultValueFactory = _ => DefaultScenario,
        };
        var once = new Option<bool>("--once") { Description = "Berakhir setelah ringkasan / end after the summary" };
        var empty = new Option<bool>("--empty") { Description = "Tanpa skenario / without a scenario" };
        var services = new Option<bool>("--services")
        {
            Description = "Hanya Azurite, kotak surat, dan pengganti SendGrid / only the services",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Tampilkan log host / show the host's log" };
        var trace = new Option<bool>("--trace")
        {
            Description =
                "Cetak jejak satu dokumen, dari unggahan sampai surat diterima / print the trace of one document, from upload to delivered letter",
        };
        var root = new RootCommand("Menjalankan Pleno di satu mesin / runs Pleno on one machine")
        {
            scenario,
            once,
            empty,
            services,
            verbose,
            trace,
        };
        root.SetAction(
            (parsed, cancellationToken) =>
            {
                var isEmpty = parsed.GetValue(empty);
                var request = new RunRequest(
                    isEmpty ? null : parsed.GetValue(scenario),
                    parsed.GetValue(once),
                    parsed.GetValue(verbose),
                    parsed.GetValue(trace)
                );
                return parsed.GetValue(services)
                    ? ServicesCommand.RunAsync(cancellationToken)
                    : RunCommand.RunAsync(request, cancellationToken);
            }
        );
        root.Subcommands.Add(TemplateCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(DiffCommand.Create());
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(RebuildCommand.Create());
        root.Subcommands.Add(PreflightCommand.Create());
        root.Subcommands.Add(GridCommand.Create());
        root.Subcommands.Add(SendersCommand.Create());
        root.Subcommands.Add(ExplainRoutingCommand.Create());
        root.Subcommands.Add(PreviewCommand.Create());
        return root;
    }
}
