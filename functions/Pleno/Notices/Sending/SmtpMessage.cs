using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Pleno.Notices.Sending;

/// <summary>A letter as MIME: multipart/alternative of text and HTML, with its files beside it.</summary>
internal static class SmtpMessage
{
    /// <summary>The message. Its Message-ID is that of the delivery at every attempt, so that a reader's mailbox can tell it came twice.</summary>
    public static MimeMessage Of(MailLetter letter, MailboxAddress recipient, NoticeOptions options)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            MessageId = IdOf(letter.DeliveryId, options.SenderAddress),
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, options.SenderName, options.SenderAddress));
        message.To.Add(recipient);
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html };
        foreach (var file in letter.Attachments)
        {
            body.Attachments.Add(file.FileName, file.Content, ContentType.Parse(file.ContentType));
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    // A digest, since an id of ours holds characters that a Message-ID may not.
    private static string IdOf(string deliveryId, string sender)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)))[..32];
        return $"{digest}@{sender.Split('@')[^1]}";
    }
}
