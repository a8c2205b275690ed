using System.Text;

namespace Pleno.Local.Services;

/// <summary>What SendGrid refuses in a mail/send request; each rule adds its problems to one list, in the order of the fields.</summary>
internal static class MailSendRules
{
    public const int MaxMessageBytes = 30 * 1024 * 1024;
    private const int MaxCategories = 10;
    private const int MaxCategoryLength = 255;

    public static IReadOnlyList<MailSendError> Check(MailSendRequest mail)
    {
        var errors = new List<MailSendError>();
        PersonalizationRules.Check(mail, errors);
        CheckFrom(mail.From, errors);
        CheckReplyTo(mail, errors);
        CheckSubject(mail, errors);
        ContentRules.Check(mail, errors);
        HeaderRules.Check(mail, errors);
        CheckCategories(mail.Categories ?? [], errors);
        return errors;
    }

    private static void CheckFrom(NamedAddress? from, List<MailSendError> errors)
    {
        if (string.IsNullOrEmpty(from?.Email))
        {
            errors.Add(new("The from object must be provided for every email send.", "from.email"));
        }
        else if (!EmailSyntax.IsValid(from.Email) || !Ascii.IsValid(from.Email))
        {
            errors.Add(new("The from email does not contain a valid address.", "from.email"));
        }
    }

    private static void CheckReplyTo(MailSendRequest mail, List<MailSendError> errors)
    {
        if (mail.ReplyTo is { } reply && !EmailSyntax.IsValid(reply.Email))
        {
            errors.Add(new("The reply_to email does not contain a valid address.", "reply_to.email"));
        }

        PersonalizationRules.CheckAddresses(mail.ReplyToList, "reply_to_list", errors);
    }

    private static void CheckSubject(MailSendRequest mail, List<MailSendError> errors)
    {
        CheckOneLine(mail.Subject, "subject", errors);
        var everyHasOwn =
            mail.Personalizations is { Count: > 0 } all && all.All(p => !string.IsNullOrEmpty(p?.Subject));
        if (string.IsNullOrEmpty(mail.Subject) && !everyHasOwn)
        {
            errors.Add(
                new(
                    "The subject is required. You can get around this requirement if every personalization has a subject defined.",
                    "subject"
                )
            );
        }
    }

    internal static void CheckOneLine(string? subject, string field, List<MailSendError> errors)
    {
        if (subject is not null && subject.AsSpan().ContainsAny('\r', '\n'))
        {
            errors.Add(new("The subject must not contain a carriage return or a line feed.", field));
        }
    }

    private static void CheckCategories(IReadOnlyList<string?> categories, List<MailSendError> errors)
    {
        if (categories.Count > MaxCategories)
        {
            errors.Add(new($"The categories parameter is limited to {MaxCategories} categories.", "categories"));
        }

        if (categories.Distinct().Count() < categories.Count)
        {
            errors.Add(new("The categories must be unique.", "categories"));
        }

        for (var i = 0; i < categories.Count; i++)
        {
            if (string.IsNullOrEmpty(categories[i]) || categories[i]!.Length > MaxCategoryLength)
            {
                errors.Add(new($"A category has 1 to {MaxCategoryLength} characters.", $"categories.{i}"));
            }
        }
    }
}
