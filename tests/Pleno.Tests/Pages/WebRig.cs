using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Access;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Tests.Docs;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Pages;

/// <summary>
/// The triggers of the app of one kind on a free port, on the account and the clock of a <see cref="PipelineRig"/>. The others are played by the rig.
/// </summary>
internal sealed class WebRig : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebRig(WebApplication app, PipelineRig pipeline) => (_app, Pipeline) = (app, pipeline);

    public PipelineRig Pipeline { get; }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>A service of the app itself, whose singletons are not those of the rig.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts the triggers; the rig stays the caller's.</summary>
    public static async Task<WebRig> StartAsync(PipelineRig pipeline, TriggerKind kind = TriggerKind.Http)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var settings = AppSettings.From(pipeline.Configuration().AsEnumerable());
        builder.AddLocalFunctionsHost(
            new LocalHostOptions
            {
                Functions = FunctionCatalogue.Search(Triggers(kind)),
                Host = HostSettings.Load(Path.Combine(Repository.Root, "host.json"), settings),
                Settings = settings,
                Port = 0,
            }
        );
        pipeline.AddTo(builder.Services);
        var app = builder.Build();
        app.MapLocalFunctions();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebRig(app, pipeline);
    }

    /// <summary>A client that has chosen this role: <c>uploader:6472</c>, <c>operator:</c>; null for none.</summary>
    public HttpClient Client(string? grant = "operator:")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
        };
        if (grant is not null)
        {
            client.DefaultRequestHeaders.Add(
                "Cookie",
                $"{PrincipalReader.DeveloperCookie}={Uri.EscapeDataString(grant)}"
            );
            client.DefaultRequestHeaders.Add(FormTokens.Header, TokenOf(grant));
        }

        return client;
    }

    /// <summary>The form token of the account that has chosen this role.</summary>
    public string TokenOf(string grant) =>
        Pipeline.Get<FormTokens>().TokenFor(AppServicePrincipal.IdOf($"developer {grant}"));

    /// <summary>The head of a request whose body is announced and never sent, and the status of the answer.</summary>
    public async Task<int> AnnounceAsync(string path, string? grant, long length, params string[] headers)
    {
        var lines = new List<string>
        {
            $"POST /{path} HTTP/1.1",
            $"Host: {Address.Authority}",
            $"Content-Length: {length}",
        };
        if (grant is not null)
        {
            lines.Add($"Cookie: {PrincipalReader.DeveloperCookie}={Uri.EscapeDataString(grant)}");
        }

        using var line = new TcpClient();
        await line.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        var head = string.Join("\r\n", [.. lines, .. headers, "", ""]);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(line.GetStream());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var status = await reader.ReadLineAsync(patience.Token);
        return int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Type[] Triggers(TriggerKind kind) =>
        [
            .. FunctionCatalogue
                .Search(typeof(SendNotice).Assembly)
                .Functions.Where(function => function.Kind == kind)
                .Select(function => function.Method.DeclaringType!),
        ];
}
