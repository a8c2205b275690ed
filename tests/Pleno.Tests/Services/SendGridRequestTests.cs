using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Pleno.Local.Services;
using SendGrid.Helpers.Mail;

namespace Pleno.Tests.Services;

/// <summary>What the stand-in answers to SendGrid's own client and to bare requests; no mail catcher, no webhook.</summary>
public sealed class SendGridRequestTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2024, 12, 4, 2, 0, 0, TimeSpan.Zero);
    private SendGridRig? started;

    private SendGridRig Rig => started!;

    public async ValueTask InitializeAsync()
    {
        started = await SendGridRig.StartAsync(options => options with { Time = new FakeTimeProvider(Now) });
    }

    public ValueTask DisposeAsync()
    {
        return Rig.DisposeAsync();
    }

    [Fact]
    public async Task A_valid_message_is_journalled_and_answered_with_its_id()
    {
        var mail = SendGridRig.Mail("ketua@dprd.example", "wakil@dprd.example");
        mail.AddCustomArg("notice", "n-1");
        var id = await Rig.AcceptAsync(mail);

        var accepted = Rig.StandIn.Accepted.ShouldHaveSingleItem();
        accepted.Id.ShouldBe(id);
        accepted.AcceptedAt.ShouldBe(Now);
        accepted.Message.Subject.ShouldBe("Undangan Rapat Pleno № 12");
        accepted.Message.Personalizations![0]!
            .To!.Select(to => to!.Email)
            .ShouldBe(["ketua@dprd.example", "wakil@dprd.example"]);
        id.ShouldNotContain('.');
    }

    [Theory]
    [InlineData("")]
    [InlineData("SG.other")]
    public async Task A_wrong_key_is_401(string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Rig.StandIn.Url, "/v3/mail/send"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
        (await FieldsAsync(response.Content)).ShouldBe([null]);
    }

    [Fact]
    public async Task All_problems_are_listed_at_once_in_the_order_of_the_fields()
    {
        const string Body = """
            {
              "personalizations": [
                { "to": [{ "email": "a@x.example" }, { "email": "no address" }], "cc": [{ "email": "A@x.example" }] },
                { "cc": [{ "email": "b@x.example" }], "subject": "dua\r\nBcc: c@x.example" }
              ],
              "from": { "email": "panitia@köta.example" },
              "content": [{ "type": "text/html", "value": "" }, { "type": "text/plain", "value": "x" }],
              "attachments": [{ "content": "***", "filename": "" }],
              "headers": { "Subject": "x" },
              "categories": ["", "b", "b"]
            }
            """;
        using var response = await Rig.PostAsync(Json(Body));
        ((int)response.StatusCode).ShouldBe(400);
        (await FieldsAsync(response.Content)).ShouldBe([
            "personalizations.0.to.1.email",
            "personalizations.0",
            "personalizations.1.to",
            "personalizations.1.subject",
            "from.email",
            "subject",
            "content.0.value",
            "content",
            "attachments.0.content",
            "attachments.0.filename",
            "headers.Subject",
            "categories",
            "categories.0",
        ]);
        Rig.StandIn.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_object_lacks_recipients_sender_subject_and_content()
    {
        using var response = await Rig.PostAsync(Json("{}"));
        (await FieldsAsync(response.Content)).ShouldBe(["personalizations", "from.email", "subject", "content"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{ "subject": 5 }""")]
    [InlineData("null")]
    public async Task What_is_not_a_request_is_400(string body)
    {
        using var response = await Rig.PostAsync(Json(body));
        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using var response = await Rig.PostAsync(new StringContent("{}", Encoding.UTF8, "text/plain"));
        ((int)response.StatusCode).ShouldBe(415);
    }

    [Theory]
    [InlineData(9_000, 202)]
    [InlineData(10_000, 400)]
    public async Task Custom_arguments_stay_under_ten_thousand_bytes(int length, int status)
    {
        var mail = SendGridRig.Mail();
        mail.AddCustomArg("notice", new string('n', length));
        ((int)(await Rig.SendAsync(mail)).StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(10, 255, 202)]
    [InlineData(11, 255, 400)]
    [InlineData(1, 256, 400)]
    public async Task Categories_are_ten_of_255_characters(int count, int length, int status)
    {
        var mail = SendGridRig.Mail();
        mail.AddCategories([.. Enumerable.Range(0, count).Select(i => $"{i}".PadRight(length, 'c'))]);
        ((int)(await Rig.SendAsync(mail)).StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(1000, 202)]
    [InlineData(1001, 400)]
    public async Task A_request_has_a_thousand_letters_at_most(int count, int status)
    {
        var mail = SendGridRig.Mail();
        mail.Personalizations.Clear();
        mail.Personalizations.AddRange(
            Enumerable
                .Range(0, count)
                .Select(i => new SendGrid.Helpers.Mail.Personalization { Tos = [new EmailAddress($"a{i}@x.example")] })
        );
        ((int)(await Rig.SendAsync(mail)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task More_than_thirty_megabytes_is_413()
    {
        var mail = SendGridRig.Mail();
        mail.AddAttachment("d.bin", new string('A', MailSendRules.MaxMessageBytes));
        ((int)(await Rig.SendAsync(mail)).StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task The_sandbox_checks_and_accepts_nothing()
    {
        var mail = SendGridRig.Mail();
        mail.SetSandBoxMode(true);
        var response = await Rig.SendAsync(mail);
        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.Contains("X-Message-Id").ShouldBeFalse();
        Rig.StandIn.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ketua+400@dprd.example", 400)]
    [InlineData("ketua+401@dprd.example", 401)]
    [InlineData("ketua+403@dprd.example", 403)]
    [InlineData("ketua+413@dprd.example", 413)]
    [InlineData("ketua+429@dprd.example", 429)]
    [InlineData("ketua+500@dprd.example", 500)]
    public async Task An_address_with_a_tag_fails_as_it_says_and_is_not_accepted(string address, int status)
    {
        var response = await Rig.SendAsync(SendGridRig.Mail(address));
        ((int)response.StatusCode).ShouldBe(status);
        (await FieldsAsync(response.Body)).Length.ShouldBe(1);
        Rig.StandIn.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_requests_says_when_to_come_back()
    {
        var response = await Rig.SendAsync(SendGridRig.Mail("ketua+429@dprd.example"));
        response.Headers.GetValues("X-RateLimit-Reset").ShouldBe([$"{Now.ToUnixTimeSeconds() + 5}"]);
    }

    [Theory]
    [InlineData("ketua+timeout@dprd.example", 0)]
    [InlineData("ketua+timeoutafter@dprd.example", 1)]
    public async Task A_timeout_leaves_the_client_without_an_answer_before_or_after_accepting(
        string address,
        int accepted
    )
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Rig.SendAsync(SendGridRig.Mail(address), token: patience.Token)
        );
        Rig.StandIn.Accepted.Count.ShouldBe(accepted);
    }

    [Theory]
    [InlineData("ketua+cut@dprd.example", 0)]
    [InlineData("ketua+cutafter@dprd.example", 1)]
    public async Task A_cut_connection_leaves_the_client_without_an_answer_before_or_after_accepting(
        string address,
        int accepted
    )
    {
        await Should.ThrowAsync<HttpRequestException>(() => Rig.SendAsync(SendGridRig.Mail(address)));
        Rig.StandIn.Accepted.Count.ShouldBe(accepted);
        Rig.StandIn.AcceptedCount.ShouldBe(accepted);
    }

    [Fact]
    public async Task How_long_it_leaves_the_client_waiting_is_a_setting()
    {
        await using var rig = await SendGridRig.StartAsync(options =>
            options with
            {
                Faults = new FaultPlan { Hang = TimeSpan.FromMilliseconds(50) },
            }
        );
        ((int)(await rig.SendAsync(SendGridRig.Mail("ketua+timeout@dprd.example"))).StatusCode).ShouldBe(504);
    }

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("a.b+c@b-c.example", true)]
    [InlineData("a@b", false)]
    [InlineData("a@@b.example", false)]
    [InlineData("a b@b.example", false)]
    [InlineData(".a@b.example", false)]
    [InlineData("a@-b.example", false)]
    [InlineData("a@b..example", false)]
    [InlineData("a,b@b.example", false)]
    [InlineData("@b.example", false)]
    [InlineData("a@", false)]
    [InlineData(null, false)]
    public void An_address_has_a_local_part_and_a_domain_with_a_dot(string? address, bool valid)
    {
        EmailSyntax.IsValid(address).ShouldBe(valid);
    }

    private static StringContent Json(string body)
    {
        return new StringContent(body, Encoding.UTF8, "application/json");
    }

    private static async Task<string?[]> FieldsAsync(HttpContent content)
    {
        var text = await content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(text);
        var errors = json.RootElement.GetProperty("errors").EnumerateArray();
        return [.. errors.Select(error => error.GetProperty("field").GetString())];
    }
}
