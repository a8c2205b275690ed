using MailKit.Net.Smtp;
using MailKit.Security;

namespace Pleno.Local.Services;

/// <summary>Where letters go: the mail catcher's SMTP port on this machine, and its page to ask what it already has.</summary>
public sealed record MailCatcherAddress(int SmtpPort, Uri InboxUrl);

/// <summary>
/// Hands the letters of a journalled message to the mail catcher, each once. A letter whose handing over had begun is
/// first looked for there: between sending and writing it down the process may have died.
/// </summary>
internal sealed class LetterCarrier(MailCatcherAddress? catcher, MessageJournal journal) : IDisposable
{
    private readonly SmtpClient smtp = new();
    private readonly HttpClient http = new() { BaseAddress = catcher?.InboxUrl, Timeout = TimeSpan.FromSeconds(20) };

    public async Task CarryAsync(string fileName, CancellationToken cancellation)
    {
        var message = journal.ReadUnfinished(fileName);
        while (message.LettersHandedOver < message.Letters.Count)
        {
            message = await CarryNextAsync(message, cancellation);
        }
    }

    public void Dispose()
    {
        smtp.Dispose();
        http.Dispose();
    }

    private async Task<AcceptedMessage> CarryNextAsync(AcceptedMessage message, CancellationToken cancellation)
    {
        var letter = message.LettersHandedOver;
        if (catcher is not null && message.Deliverable(letter).Count > 0)
        {
            if (message.State != JournalState.Delivering)
            {
                message = message with { State = JournalState.Delivering };
                journal.Save(message);
                await SendAsync(message, letter, cancellation);
            }
            else if (!await new MailCatcherClient(http).ContainsAsync(message.SmtpId(letter), cancellation))
            {
                await SendAsync(message, letter, cancellation);
            }
        }

        var last = letter + 1 == message.Letters.Count;
        message = message with
        {
            State = last ? JournalState.HandedOver : JournalState.Accepted,
            LettersHandedOver = letter + 1,
        };
        journal.Save(message);
        return message;
    }

    private async Task SendAsync(AcceptedMessage message, int letter, CancellationToken cancellation)
    {
        using var mime = MimeLetter.Build(message, letter);
        if (!await IsConnectedAsync(cancellation))
        {
            await smtp.ConnectAsync("127.0.0.1", catcher!.SmtpPort, SecureSocketOptions.None, cancellation);
        }

        await smtp.SendAsync(
            mime,
            MimeLetter.Sender(message, letter),
            message.Deliverable(letter).Select(MimeLetter.Mailbox),
            cancellation
        );
    }

    // The catcher closes a connection that was idle for a minute, which shows only at the next command.
    private async Task<bool> IsConnectedAsync(CancellationToken cancellation)
    {
        try
        {
            if (smtp.IsConnected)
            {
                await smtp.NoOpAsync(cancellation);
            }
        }
        catch (Exception gone) when (gone is IOException or SmtpProtocolException or SmtpCommandException)
        {
            await smtp.DisconnectAsync(quit: false, cancellation);
        }

        return smtp.IsConnected;
    }
}
