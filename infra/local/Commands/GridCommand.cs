using System.CommandLine;
using Pleno.Local.Grid;
using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary><c>grid</c>: sends many notices under a plan of faults while the sender is killed again and again, and counts what came of them.</summary>
internal static class GridCommand
{
    public static Command Create()
    {
        var notices = Number("--notices", 10_000, "Jumlah pemberitahuan / how many notices");
        var kills = Number("--kills", 10, "Berapa kali pengirim dimatikan / how often the sender is killed");
        var seed = Number("--seed", 1, "Awal undian / begins the draws");
        var command = new Command("grid", "Uji pengiriman dengan gangguan / sending under faults, counted")
        {
            notices,
            kills,
            seed,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new GridPlan(parsed.GetValue(notices), parsed.GetValue(kills), parsed.GetValue(seed)),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(GridPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(
            Path.Combine(LocalSettings.Load().Services.DataDirectory, "grid"),
            RepositoryRoot.Find()
        );
        await using var run = await GridRun.StartAsync(plan, data, output, cancellationToken);
        var outcome = await run.PlayAsync(cancellationToken);
        await outcome.WriteAsync(output);
        return outcome.Holds ? ExitCodes.Fine : ExitCodes.NotAsExpected;
    }

    private static Option<int> Number(string name, int standard, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError($"{name} >= 0");
            }
        });
        return option;
    }
}
