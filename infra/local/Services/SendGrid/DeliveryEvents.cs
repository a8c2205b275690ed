using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Pleno.Local.Services;

/// <summary>The events that SendGrid's webhook reports for a message: per recipient processed and then its end, or dropped.</summary>
internal static class DeliveryEvents
{
    public static IEnumerable<JsonObject> For(AcceptedMessage message, SuppressionLists lists, DateTimeOffset now)
    {
        return Subjects(message)
            .SelectMany(subject =>
                lists.Drops(subject.Email, message.Id) ? [Dropped(subject, now)] : ForRecipient(subject, now)
            );
    }

    /// <summary>The events that are posted once more, word for word.</summary>
    public static IEnumerable<JsonObject> Repeated(IEnumerable<JsonObject> events)
    {
        return events.Where(one => AddressFaults.Of(one["email"]!.GetValue<string>()) == AddressFault.Duplicate);
    }

    /// <summary>What somebody claims who is not SendGrid: that letters came back which did not.</summary>
    public static IEnumerable<JsonObject> Forged(AcceptedMessage message, DateTimeOffset now)
    {
        return Subjects(message)
            .Where(subject => AddressFaults.Of(subject.Email) == AddressFault.Forge)
            .Select(subject => Bounced(subject, now));
    }

    private static IEnumerable<Subject> Subjects(AcceptedMessage message)
    {
        return Enumerable
            .Range(0, message.LetterCount)
            .SelectMany(letter => message.Recipients(letter).Select(one => (letter, one.Email)))
            .Select((one, number) => new Subject(message, one.letter, one.Email!, number));
    }

    private static JsonObject[] ForRecipient(Subject subject, DateTimeOffset now)
    {
        var processed = Event(subject, "processed", subject.Message.AcceptedAt, []);
        return AddressFaults.Of(subject.Email) switch
        {
            AddressFault.Bounce => [processed, Bounced(subject, now)],
            AddressFault.Block => [processed, Event(subject, "bounce", now, Refusal("blocked", BlockedFields))],
            AddressFault.Defer => [processed, Deferred(subject, now), Delivered(subject, now)],
            AddressFault.Reorder => [Delivered(subject, now), processed],
            _ => [processed, Delivered(subject, now)],
        };
    }

    private static JsonObject Delivered(Subject subject, DateTimeOffset at)
    {
        return Event(subject, "delivered", at, new() { ["response"] = "250 OK" });
    }

    private static JsonObject Deferred(Subject subject, DateTimeOffset at)
    {
        return Event(subject, "deferred", at, new() { ["response"] = "450 4.2.1 try again later", ["attempt"] = "1" });
    }

    private static JsonObject Dropped(Subject subject, DateTimeOffset at)
    {
        return Event(subject, "dropped", at, new() { ["reason"] = "Bounced Address", ["status"] = "5.0.0" });
    }

    private static JsonObject Bounced(Subject subject, DateTimeOffset at)
    {
        var fields = new RefusalFields("5.1.1", BounceReasons.NoMailbox, "Invalid Address");
        return Event(subject, "bounce", at, Refusal("bounce", fields));
    }

    private static RefusalFields BlockedFields { get; } = new("5.7.1", BounceReasons.Blocked, "Content");

    private static JsonObject Refusal(string type, RefusalFields fields)
    {
        return new JsonObject
        {
            ["type"] = type,
            ["status"] = fields.Status,
            ["reason"] = fields.Reason,
            ["bounce_classification"] = fields.Classification,
        };
    }

    private static JsonObject Event(Subject subject, string name, DateTimeOffset at, JsonObject details)
    {
        var (message, letter, email, number) = subject;
        // The custom arguments come first: SendGrid's own fields win over an argument of the same name.
        var result = new JsonObject();
        foreach (var (key, value) in CustomArgs.Merge(message.Message.CustomArgs, message.Letter(letter).CustomArgs))
        {
            result[key] = value;
        }

        foreach (var (key, value) in details)
        {
            result[key] = value?.DeepClone();
        }

        result["email"] = email;
        result["timestamp"] = at.ToUnixTimeSeconds();
        result["event"] = name;
        result["smtp-id"] = $"<{message.SmtpId(letter)}>";
        result["sg_event_id"] = EventId(message.Id, number, name);
        result["sg_message_id"] = $"{message.Id}.filter0001.16648.{letter + 1:X}.{number}";
        if (message.Message.Categories is { Count: > 0 } categories)
        {
            result["category"] = new JsonArray([.. categories.Select(category => JsonValue.Create(category))]);
        }

        return result;
    }

    // The same for the same event at every attempt, as SendGrid's is: receivers drop repetitions by it.
    private static string EventId(string messageId, int number, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{messageId}/{number}/{name}"));
        return Convert.ToBase64String(hash.AsSpan(0, 16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private sealed record RefusalFields(string Status, string Reason, string Classification);

    private sealed record Subject(AcceptedMessage Message, int Letter, string Email, int Number);
}
