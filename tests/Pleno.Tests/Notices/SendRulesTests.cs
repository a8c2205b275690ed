using CsCheck;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Digests;
using Pleno.Notices.Sending;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Notices;

/// <summary>When a letter goes out: an urgent one is never held back and never waits for the morning.</summary>
public sealed class SendRulesTests
{
    private static readonly DateTimeOffset Now = new(2024, 12, 8, 15, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset?> Instant = Gen.OneOf(
        Gen.Const((DateTimeOffset?)null),
        Gen.Int[-5000, 5000].Select(minutes => (DateTimeOffset?)Now.AddMinutes(minutes))
    );

    private static readonly Gen<Delivery> Open = Gen.Select(
        Gen.Bool.Select(isQueued => isQueued ? DeliveryStatus.Queued : DeliveryStatus.Unknown),
        Gen.Int[0, 3],
        Instant,
        (status, attempts, notBefore) =>
            new Delivery(
                new DeliveryId(SmallContest.Key, "n", "o"),
                status,
                attempts,
                Now.AddHours(-1),
                notBefore,
                null,
                null,
                default
            )
    );

    [Fact]
    public void An_urgent_letter_is_never_held_back_and_never_waits_for_quiet_hours() =>
        Gen.Select(Open, Instant, Instant, Instant)
            .Sample(
                (delivery, quietUntil, heldUntil, expires) =>
                {
                    var expiresAt = expires ?? Now.AddDays(3);
                    var urgent = SendRules.Of(delivery, true, expiresAt, quietUntil, heldUntil, Now);
                    var alone = SendRules.Of(delivery, true, expiresAt, null, null, Now);
                    urgent.ShouldBe(alone);
                    urgent.ShouldNotBeOfType<SendDecision.Hold>();
                    if (delivery.NotBefore is null && expiresAt > Now && delivery.Attempts < 2)
                    {
                        urgent.ShouldBeOfType<SendDecision.Send>();
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void A_letter_that_is_not_urgent_is_sent_held_or_put_off_but_never_dropped() =>
        Gen.Select(Open, Instant, Instant)
            .Sample(
                (delivery, quietUntil, heldUntil) =>
                {
                    var decision = SendRules.Of(delivery, false, Now.AddDays(3), quietUntil, heldUntil, Now);
                    decision.ShouldNotBeOfType<SendDecision.Expire>();
                    (decision is SendDecision.GiveUp).ShouldBe(
                        delivery is { Status: DeliveryStatus.Unknown, Attempts: >= 2 }
                            && (delivery.NotBefore is null || delivery.NotBefore <= Now)
                    );
                    (decision is SendDecision.Hold).ShouldBe(
                        delivery is { Status: DeliveryStatus.Queued, Attempts: 0 }
                            && (delivery.NotBefore is null || delivery.NotBefore <= Now)
                            && heldUntil > Now
                    );
                },
                iter: 20_000
            );

    /// <summary>Against a count by hand: however letters come, no window holds more than permitted, and the first of a calm time goes out.</summary>
    [Fact]
    public void No_window_holds_more_letters_than_permitted()
    {
        var options = new NoticeOptions { StormMost = 3, StormWindow = TimeSpan.FromMinutes(10) };
        Gen.Int[0, 400]
            .Array[0, 60]
            .Sample(
                seconds =>
                {
                    IReadOnlyList<RecentLetter> recent = [];
                    var sent = new List<DateTimeOffset>();
                    var now = Now;
                    foreach (var (pause, number) in seconds.Select((pause, index) => (pause, index)))
                    {
                        now = now.AddSeconds(pause);
                        var calm = sent.TrueForAll(at => at + options.StormWindow <= now);
                        var heldUntil = StormRules.HeldUntil(recent, $"{number}", now, options);
                        if (heldUntil is null)
                        {
                            recent = StormRules.With(recent, new RecentLetter($"{number}", now), options);
                            sent.Add(now);
                        }
                        else
                        {
                            heldUntil.Value.ShouldBeGreaterThan(now);
                            calm.ShouldBeFalse();
                        }
                    }

                    foreach (var at in sent)
                    {
                        sent.Count(one => one > at - options.StormWindow && one <= at).ShouldBeLessThanOrEqualTo(3);
                    }
                },
                iter: 3_000
            );
    }

    [Fact]
    public void A_kind_that_nobody_thought_of_is_urgent() =>
        Enum.GetValues<NoticeKind>()
            .Where(kind =>
                !NoticeUrgency.IsCritical(
                    new Notice(SmallContest.Key, "n", kind, 1, Now, 1, [], new RefusalFacts("a", "", [], 0))
                )
            )
            .ShouldBe(
                [
                    NoticeKind.DocumentWaiting,
                    NoticeKind.KejadianRecorded,
                    NoticeKind.ScanAttached,
                    NoticeKind.ScanWaiting,
                    NoticeKind.Digest,
                ],
                ignoreOrder: true
            );

    [Theory]
    [InlineData(1, 30, 30)]
    [InlineData(2, 30, 60)]
    [InlineData(4, 30, 240)]
    [InlineData(6, 30, 900)]
    [InlineData(500, 30, 900)]
    [InlineData(1, 3600, 3600)]
    public void Pauses_double_up_to_a_quarter_of_an_hour_and_keep_to_what_was_asked(
        int refusals,
        int asked,
        int pause
    ) => RetryRules.PauseAfter(TimeSpan.FromSeconds(asked), refusals).ShouldBe(TimeSpan.FromSeconds(pause));

    [Theory]
    [InlineData("21-06", "2024-12-08T22:30", "2024-12-09T06:00")]
    [InlineData("21-06", "2024-12-08T05:59", "2024-12-08T06:00")]
    [InlineData("21-06", "2024-12-08T06:00", null)]
    [InlineData("21-06", "2024-12-08T20:59", null)]
    [InlineData("12-13", "2024-12-08T12:00", "2024-12-08T13:00")]
    public void Quiet_hours_are_those_of_the_area(string hours, string local, string? until)
    {
        var zone = Pleno.Areas.LocalZone.Wita;
        QuietHours.Parse(hours).ShouldNotBeNull().EndOf(At(local), zone).ShouldBe(until is null ? null : At(until));

        static DateTimeOffset At(string text) =>
            new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("21-24")]
    [InlineData("6-6")]
    [InlineData("-1-6")]
    [InlineData("21-06-07")]
    public void Other_quiet_hours_are_none(string text) => QuietHours.Parse(text).ShouldBeNull();
}
