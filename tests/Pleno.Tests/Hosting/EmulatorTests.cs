using Pleno.Tests.Services;

namespace Pleno.Tests.Hosting;

/// <summary>A test with names of its own in the emulator that all tests share.</summary>
public abstract class EmulatorTests(AzuriteFixture azurite) : IAsyncLifetime
{
    protected Storage Storage { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Storage = new(await azurite.ConnectionStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
