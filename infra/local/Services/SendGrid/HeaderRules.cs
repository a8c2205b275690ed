using System.Collections.Frozen;
using System.Text;

namespace Pleno.Local.Services;

internal static class HeaderRules
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "x-sg-id",
        "x-sg-eid",
        "received",
        "dkim-signature",
        "content-type",
        "content-transfer-encoding",
        "to",
        "from",
        "subject",
        "reply-to",
        "cc",
        "bcc"
    );

    public static void Check(MailSendRequest mail, List<MailSendError> errors)
    {
        CheckOne(mail.Headers, "headers", errors);
        for (var i = 0; i < (mail.Personalizations?.Count ?? 0); i++)
        {
            CheckOne(mail.Personalizations![i]?.Headers, $"personalizations.{i}.headers", errors);
        }
    }

    private static void CheckOne(
        IReadOnlyDictionary<string, string?>? headers,
        string field,
        List<MailSendError> errors
    )
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string?>())
        {
            if (Reserved.Contains(name))
            {
                errors.Add(new("The header is reserved and cannot be set.", $"{field}.{name}"));
            }
            else if (!IsName(name) || value is null || value.AsSpan().ContainsAny('\r', '\n'))
            {
                errors.Add(new("The header must be an ASCII name with a value on one line.", $"{field}.{name}"));
            }
        }
    }

    private static bool IsName(string name)
    {
        return name.Length > 0 && Ascii.IsValid(name) && name.All(c => c is > ' ' and < (char)127 and not ':');
    }
}
