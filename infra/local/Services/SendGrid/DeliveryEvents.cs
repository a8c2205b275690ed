using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Pleno.Local.Services;

/// <summary>The events that SendGrid's webhook reports for a message: per recipient processed and then its end, or dropped.</summary>
internal static class DeliveryEvents
{
    public static IEnumerable<JsonObject> For(AcceptedMessage message, DateTimeOffset now)
    {
        var number = 0;
        for (var letter = 0; letter < message.Letters.Count; letter++)
        {
            foreach (var recipient in message.Recipients(letter))
            {
                foreach (var one in ForRecipient(new Subject(message, letter, recipient.Email!, number++), now))
                {
                    yield return one;
                }
            }
        }
    }

    private static IEnumerable<JsonObject> ForRecipient(Subject subject, DateTimeOffset now)
    {
        switch (AddressFaults.Of(subject.Email))
        {
            case AddressFault.Drop:
                yield return Event(
                    subject,
                    "dropped",
                    now,
                    new() { ["reason"] = "Bounced Address", ["status"] = "5.0.0" }
                );
                break;
            case AddressFault.Bounce:
                yield return Event(subject, "processed", subject.Message.AcceptedAt, []);
                yield return Event(subject, "bounce", now, Bounce());
                break;
            default:
                yield return Event(subject, "processed", subject.Message.AcceptedAt, []);
                yield return Event(subject, "delivered", now, new() { ["response"] = "250 OK" });
                break;
        }
    }

    private static JsonObject Bounce()
    {
        return new JsonObject
        {
            ["type"] = "bounce",
            ["status"] = "5.1.1",
            ["reason"] = "550 5.1.1 The email account that you tried to reach does not exist.",
            ["bounce_classification"] = "Invalid Address",
        };
    }

    private static JsonObject Event(Subject subject, string name, DateTimeOffset at, JsonObject details)
    {
        var (message, letter, email, number) = subject;
        // The custom arguments come first: SendGrid's own fields win over an argument of the same name.
        var result = new JsonObject();
        foreach (var (key, value) in CustomArgs.Merge(message.Message.CustomArgs, message.Letters[letter].CustomArgs))
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

    private sealed record Subject(AcceptedMessage Message, int Letter, string Email, int Number);
}
