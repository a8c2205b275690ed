using System.Text.Json;

namespace Pleno.Local.Services;

internal static class PersonalizationRules
{
    private const int MaxPersonalizations = 1000;
    private const int MaxRecipients = 1000;
    private const int MaxCustomArgsBytes = 10_000;

    public static void Check(MailSendRequest mail, List<MailSendError> errors)
    {
        var all = mail.Personalizations ?? [];
        if (all.Count is 0 or > MaxPersonalizations)
        {
            errors.Add(new($"There must be 1 to {MaxPersonalizations} personalizations.", "personalizations"));
            return;
        }

        if (all.Sum(p => p?.Everyone().Count() ?? 0) > MaxRecipients)
        {
            errors.Add(new($"A request has at most {MaxRecipients} recipients.", "personalizations"));
        }

        for (var i = 0; i < all.Count; i++)
        {
            CheckOne(all[i] ?? new Personalization(), mail.CustomArgs, $"personalizations.{i}", errors);
        }
    }

    public static void CheckAddresses(IReadOnlyList<NamedAddress?>? addresses, string field, List<MailSendError> errors)
    {
        for (var i = 0; i < (addresses?.Count ?? 0); i++)
        {
            if (!EmailSyntax.IsValid(addresses![i]?.Email))
            {
                errors.Add(new("Does not contain a valid address.", $"{field}.{i}.email"));
            }
        }
    }

    private static void CheckOne(
        Personalization letter,
        IReadOnlyDictionary<string, string?>? commonArgs,
        string field,
        List<MailSendError> errors
    )
    {
        if (letter.To is not { Count: > 0 })
        {
            errors.Add(new("The to array is required for all personalization objects.", $"{field}.to"));
        }

        CheckAddresses(letter.To, $"{field}.to", errors);
        CheckAddresses(letter.Cc, $"{field}.cc", errors);
        CheckAddresses(letter.Bcc, $"{field}.bcc", errors);
        CheckDuplicates(letter, field, errors);
        CheckFrom(letter.From, $"{field}.from.email", errors);
        MailSendRules.CheckOneLine(letter.Subject, $"{field}.subject", errors);
        CheckCustomArgs(CustomArgs.Merge(commonArgs, letter.CustomArgs), field, errors);
    }

    private static void CheckFrom(NamedAddress? from, string field, List<MailSendError> errors)
    {
        if (from is not null && !EmailSyntax.IsValid(from.Email))
        {
            errors.Add(new("Does not contain a valid address.", field));
        }
    }

    private static void CheckDuplicates(Personalization letter, string field, List<MailSendError> errors)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var twice = letter.Everyone().FirstOrDefault(one => one?.Email is { } email && !seen.Add(email));
        if (twice is not null)
        {
            errors.Add(
                new(
                    "Each email address in the personalization block should be unique between to, cc, and bcc."
                        + $" We found the first duplicate instance of [{twice.Email}].",
                    field
                )
            );
        }
    }

    private static void CheckCustomArgs(
        IReadOnlyDictionary<string, string> arguments,
        string field,
        List<MailSendError> errors
    )
    {
        if (JsonSerializer.SerializeToUtf8Bytes(arguments).Length >= MaxCustomArgsBytes)
        {
            errors.Add(
                new($"The custom_args are limited to less than {MaxCustomArgsBytes} bytes.", $"{field}.custom_args")
            );
        }
    }
}
