using Pleno.Local.Services;

namespace Pleno.Tests.Services;

/// <summary>One mail catcher for the tests of a class; they tell their mails apart by Message-ID.</summary>
public sealed class MailCatcherFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private MailCatcherProcess? catcher;

    public MailCatcherProcess Catcher => catcher!;
    public MailCatcherAddress Address => new(Catcher.SmtpPort, Catcher.InboxUrl);

    public async ValueTask InitializeAsync()
    {
        catcher = await MailCatcherProcess.StartAsync(OptionsIn(folder.Path), TextWriter.Null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Catcher.DisposeAsync();
        folder.Dispose();
    }

    public static MailCatcherOptions OptionsIn(string folder)
    {
        var ports = FreePorts.Take(2);
        return new MailCatcherOptions
        {
            SmtpPort = ports[0],
            InboxPort = ports[1],
            DataDirectory = folder,
        };
    }
}
