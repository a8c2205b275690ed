using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pleno;

// The Functions host's own limit: with Kestrel's lower one a body between the two would fail instead of being refused.
const long MaxRequestBodySize = 104_857_600;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize);

// The worker exports its own logs: the host must not send a copy of each to Application Insights.
builder.Services.Configure<WorkerOptions>(worker =>
    worker.Capabilities["WorkerApplicationInsightsLoggingEnabled"] = bool.TrueString
);
builder.Services.AddPleno(builder.Configuration);
await builder.Build().RunAsync();
