using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pleno.Tests.Mail;

/// <summary>What a scripted relay says at each point; <see cref="Cut"/> breaks the connection there, <see cref="Silence"/> says nothing.</summary>
internal sealed record RelayScript
{
    public const string Cut = "cut";
    public const string Silence = "silence";

    public string Greeting { get; init; } = "220 relay.example ESMTP";
    public IReadOnlyList<string> Offers { get; init; } = [];
    public string Login { get; init; } = "235 2.7.0 welcome";
    public string Sender { get; init; } = "250 2.1.0 ok";
    public string Recipient { get; init; } = "250 2.1.5 ok";
    public string Data { get; init; } = "354 go on";
    public string EndOfData { get; init; } = "250 2.0.0 queued";
    public string Farewell { get; init; } = "221 2.0.0 bye";
    public X509Certificate2? Certificate { get; init; }
    public bool IsImplicitTls { get; init; }
}

/// <summary>An SMTP server that follows a script and keeps every line it was told.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly RelayScript _script;
    private readonly Task _running;

    public ScriptedRelay(RelayScript script)
    {
        _script = script;
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The commands and the lines of letters, in order.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            try
            {
                await ServeAsync(client);
            }
            catch (Exception gone)
                when (gone is IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The client's affair; a test looks at what it made of it.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Stream stream = client.GetStream();
        if (_script.IsImplicitTls)
        {
            stream = await SecureAsync(stream);
        }

        await SayAsync(client, stream, _script.Greeting);
        while (await ReadAsync(stream) is { } line)
        {
            if (line == "STARTTLS")
            {
                await SayAsync(client, stream, "220 2.0.0 go ahead");
                stream = await SecureAsync(stream);
                continue;
            }

            await SayAsync(client, stream, AnswerTo(line));
            if (line == "DATA" && _script.Data.StartsWith("354", StringComparison.Ordinal))
            {
                while (await ReadAsync(stream) is not (null or ".")) { }
                await SayAsync(client, stream, _script.EndOfData);
            }
        }
    }

    private string AnswerTo(string line) =>
        line.Split(' ')[0] switch
        {
            "EHLO" => string.Concat(_script.Offers.Select(one => $"250-{one}\r\n")) + "250 relay.example",
            "AUTH" => _script.Login,
            "MAIL" => _script.Sender,
            "RCPT" => _script.Recipient,
            "DATA" => _script.Data,
            "QUIT" => _script.Farewell,
            _ => "250 2.0.0 ok",
        };

    private async Task SayAsync(TcpClient client, Stream stream, string what)
    {
        switch (what)
        {
            case RelayScript.Cut:
                client.Client.Close(0);
                throw new IOException("cut");
            case RelayScript.Silence:
                await Task.Delay(Timeout.Infinite, _stopping.Token);
                break;
            default:
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{what}\r\n"), _stopping.Token);
                break;
        }
    }

    private async Task<SslStream> SecureAsync(Stream stream)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _script.Certificate },
            _stopping.Token
        );
        return secured;
    }

    // Byte by byte, so that nothing of a TLS handshake is swallowed with the line before it.
    private async Task<string?> ReadAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) > 0)
        {
            if (one[0] == '\n')
            {
                var text = line.ToString().TrimEnd('\r');
                Lines.Enqueue(text);
                return text;
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
