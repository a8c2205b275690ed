using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Access;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>
/// Every http trigger of the app in the local host, on the account and the clock of a rig, which plays the other triggers. Roles are chosen by
/// the developer's cookie.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, PipelineRig rig) => (_app, Rig) = (app, rig);

    public PipelineRig Rig { get; }

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The http triggers, as the local host finds them.</summary>
    public static IReadOnlyList<FunctionDescriptor> Functions { get; } =
    [
        .. FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Kind == TriggerKind.Http),
    ];

    public static async Task<Site> StartAsync(PipelineRig rig)
    {
        var settings = AppSettings.From([
            KeyValuePair.Create(StorageNames.Connection, (string?)rig.Connection),
            KeyValuePair.Create("Access:Mode", (string?)nameof(AccessMode.Developer)),
            KeyValuePair.Create("Access:RequestsPerMinute", (string?)"10000"),
            KeyValuePair.Create("Links:Key", (string?)"a-key-of-the-tests-that-opens-nothing"),
            KeyValuePair.Create("SendGrid:ApiKey", (string?)SendGridRig.ApiKey),
            KeyValuePair.Create("SendGrid:Host", (string?)"http://127.0.0.1:9"),
            KeyValuePair.Create("SendGrid:WebhookPublicKey", (string?)"AAAA"),
        ]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.AddLocalFunctionsHost(
            new LocalHostOptions
            {
                Functions = FunctionCatalogue.Search([.. Functions.Select(function => function.Method.DeclaringType!)]),
                Host = HostSettings.Read(BinaryData.FromString("""{ "version": "2.0" }""").ToStream(), settings),
                Settings = settings,
                Port = 0,
            }
        );
        builder.Services.AddSingleton<TimeProvider>(rig.Time);
        builder.Services.AddPleno(builder.Configuration);
        var app = builder.Build();
        app.MapLocalFunctions();
        await app.StartAsync(Token);
        return new Site(app, rig);
    }

    /// <summary>A client with a role, such as <c>official:64/polda</c>; null for nobody.</summary>
    public HttpClient Client(string? grant)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (grant is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"{PrincipalReader.DeveloperCookie}={Uri.EscapeDataString(grant)}");
        }

        return client;
    }

    /// <summary>What is answered to a GET by a role.</summary>
    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string? grant, string path, bool isBrowser = false)
    {
        using var client = Client(grant);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", isBrowser ? "text/html" : "application/json");
        using var response = await client.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    /// <summary>What is answered to a POST by a role, with the form token of that account.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string grant, string path, bool hasToken = true)
    {
        using var client = Client(grant);
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (hasToken)
        {
            var account = AppServicePrincipal.IdOf($"developer {grant}");
            var tokens = _app.Services.GetRequiredService<FormTokens>();
            request.Headers.Add(FormTokens.Header, tokens.TokenFor(account));
        }

        using var response = await client.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
