using System.Buffers.Text;
using MimeKit;

namespace Pleno.Local.Services;

internal static class ContentRules
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    public static void Check(MailSendRequest mail, List<MailSendError> errors)
    {
        if (!string.IsNullOrEmpty(mail.TemplateId))
        {
            errors.Add(new("The stand-in has no templates: send the content itself.", "template_id"));
        }

        CheckParts(mail.Content ?? [], errors);
        CheckAttachments(mail.Attachments ?? [], errors);
    }

    private static void CheckParts(IReadOnlyList<MailContent?> parts, List<MailSendError> errors)
    {
        if (parts.Count == 0)
        {
            errors.Add(new("Unless a valid template_id is provided, the content parameter is required.", "content"));
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (!IsMimeType(parts[i]?.Type))
            {
                errors.Add(new("The content type must be a MIME type without parameters.", $"content.{i}.type"));
            }

            if (string.IsNullOrEmpty(parts[i]?.Value))
            {
                errors.Add(
                    new("The content value must be a string at least one character in length.", $"content.{i}.value")
                );
            }
        }

        CheckOrder([.. parts.Select(part => part?.Type ?? "")], errors);
    }

    private static void CheckOrder(string[] types, List<MailSendError> errors)
    {
        if (types.Count(type => type == Plain) > 1 || types.Count(type => type == Html) > 1)
        {
            errors.Add(new("If present, text/plain and text/html may only be provided once.", "content"));
        }

        var plain = Array.IndexOf(types, Plain);
        var html = Array.IndexOf(types, Html);
        if (plain > 0 || html > plain + 1)
        {
            errors.Add(
                new(
                    "If present, text/plain must be first, followed by text/html, followed by any other content.",
                    "content"
                )
            );
        }
    }

    private static void CheckAttachments(IReadOnlyList<MailAttachment?> attachments, List<MailSendError> errors)
    {
        for (var i = 0; i < attachments.Count; i++)
        {
            var field = $"attachments.{i}";
            if (string.IsNullOrEmpty(attachments[i]?.Content) || !Base64.IsValid(attachments[i]!.Content))
            {
                errors.Add(new("The attachment content must be base64 encoded.", $"{field}.content"));
            }

            if (string.IsNullOrEmpty(attachments[i]?.Filename) || HasLineBreak(attachments[i]!.Filename!))
            {
                errors.Add(new("The attachment filename is required, on one line.", $"{field}.filename"));
            }

            if (attachments[i]?.Disposition is not (null or "inline" or "attachment"))
            {
                errors.Add(new("The disposition is either inline or attachment.", $"{field}.disposition"));
            }

            if (attachments[i]?.Type is { } type && !IsMimeType(type))
            {
                errors.Add(new("The attachment type must be a MIME type without parameters.", $"{field}.type"));
            }
        }
    }

    private static bool IsMimeType(string? type)
    {
        return type is not null
            && !HasLineBreak(type)
            && !type.Contains(';', StringComparison.Ordinal)
            && ContentType.TryParse(type, out _);
    }

    private static bool HasLineBreak(string text)
    {
        return text.AsSpan().ContainsAny('\r', '\n');
    }
}
