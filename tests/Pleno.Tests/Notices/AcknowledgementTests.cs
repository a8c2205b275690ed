using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Pleno.Board;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Letters;
using Pleno.Notices.Pages;
using Pleno.Notices.Verifying;
using Pleno.Storage;
using Pleno.Tests.Pages;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Acknowledging by a signed link, and checking that a letter is genuine.</summary>
public sealed class AcknowledgementTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_changes_nothing_and_confirming_counts_once()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notice = await rig.RaiseUrgentAsync("1");
        var token = TokenOf(rig, notice);
        var acknowledge = rig.Get<AcknowledgeNotice>();
        var before = await rig.RowsAsync(isExact: true);
        for (var look = 0; look < 3; look++)
        {
            (await acknowledge.ShowAsync(token, Token)).ShouldNotBeNull().Done.ShouldBeNull();
        }

        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
        var first = (await acknowledge.ConfirmAsync(token, Token)).ShouldNotBeNull().Done.ShouldNotBeNull();
        first.ShouldBe(new Acknowledgement("kpu-64", "kpu-64", rig.Time.GetUtcNow()));
        var after = await rig.RowsAsync(isExact: true);
        rig.Time.Advance(TimeSpan.FromHours(1));
        (await acknowledge.ConfirmAsync(token, Token)).ShouldNotBeNull().Done.ShouldBe(first);
        (await rig.RowsAsync(isExact: true)).ShouldBe(after);
        (await rig.Get<ReadBoard>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_delegate_acknowledges_for_the_office_it_stands_in_for()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.ChangeOfficeAsync("kpu-64", office => office with { Delegate = "kpu-6401" });
        var notice = await rig.RaiseUrgentAsync("1");
        var token = TokenOf(rig, notice, DeliveryRoute.Delegate, "kpu-6401");
        var done = (await rig.Get<AcknowledgeNotice>().ConfirmAsync(token, Token))!.Done.ShouldNotBeNull();
        (done.Office, done.By).ShouldBe(("kpu-64", "kpu-6401"));
    }

    /// <summary>Whoever got the letter has the link, whoever stands in by the time it is used, and also when that office is gone.</summary>
    [Theory]
    [InlineData("korem", false, "Ketua KPU Kabupaten")]
    [InlineData("korem", true, "kpu-6401")]
    public async Task The_link_is_of_the_delegate_that_it_was_sent_to(string next, bool isGone, string title)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await rig.ChangeOfficeAsync("kpu-64", office => office with { Delegate = "kpu-6401" });
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice)).Id, "bounce"));
        await rig.DrainNoticesAsync();
        var letter = mail
            .StandIn.Accepted.Select(one => one.Message.Content![0]!.Value!)
            .Single(text => text.Contains("(mewakili Ketua KPU Provinsi)", StringComparison.Ordinal));
        var token = letter.Split("api/acknowledge/")[1].Split(['\r', '\n', ' '])[0];

        await rig.ChangeOfficeAsync("kpu-64", office => office with { Delegate = next });
        if (isGone)
        {
            await WithoutAsync(rig, "kpu-6401");
        }

        var view = (await rig.Get<AcknowledgeNotice>().ConfirmAsync(token, Token)).ShouldNotBeNull();
        view.By.Title.ShouldStartWith(title);
        view.Done.ShouldBe(new Acknowledgement("kpu-64", "kpu-6401", rig.Time.GetUtcNow()));
        var page = await Rendered.PageAsync<AcknowledgePage>(rig, nameof(AcknowledgePage.View), view);
        page.ShouldContain($"<dd>{view.By.Title}</dd>");
    }

    [Fact]
    public async Task An_office_that_left_the_directory_is_recorded_and_shown_by_its_key()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notice = await rig.RaiseUrgentAsync("1");
        var token = TokenOf(rig, notice);
        await WithoutAsync(rig, "kpu-64");
        var view = (await rig.Get<AcknowledgeNotice>().ConfirmAsync(token, Token)).ShouldNotBeNull();
        view.Office.ShouldBe(new NamedOffice("kpu-64", "kpu-64"));
        (view.Done!.Office, view.Done.By).ShouldBe(("kpu-64", "kpu-64"));
    }

    /// <summary>Links that were sent before they named their holder.</summary>
    [Theory]
    [InlineData("kpu-64", "kpu-64")]
    [InlineData("kpu-64~delegate", "kpu-6401")]
    public async Task A_link_without_a_holder_still_reads(string recipient, string by)
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.ChangeOfficeAsync("kpu-64", office => office with { Delegate = "kpu-6401" });
        var notice = await rig.RaiseUrgentAsync("1");
        var expiry = notice.RaisedAt.AddDays(14).ToUnixTimeSeconds();
        var token = Signed($"{SmallContest.Key}|{notice.Id}|{recipient}|{expiry}");
        rig.Get<SignedLinks>().Read(token).ShouldBeOfType<LinkReading.Genuine>().Holder.ShouldBeNull();
        var done = (await rig.Get<AcknowledgeNotice>().ConfirmAsync(token, Token))!.Done.ShouldNotBeNull();
        (done.Office, done.By).ShouldBe(("kpu-64", by));
        rig.Time.Advance(TimeSpan.FromDays(14));
        rig.Get<SignedLinks>().Read(token).ShouldBeOfType<LinkReading.Expired>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{0}|1")]
    [InlineData("{0}|a|b|c|1|2")]
    public async Task What_is_signed_and_no_link_is_forged(string text)
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var token = Signed(string.Format(CultureInfo.InvariantCulture, text, SmallContest.Key));
        rig.Get<SignedLinks>().Read(token).ShouldBeOfType<LinkReading.Forged>();
    }

    [Fact]
    public async Task An_expired_link_shows_and_does_nothing()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notice = await rig.RaiseUrgentAsync("1");
        var token = TokenOf(rig, notice);
        rig.Time.Advance(TimeSpan.FromDays(14));
        var view = (await rig.Get<AcknowledgeNotice>().ConfirmAsync(token, Token)).ShouldNotBeNull();
        (view.IsExpired, view.Done).ShouldBe((true, null));
        (await rig.Get<AcknowledgementStore>().ListAsync(SmallContest.Key, notice.Id, Token)).ShouldBeEmpty();
    }

    /// <summary>Any one character of a link changed makes it nobody's.</summary>
    [Fact]
    public async Task A_changed_link_is_forged()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var links = rig.Get<SignedLinks>();
        var token = links.TokenOf(new DeliveryId(SmallContest.Key, "abc", "polda"), "korem", rig.Time.GetUtcNow());
        var genuine = links.Read(token).ShouldBeOfType<LinkReading.Genuine>();
        (genuine.Delivery.Office, genuine.Holder).ShouldBe(("polda", "korem"));
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Int[0, letters.Length - 1].Select(index => letters[index]))
            .Sample(
                (at, letter) =>
                {
                    // The last character of each part carries bits that base64 does not use.
                    var isLast = at == token.Length - 1 || token[at + 1] == '.';
                    if (token[at] != letter && !isLast)
                    {
                        var changed = $"{token[..at]}{letter}{token[(at + 1)..]}";
                        links.Read(changed).ShouldBeOfType<LinkReading.Forged>();
                    }
                },
                iter: 5_000
            );
        foreach (var junk in new[] { "", ".", "a.b", new string('a', 10_000), "%%.%%", token[..^5], token + ".x" })
        {
            links.Read(junk).ShouldBeOfType<LinkReading.Forged>();
        }
    }

    [Fact]
    public async Task Silence_is_escalated_once_and_only_where_the_routing_wants_it()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var contest = await rig.ContestAsync();
        var silent = await RaiseReadyAsync(rig, contest, "0");
        rig.Time.Advance(TimeSpan.FromHours(3));
        await rig.SweepAsync();
        (await EscalatedAsync(rig)).ShouldBeEmpty();

        var wanted = contest with
        {
            Version = new string('e', 64),
            Routes =
            [
                .. contest.Routes,
                new Route(NoticeKind.AcknowledgementMissing, null, [OfficeRole.Operator], null),
            ],
            Offices =
            [
                .. contest.Offices.Select(office =>
                    office.Key == "polda" ? office with { Superior = "korem", Delegate = "kpu-6401" } : office
                ),
            ],
        };
        await rig.Get<ContestStore>().SaveAsync(wanted, Token);
        var asked = await RaiseReadyAsync(rig, wanted, "1");
        asked.Offices.ShouldBe(["polda", "kpu-64"]);
        // An office that has not got the letter yet is not silent.
        rig.Time.Advance(TimeSpan.FromHours(3));
        await rig.Get<EscalateSilence>().RunAsync(wanted, Token);
        (await EscalatedAsync(rig)).ShouldBeEmpty();
        await rig.DrainNoticesAsync();
        await rig.Get<AcknowledgeNotice>().ConfirmAsync(TokenOf(rig, asked), Token);
        rig.Time.Advance(TimeSpan.FromMinutes(119));
        await rig.SweepAsync();
        (await EscalatedAsync(rig)).ShouldBeEmpty();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.SweepAsync();
        await rig.SweepAsync();
        var escalated = (await EscalatedAsync(rig)).ShouldHaveSingleItem();
        escalated.Offices.ShouldBe(["korem", "operator"]);
        (await rig.DeliveryAsync(asked, "polda", DeliveryRoute.Delegate)).Status.ShouldBe(DeliveryStatus.Accepted);
        mail.StandIn.Accepted.Select(one => one.Message.Content![0]!.Value!)
            .Count(text => text.Contains("(mewakili Kepala Kepolisian Daerah)", StringComparison.Ordinal))
            .ShouldBe(1);
        var letter = await rig.LetterAsync(escalated, "korem");
        letter.ShouldContain(
            $"BELUM DIKONFIRMASI: Kepala Kepolisian Daerah belum mengonfirmasi pemberitahuan {asked.VisibleNumber(contest)}"
        );
        silent.Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_s_number_and_code_are_genuine_only_together()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var first = await rig.RaiseUrgentAsync("1");
        var second = await rig.RaiseUrgentAsync("2");
        var verify = rig.Get<VerifyNotice>();
        var number = second.VisibleNumber(rig.Setup.Contest);
        var code = LetterWriter.CodeOf(rig.Setup.Contest, second);
        (await verify.RunAsync(number, code, Token))
            .ShouldBeOfType<Verification.Genuine>()
            .Notice.Id.ShouldBe(second.Id);
        (
            await verify.RunAsync($" {number} ", Pleno.Language.Words.HashGroups(code).ToUpperInvariant(), Token)
        ).ShouldBeOfType<Verification.Genuine>();
        foreach (
            var (wrongNumber, wrongCode) in new[]
            {
                (number, LetterWriter.CodeOf(rig.Setup.Contest, first)),
                (first.VisibleNumber(rig.Setup.Contest), code),
                (number, code[..31]),
                (number, ""),
                ("003/PL.02/64", code),
                ("002/PL.02/65", code),
                ("-1/PL.02/64", code),
                ("<script>", code),
                (new string('1', 300), code),
                (number, new string('a', 5_000)),
            }
        )
        {
            (await verify.RunAsync(wrongNumber, wrongCode, Token)).ShouldBeOfType<Verification.NotGenuine>();
        }
    }

    [Fact]
    public void Guessing_is_slowed_down_for_the_one_who_guesses_and_not_for_others()
    {
        using var limit = new VerificationLimit();
        Enumerable.Range(0, 20).ShouldAllBe(_ => limit.Admits("203.0.113.1"));
        limit.Admits("203.0.113.1").ShouldBeFalse();
        limit.Admits("203.0.113.2").ShouldBeTrue();
    }

    private static string TokenOf(
        PipelineRig rig,
        Notice notice,
        DeliveryRoute route = DeliveryRoute.Address,
        string holder = "kpu-64"
    ) =>
        rig.Get<SignedLinks>()
            .TokenOf(new DeliveryId(SmallContest.Key, notice.Id, "kpu-64", route), holder, notice.RaisedAt);

    /// <summary>A text signed as a link is, by the key of the rig.</summary>
    private static string Signed(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        byte[] said = [.. "acknowledge\n"u8, .. content];
        var signature = HMACSHA256.HashData("a-key-of-the-tests-that-opens-nothing"u8, said);
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(signature)}";
    }

    private static async Task WithoutAsync(PipelineRig rig, string office)
    {
        var contest = await rig.ContestAsync();
        await rig.Get<ContestStore>()
            .SaveAsync(
                contest with
                {
                    Version = new string('d', 64),
                    Offices = [.. contest.Offices.Where(one => one.Key != office)],
                },
                Token
            );
    }

    /// <summary>Killed right after its number was given: the sweep that opens its letters has its answers awaited too.</summary>
    [Fact]
    public async Task A_notice_that_the_sweep_goes_on_with_is_awaited()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var contest = await rig.ContestAsync();
        var escalates = new Route(NoticeKind.AcknowledgementMissing, null, [OfficeRole.Operator], null);
        var wanted = contest with { Version = new string('e', 64), Routes = [.. contest.Routes, escalates] };
        await rig.Get<ContestStore>().SaveAsync(wanted, Token);
        rig.Interference.KillAtWrite(1, isWritten: true);
        await Should.ThrowAsync<CutException>(() => RaiseReadyAsync(rig, wanted, "1"));

        await using var next = rig.Beside();
        next.Time.Advance(TimeSpan.FromMinutes(3));
        await next.SweepAsync();
        var awaited = await next.Get<AcknowledgementStore>().ListAwaitedAsync(SmallContest.Key, Token);
        awaited.Select(one => one.Office).ShouldBe(["polda", "kpu-64"], ignoreOrder: true);
        next.Sent().Count.ShouldBe(2);
    }

    private static async Task<Notice> RaiseReadyAsync(PipelineRig rig, Contest contest, string subject) =>
        (
            await rig.Get<NoticeDesk>()
                .RaiseAsync(
                    contest,
                    new NoticeEvent(
                        NoticeKind.StageNotReady,
                        subject,
                        SmallContest.Province,
                        [],
                        new RefusalFacts("a.csv", "", [], 0)
                    ),
                    Token
                )
        ).ShouldNotBeNull();

    private static async Task<IReadOnlyList<Notice>> EscalatedAsync(PipelineRig rig) =>
        [.. (await rig.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.AcknowledgementMissing)];
}
