namespace Pleno.Notices.Sending;

/// <summary>A letter ready for the mail service.</summary>
/// <param name="DeliveryId">Our id, which its events bring back.</param>
/// <param name="Kind">Kind of notice, as category.</param>
/// <param name="Address">Recipient.</param>
/// <param name="Subject">Subject, one line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">HTML.</param>
public sealed record MailLetter(
    string DeliveryId,
    string Kind,
    string Address,
    string Subject,
    string Text,
    string Html
);
