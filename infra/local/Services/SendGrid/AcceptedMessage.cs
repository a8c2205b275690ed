namespace Pleno.Local.Services;

public enum JournalState
{
    /// <summary>On disk; the answer 202 follows.</summary>
    Accepted,

    /// <summary>A letter may or may not have reached the mail catcher: ask it before handing over again.</summary>
    Delivering,

    /// <summary>All letters are with the mail catcher; the events are not posted yet.</summary>
    HandedOver,

    Done,
}

/// <summary>A message as the journal keeps it. LettersHandedOver counts personalizations, in their order.</summary>
public sealed record AcceptedMessage(
    string Id,
    DateTimeOffset AcceptedAt,
    JournalState State,
    int LettersHandedOver,
    MailSendRequest Message
)
{
    // Sorts by time of acceptance, so that a restart goes on in order.
    internal string FileName => $"{AcceptedAt.UtcDateTime:yyyyMMdd'T'HHmmssfffffff}-{Id}.json";

    /// <summary>Without angle brackets; the same at every attempt, so that the mail catcher can tell whether it has it.</summary>
    internal string SmtpId(int letter)
    {
        return $"{Id}.{letter + 1:0000}@sendgrid.local";
    }

    /// <summary>The recipients that a letter reaches: SendGrid drops those on its lists, and others' servers refuse it.</summary>
    internal IReadOnlyList<NamedAddress> Deliverable(int letter, SuppressionLists lists)
    {
        return
        [
            .. Recipients(letter)
                .Where(one => AddressFaults.Of(one.Email) is not (AddressFault.Bounce or AddressFault.Block))
                .Where(one => !lists.Drops(one.Email!, Id)),
        ];
    }

    internal IEnumerable<NamedAddress> Recipients(int letter)
    {
        return Letter(letter).Everyone().OfType<NamedAddress>();
    }

    internal int LetterCount => Message.Personalizations?.Count ?? 0;

    internal Personalization Letter(int letter)
    {
        return Message.Personalizations![letter]!;
    }
}
