using System.Security.Cryptography;
using System.Text.Json;

namespace Pleno.Local.Services;

/// <summary>
/// One file per accepted message, in the folder `open` until all is done, then in `done`. Each write is a new file
/// renamed over the old one: after a crash of the process a message is there whole, in its old or its new state.
/// </summary>
internal sealed class MessageJournal
{
    private readonly string open;
    private readonly string done;
    private readonly TimeProvider time;
    private int acceptedCount;

    public MessageJournal(string folder, TimeProvider time)
    {
        this.time = time;
        open = Directory.CreateDirectory(Path.Combine(folder, "open")).FullName;
        done = Directory.CreateDirectory(Path.Combine(folder, "done")).FullName;
        RemoveLeftovers();
    }

    /// <summary>Since this process began.</summary>
    public int AcceptedCount => Volatile.Read(ref acceptedCount);

    public AcceptedMessage Accept(MailSendRequest mail)
    {
        var id = Convert
            .ToBase64String(RandomNumberGenerator.GetBytes(16))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var message = new AcceptedMessage(id, time.GetUtcNow(), JournalState.Accepted, 0, mail);
        Save(message);
        Interlocked.Increment(ref acceptedCount);
        return message;
    }

    public void Save(AcceptedMessage message)
    {
        AtomicFile.Write(Path.Combine(open, message.FileName), Serialize(message));
    }

    public void Complete(AcceptedMessage message)
    {
        AtomicFile.Write(Path.Combine(done, message.FileName), Serialize(message with { State = JournalState.Done }));
        File.Delete(Path.Combine(open, message.FileName));
    }

    /// <summary>File names of the messages that are not done, oldest first.</summary>
    public IReadOnlyList<string> Unfinished()
    {
        return [.. Names(open).Order(StringComparer.Ordinal)];
    }

    public AcceptedMessage ReadUnfinished(string fileName)
    {
        return Read(Path.Combine(open, fileName))
            ?? throw new FileNotFoundException("The journal entry is gone.", fileName);
    }

    public IReadOnlyList<AcceptedMessage> ReadAll()
    {
        // `open` before `done`: a message that moves meanwhile is met twice rather than never.
        var found = new SortedDictionary<string, AcceptedMessage>(StringComparer.Ordinal);
        foreach (
            var path in Names(open)
                .Select(name => Path.Combine(open, name))
                .Concat(Names(done).Select(name => Path.Combine(done, name)))
        )
        {
            if (Read(path) is { } message)
            {
                found[message.FileName] = message;
            }
        }

        return [.. found.Values];
    }

    private static byte[] Serialize(AcceptedMessage message)
    {
        return JsonSerializer.SerializeToUtf8Bytes(message, SendGridJson.Options);
    }

    private static AcceptedMessage? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<AcceptedMessage>(AtomicFile.Read(path), SendGridJson.Options);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Names(string folder)
    {
        return Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path));
    }

    private void RemoveLeftovers()
    {
        AtomicFile.RemoveUnfinished(open);
        AtomicFile.RemoveUnfinished(done);
        foreach (var name in Names(done).Where(name => File.Exists(Path.Combine(open, name))))
        {
            File.Delete(Path.Combine(open, name));
        }
    }
}
