using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Pleno.Local.Services;
using SendGrid.Helpers.Mail;

namespace Pleno.Tests.Services;

/// <summary>What becomes of an accepted message: letters in the mail catcher, events at the webhook, across restarts.</summary>
public sealed class SendGridDeliveryTests(MailCatcherFixture mail) : IClassFixture<MailCatcherFixture>
{
    private static readonly DateTimeOffset Now = new(2024, 12, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var rig = await StartAsync();
        var letter = SendGridRig.Mail("ketua@dprd.example");
        letter.AddCc("wakil@dprd.example");
        letter.SetReplyTo(new EmailAddress("sekretariat@kpu.example"));
        letter.AddHeader("X-Nomor", "12/PL");
        letter.AddAttachment("acara.txt", Convert.ToBase64String("acara"u8), "text/plain");
        var id = await rig.AcceptAsync(letter);
        await rig.IsDoneAsync(id);

        var caught = (await CaughtAsync(rig, id)).ShouldHaveSingleItem();
        caught.Subject.ShouldBe("Undangan Rapat Pleno № 12");
        caught.From.ShouldBe([new MailParty("no-reply@kpu.example", "KPU Kota")]);
        caught.To.ShouldBe([new MailParty("ketua@dprd.example", "Ketua DPRD")]);
        caught.Text.Trim().ShouldBe("Yth. Ketua");
        caught.Html.ShouldContain("<b>Ketua</b>");
        caught.Headers["cc"].ShouldBe("wakil@dprd.example");
        caught.Headers["reply-to"].ShouldBe("sekretariat@kpu.example");
        caught.Headers["x-nomor"].ShouldBe("12/PL");
    }

    [Fact]
    public async Task Each_recipient_is_reported_processed_and_delivered_in_signed_events()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        var letter = SendGridRig.Mail("ketua@dprd.example");
        letter.AddCustomArg("notice", "n-1");
        letter.AddCustomArg("event", "spoofed");
        letter.AddCategory("undangan");
        var id = await rig.AcceptAsync(letter);
        await rig.IsDoneAsync(id);

        var post = webhook.Posts.ShouldHaveSingleItem();
        post.IsSignedWith(rig.StandIn.PublicKeyBase64).ShouldBeTrue();
        post.Timestamp.ShouldBe($"{Now.ToUnixTimeSeconds()}");
        (post with { Body = [.. post.Body.SkipLast(2)] }).IsSignedWith(rig.StandIn.PublicKeyBase64).ShouldBeFalse();
        Names(webhook).ShouldBe(["processed ketua@dprd.example", "delivered ketua@dprd.example"]);
        var delivered = webhook.Events[1];
        Text(delivered, "notice").ShouldBe("n-1");
        Text(delivered, "sg_message_id").Split('.')[0].ShouldBe(id);
        Text(delivered, "smtp-id").ShouldBe($"<{id}.0001@sendgrid.local>");
        delivered.GetProperty("category")[0].GetString().ShouldBe("undangan");
        delivered.GetProperty("timestamp").GetInt64().ShouldBe(Now.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Only_deliverable_recipients_get_the_letter_and_the_others_are_reported()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        var id = await rig.AcceptAsync(SendGridRig.Mail("a+bounce@x.example", "b+drop@x.example", "c@x.example"));
        var nobody = await rig.AcceptAsync(SendGridRig.Mail("d+bounce@x.example"));
        await rig.IsDoneAsync(id);
        await rig.IsDoneAsync(nobody);

        Names(webhook)
            .ShouldBe([
                "processed a+bounce@x.example",
                "bounce a+bounce@x.example",
                "dropped b+drop@x.example",
                "processed c@x.example",
                "delivered c@x.example",
                "processed d+bounce@x.example",
                "bounce d+bounce@x.example",
            ]);
        Text(webhook.Events[1], "type").ShouldBe("bounce");
        webhook.Events.Select(one => Text(one, "sg_event_id")).Distinct().Count().ShouldBe(7);
        (await CaughtAsync(rig, id)).Count.ShouldBe(1);
        (await CaughtAsync(rig, nobody)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a+block@x.example", "processed", "bounce")]
    [InlineData("a+defer@x.example", "processed", "deferred", "delivered")]
    [InlineData("a+reorder@x.example", "delivered", "processed")]
    [InlineData("a+duplicate@x.example", "processed", "delivered", "processed", "delivered")]
    [InlineData("a+forge@x.example", "bounce", "processed", "delivered")]
    [InlineData("a+suppressed@x.example", "dropped")]
    public async Task A_tag_tells_what_is_reported_of_a_letter(string address, params string[] events)
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        var id = await rig.AcceptAsync(SendGridRig.Mail(address));
        await rig.IsDoneAsync(id);

        Names(webhook).ShouldBe(events.Select(one => $"{one} {address}"));
        (await CaughtAsync(rig, id)).Count.ShouldBe(events.Contains("delivered") ? 1 : 0);
    }

    [Fact]
    public async Task A_block_is_a_bounce_of_its_own_type_and_the_next_letter_is_tried_again()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+block@x.example")));
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+block@x.example")));

        Names(webhook).Count(name => name == "bounce a+block@x.example").ShouldBe(2);
        Text(webhook.Events[1], "type").ShouldBe("blocked");
    }

    [Fact]
    public async Task What_is_posted_twice_has_the_same_ids_in_two_posts()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+duplicate@x.example", "b@x.example")));

        webhook.Posts.Count.ShouldBe(2);
        Names(webhook).Count(name => name.EndsWith("b@x.example", StringComparison.Ordinal)).ShouldBe(2);
        var ids = webhook.Events.Select(one => Text(one, "sg_event_id")).ToList();
        (ids.Count, ids.Distinct().Count()).ShouldBe((6, 4));
    }

    [Fact]
    public async Task What_is_forged_is_signed_with_another_key_and_may_be_refused()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0], refusals: 1);
        await using var rig = await StartAsync(webhook.Url);
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+forge@x.example")));
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+forge@x.example")));

        webhook.Posts.Select(post => post.IsSignedWith(rig.StandIn.PublicKeyBase64)).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task An_address_that_bounced_is_dropped_from_then_on_also_after_a_restart()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0]);
        await using var rig = await StartAsync(webhook.Url);
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("a+bounce@x.example")));
        await rig.StandIn.DisposeAsync();
        await rig.StartStandInAsync();
        await rig.IsDoneAsync(await rig.AcceptAsync(SendGridRig.Mail("A+bounce@x.example")));

        Names(webhook)
            .ShouldBe(["processed a+bounce@x.example", "bounce a+bounce@x.example", "dropped A+bounce@x.example"]);
    }

    [Fact]
    public async Task Every_personalization_is_a_letter_of_its_own()
    {
        await using var rig = await StartAsync();
        var letter = SendGridRig.Mail();
        letter.Personalizations.Clear();
        letter.Personalizations.Add(new() { Tos = [new EmailAddress("a@x.example")], Subject = "Satu" });
        letter.Personalizations.Add(new() { Tos = [new EmailAddress("b@x.example")], Subject = "Dua" });
        var id = await rig.AcceptAsync(letter);
        await rig.IsDoneAsync(id);

        var caught = await CaughtAsync(rig, id);
        caught
            .Select(one => $"{one.Subject} {one.To.Single().Address}")
            .Order()
            .ShouldBe(["Dua b@x.example", "Satu a@x.example"]);
    }

    [Fact]
    public async Task Events_are_posted_again_until_the_webhook_takes_them()
    {
        await using var webhook = await WebhookReceiver.StartAsync(FreePorts.Take(1)[0], refusals: 2);
        await using var rig = await StartAsync(webhook.Url);
        var id = await rig.AcceptAsync(SendGridRig.Mail());
        await rig.IsDoneAsync(id);
        webhook.Posts.ShouldHaveSingleItem();
        (await CaughtAsync(rig, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_that_a_stop_left_over_are_posted_after_the_restart_with_the_same_key()
    {
        var port = FreePorts.Take(1)[0];
        await using var rig = await StartAsync(new Uri($"http://127.0.0.1:{port}/events"));
        var id = await rig.AcceptAsync(SendGridRig.Mail());
        await Eventually.BecomesTrueAsync(() => StateOf(rig, id) == JournalState.HandedOver, "handed over");
        var key = rig.StandIn.PublicKeyBase64;
        await rig.StandIn.DisposeAsync();

        await using var webhook = await WebhookReceiver.StartAsync(port);
        await rig.StartStandInAsync();
        await rig.IsDoneAsync(id);
        webhook.Posts.ShouldHaveSingleItem().IsSignedWith(key).ShouldBeTrue();
        (await CaughtAsync(rig, id)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_while_delivering_hands_over_once_whether_or_not_the_letter_had_arrived(bool hadArrived)
    {
        await using var rig = await StartAsync(catcher: hadArrived ? mail.Address : null);
        var id = await rig.AcceptAsync(SendGridRig.Mail());
        await rig.IsDoneAsync(id);
        await rig.StandIn.DisposeAsync();
        await Eventually.BecomesTrueAsync(
            async () => (await FoundAsync(id)).Count == (hadArrived ? 1 : 0),
            "as it was"
        );

        rig.SetBackToDelivering(id);
        await rig.StartStandInAsync(options => options with { MailCatcher = mail.Address });
        await rig.IsDoneAsync(id);
        (await CaughtAsync(rig, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_catcher_is_away_messages_are_accepted_and_they_arrive_later()
    {
        var ports = FreePorts.Take(2);
        var away = new MailCatcherAddress(ports[0], new Uri($"http://127.0.0.1:{ports[1]}/"));
        await using var rig = await StartAsync(catcher: away);
        var id = await rig.AcceptAsync(SendGridRig.Mail());
        await Eventually.BecomesTrueAsync(() => StateOf(rig, id) == JournalState.Delivering, "delivering");

        using var folder = new TemporaryFolder();
        await using var late = await MailCatcherProcess.StartAsync(
            new()
            {
                SmtpPort = ports[0],
                InboxPort = ports[1],
                DataDirectory = folder.Path,
            },
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );
        await rig.IsDoneAsync(id);
        await Eventually.BecomesTrueAsync(
            async () => (await late.Client.ListAsync(TestContext.Current.CancellationToken)).Count == 1,
            "the letter arrives"
        );
    }

    [Fact]
    public void A_post_stays_under_what_sendgrid_posts_at_most()
    {
        using var folder = new TemporaryFolder();
        var lists = new SuppressionLists(folder.Path, TimeProvider.System);
        var message = Many(recipients: 1000, argument: new string('n', 2000));
        var batches = EventPoster.Batches(DeliveryEvents.For(message, lists, Now)).ToArray();
        batches.ShouldAllBe(batch => batch.Length < 768_000);
        batches.Sum(batch => JsonDocument.Parse(batch).RootElement.GetArrayLength()).ShouldBe(2000);
    }

    private Task<SendGridRig> StartAsync(Uri? webhook = null)
    {
        return StartAsync(mail.Address, webhook);
    }

    private static Task<SendGridRig> StartAsync(MailCatcherAddress? catcher, Uri? webhook = null)
    {
        return SendGridRig.StartAsync(options =>
            options with
            {
                MailCatcher = catcher,
                WebhookUrl = webhook,
                Time = new FakeTimeProvider(Now),
            }
        );
    }

    /// <summary>The letters of a message, once a letter accepted after it has arrived: the stand-in hands over in order.</summary>
    private async Task<IReadOnlyList<CaughtMail>> CaughtAsync(SendGridRig rig, string id)
    {
        var last = await rig.AcceptAsync(SendGridRig.Mail("last@x.example"));
        await Eventually.BecomesTrueAsync(async () => (await FoundAsync(last)).Count == 1, "the last letter arrives");
        return await FoundAsync(id);
    }

    private async Task<IReadOnlyList<CaughtMail>> FoundAsync(string id)
    {
        var all = await mail.Catcher.Client.ListAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(one => one.MessageId.StartsWith(id, StringComparison.Ordinal))];
    }

    private static JournalState? StateOf(SendGridRig rig, string id)
    {
        return rig.StandIn.Accepted.SingleOrDefault(message => message.Id == id)?.State;
    }

    private static AcceptedMessage Many(int recipients, string argument)
    {
        var to = Enumerable.Range(0, recipients).Select(i => new NamedAddress($"a{i}@x.example", null)).ToArray();
        var request = new MailSendRequest
        {
            Personalizations = [new Pleno.Local.Services.Personalization { To = to }],
            CustomArgs = new Dictionary<string, string?> { ["notice"] = argument },
        };
        return new AcceptedMessage("id", Now, JournalState.Accepted, 0, request);
    }

    private static string[] Names(WebhookReceiver webhook)
    {
        return [.. webhook.Events.Select(one => $"{Text(one, "event")} {Text(one, "email")}")];
    }

    private static string Text(JsonElement one, string name)
    {
        return one.GetProperty(name).GetString()!;
    }
}
