using CsCheck;
using Pleno.Notices;

namespace Pleno.Tests.Notices;

/// <summary>Events come late, twice and in any order; the state in the end is the same.</summary>
public sealed class DeliveryOrderTests
{
    private static readonly DeliveryAction[] Events =
    [
        DeliveryAction.EventProcessed,
        DeliveryAction.EventDelivered,
        DeliveryAction.EventDeferred,
        DeliveryAction.EventBounced,
        DeliveryAction.EventDropped,
    ];

    private static readonly DeliveryStatus[] Starts =
    [
        DeliveryStatus.Queued,
        DeliveryStatus.Sending,
        DeliveryStatus.Unknown,
        DeliveryStatus.Accepted,
        DeliveryStatus.Failed,
        DeliveryStatus.Expired,
    ];

    [Fact]
    public void Whatever_the_order_the_end_is_the_same() =>
        Gen.Select(
                Gen.Int[0, Starts.Length - 1].Select(index => Starts[index]),
                Gen.Int[0, Events.Length - 1].Select(index => Events[index]).Array[1, 8],
                Gen.Int
            )
            .Sample(
                (start, events, seed) =>
                {
                    var shuffled = events.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    After(start, [.. shuffled, .. events]).ShouldBe(After(start, events));
                },
                iter: 20_000
            );

    [Theory]
    [InlineData(DeliveryStatus.Bounced, "EventDelivered EventBounced")]
    [InlineData(DeliveryStatus.Delivered, "EventDropped EventDelivered")]
    [InlineData(DeliveryStatus.Delivered, "EventDelivered EventDeferred EventProcessed")]
    public void The_weightiest_stands(DeliveryStatus end, string events) =>
        After(DeliveryStatus.Accepted, [.. events.Split(' ').Select(Enum.Parse<DeliveryAction>)]).ShouldBe(end);

    private static DeliveryStatus After(DeliveryStatus start, IEnumerable<DeliveryAction> events) =>
        events.Aggregate(start, (status, happened) => DeliveryMachine.Next(status, happened) ?? status);
}
