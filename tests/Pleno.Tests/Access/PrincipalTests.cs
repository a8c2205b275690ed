using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pleno.Access;

namespace Pleno.Tests.Access;

/// <summary>Who asks, as the platform says it, and as somebody would like us to believe.</summary>
public sealed class PrincipalTests
{
    private const string Scope = "extn.plenoScope";
    private const string Account =
        """{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"7f1c"}""";
    private const string Uploader = """{"typ":"roles","val":"uploader"}""";
    private const string OfSamarinda = """{"typ":"extn.plenoScope","val":"6472/kpu-samarinda 64"}""";

    [Fact]
    public void A_header_of_entra_grants_each_role_for_each_scope()
    {
        var principal = AppServicePrincipal.Read(Header(Account, Uploader, OfSamarinda), Scope).ShouldNotBeNull();
        principal.Grants.Select(grant => $"{grant}").ShouldBe(["uploader:6472/kpu-samarinda", "uploader:64"]);
        principal.Id.ShouldNotContain("7f1c");
    }

    [Fact]
    public void An_operator_needs_no_scope_and_an_office_that_reports_needs_its_key()
    {
        Read(Account, """{"typ":"roles","val":"operator"}""").ShouldNotBeNull().IsOperator.ShouldBeTrue();
        var office = """{"typ":"roles","val":"security-office"}""";
        Read(Account, office, """{"typ":"extn.plenoScope","val":"64"}""").ShouldBeNull();
        Read(Account, office, """{"typ":"extn.plenoScope","val":"64/polda"}""").ShouldNotBeNull();
    }

    [Fact]
    public void Who_has_no_account_no_role_or_no_scope_is_nobody()
    {
        Read(Uploader, OfSamarinda).ShouldBeNull();
        Read(Account, OfSamarinda).ShouldBeNull();
        Read(Account, Uploader).ShouldBeNull();
        Read(Account, Uploader, """{"typ":"other","val":"6472"}""").ShouldBeNull();
        Read(Account, """{"typ":"roles","val":"Uploader"}""", OfSamarinda).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("operator")]
    [InlineData("bnVsbA==")]
    [InlineData("W10=")]
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCJ9")]
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W251bGxdfQ==")]
    public void What_is_no_principal_is_nobody(string header) => AppServicePrincipal.Read(header, Scope).ShouldBeNull();

    [Fact]
    public void Another_provider_or_a_flood_of_claims_is_nobody()
    {
        var facebook = Encode($$"""{"auth_typ":"facebook","claims":[{{Account}},{{Uploader}},{{OfSamarinda}}]}""");
        AppServicePrincipal.Read(facebook, Scope).ShouldBeNull();
        var flood = string.Join(',', Enumerable.Repeat(Uploader, 1001));
        AppServicePrincipal.Read(Header(Account, flood, OfSamarinda), Scope).ShouldBeNull();
        AppServicePrincipal.Read(new string('A', 70_000), Scope).ShouldBeNull();
    }

    [Fact]
    public void The_header_is_believed_only_behind_the_platforms_authentication()
    {
        var request = RequestWith(AppServicePrincipal.Header, Header(Account, Uploader, OfSamarinda));
        Reader(AccessMode.AppService, ("WEBSITE_AUTH_ENABLED", "True")).Of(request).ShouldNotBeNull();
        Reader(AccessMode.AppService).Of(request).ShouldBeNull();
        Reader(AccessMode.AppService, ("WEBSITE_AUTH_ENABLED", "False")).Of(request).ShouldBeNull();
        Reader(AccessMode.Developer, ("WEBSITE_AUTH_ENABLED", "True")).Of(request).ShouldBeNull();
    }

    [Fact]
    public void Two_headers_are_no_principal()
    {
        var request = RequestWith(AppServicePrincipal.Header, Header(Account, Uploader, OfSamarinda));
        request.Headers.Append(AppServicePrincipal.Header, Header(Account, """{"typ":"roles","val":"operator"}"""));
        Reader(AccessMode.AppService, ("WEBSITE_AUTH_ENABLED", "True")).Of(request).ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1:7071", "127.0.0.1", true)]
    [InlineData("localhost:7071", "::1", true)]
    [InlineData("pleno.example", "127.0.0.1", false)]
    [InlineData("127.0.0.1:7071", "10.0.0.5", false)]
    public void A_developers_role_is_chosen_on_this_machine_only(string host, string from, bool isBelieved)
    {
        var request = RequestWith("Cookie", $"{PrincipalReader.DeveloperCookie}=operator%3A");
        request.Host = new HostString(host);
        request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (Reader(AccessMode.Developer).Of(request) is not null).ShouldBe(isBelieved);
        Reader(AccessMode.AppService, ("WEBSITE_AUTH_ENABLED", "True")).Of(request).ShouldBeNull();
    }

    [Fact]
    public void The_developers_mode_does_not_start_in_azure()
    {
        var options = Options(AccessMode.Developer, ("WEBSITE_SITE_NAME", "pleno"));
        options.Validate(new(options)).ShouldHaveSingleItem();
        var right = Options(AccessMode.AppService, ("WEBSITE_SITE_NAME", "pleno"));
        right.Validate(new(right)).ShouldBeEmpty();
    }

    private static Principal? Read(params string[] claims) => AppServicePrincipal.Read(Header(claims), Scope);

    private static string Header(params string[] claims) =>
        Encode($$"""{"auth_typ":"aad","claims":[{{string.Join(',', claims)}}],"name_typ":"name","role_typ":"roles"}""");

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static HttpRequest RequestWith(string header, string value)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Append(header, value);
        return request;
    }

    private static PrincipalReader Reader(AccessMode mode, params (string Key, string Value)[] platform) =>
        new(Microsoft.Extensions.Options.Options.Create(Options(mode, platform)));

    private static AccessOptions Options(AccessMode mode, params (string Key, string Value)[] platform)
    {
        var said = platform.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value));
        var options = new AccessOptions { Mode = mode };
        options.ReadPlatform(new ConfigurationBuilder().AddInMemoryCollection(said).Build());
        return options;
    }
}
