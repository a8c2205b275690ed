using System.Text.Json;

namespace Pleno.Local.Services;

/// <summary>The lists of addresses that SendGrid keeps, by their names in its paths.</summary>
internal enum Suppression
{
    Bounces,
    Blocks,
    InvalidEmails,
    SpamReports,
}

/// <summary>An address on a list, since which message on.</summary>
internal sealed record SuppressedAddress(
    Suppression List,
    string Email,
    DateTimeOffset Created,
    string Reason,
    string Status,
    string? MessageId
);

/// <summary>
/// The stand-in's lists, kept in one file. Only the list of blocks lets the next letter through, as SendGrid's does.
/// </summary>
internal sealed class SuppressionLists
{
    private readonly string path;
    private readonly TimeProvider time;
    private readonly Lock turn = new();
    private readonly List<SuppressedAddress> entries = [];

    public SuppressionLists(string folder, TimeProvider time)
    {
        this.time = time;
        path = Path.Combine(Directory.CreateDirectory(folder).FullName, "suppressions.json");
        if (File.Exists(path))
        {
            entries.AddRange(
                JsonSerializer.Deserialize<List<SuppressedAddress>>(AtomicFile.Read(path), SendGridJson.Options) ?? []
            );
        }
    }

    /// <summary>Puts the address on the list; the message that brought it there is not itself dropped for it.</summary>
    public void Add(Suppression list, string email, string reason, string status, string messageId)
    {
        lock (turn)
        {
            if (Kept(list, email) is null)
            {
                entries.Add(new SuppressedAddress(list, email, time.GetUtcNow(), reason, status, messageId));
                AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(entries, SendGridJson.Options));
            }
        }
    }

    /// <summary>Whether a letter of this message to the address is dropped.</summary>
    public bool Drops(string email, string messageId)
    {
        if (AddressFaults.Of(email) is AddressFault.Suppressed or AddressFault.Drop)
        {
            return true;
        }

        lock (turn)
        {
            return entries.Exists(one =>
                one.List != Suppression.Blocks && IsSame(one.Email, email) && one.MessageId != messageId
            );
        }
    }

    public SuppressedAddress? Find(Suppression list, string email)
    {
        lock (turn)
        {
            return Kept(list, email) ?? FromBeginning(list, email);
        }
    }

    public IReadOnlyList<SuppressedAddress> All(Suppression list)
    {
        lock (turn)
        {
            return [.. entries.Where(one => one.List == list)];
        }
    }

    private SuppressedAddress? Kept(Suppression list, string email)
    {
        return entries.Find(one => one.List == list && IsSame(one.Email, email));
    }

    private SuppressedAddress? FromBeginning(Suppression list, string email)
    {
        return list == Suppression.Bounces && AddressFaults.Of(email) == AddressFault.Suppressed
            ? new SuppressedAddress(list, email, time.GetUtcNow(), BounceReasons.NoMailbox, "5.1.1", null)
            : null;
    }

    private static bool IsSame(string one, string other)
    {
        return string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}

internal static class BounceReasons
{
    public const string NoMailbox = "550 5.1.1 The email account that you tried to reach does not exist.";
    public const string Blocked = "554 5.7.1 The message was refused by the recipient's policy.";
}
