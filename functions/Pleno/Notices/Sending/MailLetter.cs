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
)
{
    /// <summary>Files that go with it: the appointment of a stage.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a letter.</summary>
/// <param name="FileName">ASCII name.</param>
/// <param name="ContentType">Media type with its parameters: <c>text/calendar; method=PUBLISH; charset=utf-8</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
