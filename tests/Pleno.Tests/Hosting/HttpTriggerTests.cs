using System.Net;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    // No trigger here touches the storage.
    private readonly Storage storage = new("UseDevelopmentStorage=true");
    private RunningHost host = null!;
    private HttpClient client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync(storage, new Setup(), typeof(Greet), typeof(Break));
        client = new HttpClient { BaseAddress = new Uri(host.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "api/greet/Sari", "{\"greeting\":\"GET Sari\"}")]
    [InlineData("POST", "api/greet", "{\"greeting\":\"POST nobody\"}")]
    public async Task A_route_and_its_parameters_reach_the_function(string method, string path, string answer)
    {
        using var response = await SendAsync(method, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(answer);
        (await host.Calls.NextOutcomeAsync()).ShouldBe((nameof(Greet), InvocationOutcome.Succeeded));
    }

    [Theory]
    [InlineData("DELETE", "api/greet/Sari", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "api/greet/Sari", HttpStatusCode.NotFound)]
    [InlineData("GET", "", HttpStatusCode.NoContent)]
    [InlineData("GET", "greet/Sari", HttpStatusCode.NotFound)]
    [InlineData("PUT", "api/Break", HttpStatusCode.InternalServerError)]
    public async Task What_is_not_a_functions_route_or_fails_says_so(string method, string path, HttpStatusCode status)
    {
        using var response = await SendAsync(method, path);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:7071", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.rebound.example", HttpStatusCode.BadRequest)]
    public async Task Only_a_host_name_of_this_machine_is_answered(string name, HttpStatusCode status)
    {
        using var response = await SendAsync("GET", "api/greet", name);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public void It_listens_on_the_loopback_address_only()
    {
        new Uri(host.Address).Host.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task A_disabled_function_has_no_route()
    {
        var off = new Setup { Settings = { ["AzureWebJobs__Greet__Disabled"] = "1" } };
        await using var other = await RunningHost.StartAsync(storage, off, typeof(Greet), typeof(Break));
        using var there = new HttpClient { BaseAddress = new Uri(other.Address) };
        using var response = await there.GetAsync("api/greet", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? hostName = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = hostName;
        return await client.SendAsync(request, Cancellation);
    }
}
