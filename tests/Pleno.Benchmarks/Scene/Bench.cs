using Pleno.Local.Services;

namespace Pleno.Benchmarks.Scene;

/// <summary>What all rows share: one Azurite, a fresh account for each turn, and how long to take.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const int Accounts = 400;
    private readonly string _folder = Directory.CreateTempSubdirectory("pleno-bench-").FullName;
    private AzuriteProcess? _azurite;
    private int _accountsTaken;

    /// <param name="isQuick">Whether only to see that everything runs.</param>
    /// <param name="output">Where it tells what it does.</param>
    public Bench(bool isQuick, TextWriter output)
    {
        (IsQuick, Output) = (isQuick, output);
    }

    public bool IsQuick { get; }

    public TextWriter Output { get; }

    /// <summary>Turns of a figure.</summary>
    public int Turns(int count) => IsQuick ? 1 : count;

    /// <summary>A number of things, or few of them where only to see that it runs.</summary>
    public int Few(int count, int quick) => IsQuick ? quick : count;

    /// <summary>A folder of this run, which goes when it ends.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;

    /// <summary>Connection string of an account that is empty.</summary>
    public async Task<string> NewAccountAsync(CancellationToken cancellationToken)
    {
        _azurite ??= await AzuriteProcess.StartAsync(
            Options(null, Enumerable.Range(1, Accounts).Select(NameOf)),
            Output,
            cancellationToken
        );
        return _azurite.ConnectionStringOf(NameOf(++_accountsTaken));
    }

    /// <summary>An Azurite of its own, on disk: for more than memory should hold.</summary>
    public Task<AzuriteProcess> StartOnDiskAsync(CancellationToken cancellationToken) =>
        AzuriteProcess.StartAsync(Options(NewFolder(), []), Output, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string NameOf(int number) => $"bench{number}";

    private static AzuriteOptions Options(string? folder, IEnumerable<string> accounts) =>
        FreePorts.Take(3) is [var blob, var queue, var table]
            ? new AzuriteOptions
            {
                BlobPort = blob,
                QueuePort = queue,
                TablePort = table,
                DataDirectory = folder,
                FurtherAccounts = [.. accounts],
            }
            : throw new InvalidOperationException("No three free ports.");
}
