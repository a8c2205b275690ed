namespace Pleno.Notices.Events;

/// <summary>What the mail service told of one letter, as it is kept.</summary>
/// <param name="Recipient">Office and route, as in <see cref="DeliveryId.Recipient"/>.</param>
/// <param name="Event">The mail service's word: processed, delivered, deferred, bounce, dropped and others.</param>
/// <param name="At">When it happened, UTC; when it was kept, where it did not say.</param>
/// <param name="Reason">What the other side said, without an address; null for nothing.</param>
public sealed record Receipt(string Recipient, string Event, DateTimeOffset At, string? Reason);
