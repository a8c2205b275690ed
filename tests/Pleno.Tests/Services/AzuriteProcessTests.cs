using System.Diagnostics;
using Pleno.Local.Services;

namespace Pleno.Tests.Services;

public sealed class AzuriteProcessTests(AzuriteFixture shared) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
    }

    [Fact]
    public async Task The_shared_one_keeps_blobs_messages_and_rows()
    {
        var connection = await shared.ConnectionStringAsync();
        await StoredThings.WriteAsync(connection, "bersama");
        (await StoredThings.ReadAsync(connection)).ShouldBe(["bersama", "bersama", "bersama"]);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_graceful_stop_and_a_restart()
    {
        var first = await StartAsync(Options());
        await StoredThings.WriteAsync(first.ConnectionString, "tetap");
        await first.DisposeAsync();
        first.StoppedByItself.ShouldBeTrue();

        await using var second = await StartAsync(Options());
        (await StoredThings.ReadAsync(second.ConnectionString)).ShouldBe(["tetap", "tetap", "tetap"]);
    }

    [Fact]
    public async Task When_the_parent_is_killed_azurite_saves_what_was_written_and_ends()
    {
        var options = Options();
        using var parent = StartParent(options);
        var child = await ChildOfAsync(parent);
        await WaitUntilItAnswersAsync(options);
        await StoredThings.WriteAsync(ConnectionTo(options), "selamat");

        parent.Kill();
        await Eventually.BecomesTrueAsync(() => !IsRunning(child), "Azurite ends after its parent");

        await using var next = await StartAsync(options);
        (await StoredThings.ReadAsync(next.ConnectionString)).ShouldBe(["selamat", "selamat", "selamat"]);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_told_in_azurites_own_words()
    {
        var file = Path.Combine(folder.Path, "not-a-folder");
        await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        var failure = await Should.ThrowAsync<LocalSetupException>(() =>
            StartAsync(Options() with { DataDirectory = file })
        );
        failure.Message.ShouldContain("ended while starting");
        failure.Message.ShouldContain("EEXIST");
    }

    private AzuriteOptions Options()
    {
        var ports = FreePorts.Take(3);
        return new AzuriteOptions
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            DataDirectory = folder.Path,
        };
    }

    private static Task<AzuriteProcess> StartAsync(AzuriteOptions options)
    {
        return AzuriteProcess.StartAsync(options, TextWriter.Null, TestContext.Current.CancellationToken);
    }

    // A parent that does what NodeProcess does: it holds the pipe, and here it can be killed without killing the tests.
    private static Process StartParent(AzuriteOptions options)
    {
        const string Script = """
            const child = require('child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['pipe', 'ignore', 'ignore'] });
            console.log(child.pid);
            """;
        var start = new ProcessStartInfo("node", ["-e", Script, "--", .. AzuriteArguments(options)])
        {
            WorkingDirectory = NodePackages.InRepository().Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static string[] AzuriteArguments(AzuriteOptions options)
    {
        return ["--require", "./die-with-parent.cjs", .. AzuriteProcess.Arguments(options)];
    }

    private static async Task<int> ChildOfAsync(Process parent)
    {
        var line = await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!);
    }

    private static Task WaitUntilItAnswersAsync(AzuriteOptions options)
    {
        return Eventually.BecomesTrueAsync(() => !PortCheck.IsFree(options.TablePort), "Azurite answers");
    }

    private static string ConnectionTo(AzuriteOptions options)
    {
        return AzuriteProcess.ConnectionTo(options);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
