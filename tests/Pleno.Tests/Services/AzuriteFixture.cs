using Pleno.Local.Services;

[assembly: AssemblyFixture(typeof(Pleno.Tests.Services.AzuriteFixture))]

namespace Pleno.Tests.Services;

/// <summary>One Azurite in memory for the whole run, started when the first test asks. Tests keep apart by their own names.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private const int Accounts = 700;
    private readonly Lazy<Task<AzuriteProcess>> azurite = new(StartAsync);
    private int accountsTaken;

    public async Task<string> ConnectionStringAsync()
    {
        return (await azurite.Value).ConnectionString;
    }

    /// <summary>An account that nobody else uses, for tests of code that has its own names of tables and queues.</summary>
    public async Task<string> NewAccountAsync()
    {
        var number = Interlocked.Increment(ref accountsTaken);
        return (await azurite.Value).ConnectionStringOf(AccountName(number));
    }

    public async ValueTask DisposeAsync()
    {
        if (azurite.IsValueCreated)
        {
            await (await azurite.Value).DisposeAsync();
        }
    }

    private static Task<AzuriteProcess> StartAsync()
    {
        // Not a test's token: the process serves all tests, also after the one that asked first has ended.
        return AzuriteProcess.StartAsync(Free(), TextWriter.Null, CancellationToken.None);
    }

    private static string AccountName(int number)
    {
        return $"pleno{number}";
    }

    private static AzuriteOptions Free()
    {
        return FreePorts.Take(3) is [var blob, var queue, var table]
            ? new AzuriteOptions
            {
                BlobPort = blob,
                QueuePort = queue,
                TablePort = table,
                FurtherAccounts = [.. Enumerable.Range(1, Accounts).Select(AccountName)],
            }
            : throw new InvalidOperationException("No three free ports.");
    }
}
