using System.Text;
using MimeKit;

namespace Pleno.Local.Services;

/// <summary>A personalization of a checked request as the MIME message that its recipients get.</summary>
internal static class MimeLetter
{
    public static MimeMessage Build(AcceptedMessage message, int letter)
    {
        var mail = message.Message;
        var own = message.Letters[letter];
        var mime = new MimeMessage
        {
            Subject = string.IsNullOrEmpty(own.Subject) ? mail.Subject! : own.Subject,
            Date = message.AcceptedAt,
            Body = Body(mail),
        };
        mime.From.Add(Sender(message, letter));
        AddAll(mime.To, own.To);
        AddAll(mime.Cc, own.Cc);
        AddAll(mime.ReplyTo, mail.ReplyTo is { } reply ? [reply] : mail.ReplyToList);
        AddHeaders(mime, mail.Headers);
        AddHeaders(mime, own.Headers);
        mime.MessageId = message.SmtpId(letter);
        return mime;
    }

    public static MailboxAddress Sender(AcceptedMessage message, int letter)
    {
        return Mailbox(message.Letters[letter].From ?? message.Message.From!);
    }

    public static MailboxAddress Mailbox(NamedAddress address)
    {
        return new MailboxAddress(Encoding.UTF8, address.Name ?? "", address.Email!);
    }

    private static void AddAll(InternetAddressList list, IEnumerable<NamedAddress?>? addresses)
    {
        list.AddRange((addresses ?? []).OfType<NamedAddress>().Select(Mailbox));
    }

    private static void AddHeaders(MimeMessage mime, IReadOnlyDictionary<string, string?>? headers)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string?>())
        {
            mime.Headers.Replace(name, value ?? "");
        }
    }

    private static MimeEntity Body(MailSendRequest mail)
    {
        var parts = (mail.Content ?? []).OfType<MailContent>().Select(Text).ToArray();
        MimeEntity text = parts.Length == 1 ? parts[0] : Alternative(parts);
        var attachments = (mail.Attachments ?? []).OfType<MailAttachment>().ToArray();
        if (attachments.Length == 0)
        {
            return text;
        }

        var mixed = new Multipart("mixed") { text };
        foreach (var attachment in attachments)
        {
            mixed.Add(Attach(attachment));
        }

        return mixed;
    }

    private static MultipartAlternative Alternative(IEnumerable<MimePart> parts)
    {
        var alternative = new MultipartAlternative();
        foreach (var part in parts)
        {
            alternative.Add(part);
        }

        return alternative;
    }

    private static MimePart Text(MailContent content)
    {
        var type = ContentType.Parse(content.Type!);
        type.Charset = "utf-8";
        return new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(content.Value!))),
            ContentTransferEncoding = ContentEncoding.QuotedPrintable,
        };
    }

    private static MimePart Attach(MailAttachment attachment)
    {
        return new MimePart(ContentType.Parse(attachment.Type ?? "application/octet-stream"))
        {
            Content = new MimeContent(new MemoryStream(Convert.FromBase64String(attachment.Content!))),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(attachment.Disposition ?? ContentDisposition.Attachment),
            FileName = attachment.Filename,
            ContentId = attachment.ContentId,
        };
    }
}
