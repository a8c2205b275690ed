using System.Net;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Pleno.Local.Services;

/// <summary>Where letters go: the mail catcher's SMTP port on this machine, and its page to ask what it already has.</summary>
public sealed record MailCatcherAddress(int SmtpPort, Uri InboxUrl);

/// <summary>
/// Hands the letters of a journalled message to the mail catcher, each once. A letter whose handing over had begun is
/// first looked for there: between sending and writing it down the process may have died.
/// </summary>
internal sealed class LetterCarrier(MailCatcherAddress? catcher, MessageJournal journal, SuppressionLists lists)
    : IDisposable
{
    private readonly SmtpClient smtp = new();
    private readonly HttpClient http = new() { BaseAddress = catcher?.InboxUrl, Timeout = TimeSpan.FromSeconds(20) };

    public async Task CarryAsync(string fileName, CancellationToken cancellation)
    {
        var message = journal.ReadUnfinished(fileName);
        for (var letter = message.LettersHandedOver; letter < message.LetterCount; letter++)
        {
            Suppress(message, letter);
            if (catcher is not null && message.Deliverable(letter, lists).Count > 0)
            {
                await HandOverOnceAsync(message, letter, cancellation);
                message = message with { State = JournalState.Accepted, LettersHandedOver = letter + 1 };
                if (letter + 1 < message.LetterCount)
                {
                    journal.Save(message);
                }
            }
        }

        journal.Save(message with { State = JournalState.HandedOver, LettersHandedOver = message.LetterCount });
    }

    public void Dispose()
    {
        smtp.Dispose();
        http.Dispose();
    }

    private void Suppress(AcceptedMessage message, int letter)
    {
        foreach (var email in message.Recipients(letter).Select(one => one.Email!))
        {
            switch (AddressFaults.Of(email))
            {
                case AddressFault.Bounce:
                    lists.Add(Suppression.Bounces, email, BounceReasons.NoMailbox, "5.1.1", message.Id);
                    break;
                case AddressFault.Block:
                    lists.Add(Suppression.Blocks, email, BounceReasons.Blocked, "5.7.1", message.Id);
                    break;
            }
        }
    }

    private async Task HandOverOnceAsync(AcceptedMessage message, int letter, CancellationToken cancellation)
    {
        var begun = message.State == JournalState.Delivering && message.LettersHandedOver == letter;
        if (!begun)
        {
            journal.Save(message with { State = JournalState.Delivering, LettersHandedOver = letter });
        }

        if (!begun || !await new MailCatcherClient(http).ContainsAsync(message.SmtpId(letter), cancellation))
        {
            await SendAsync(message, letter, cancellation);
        }
    }

    private async Task SendAsync(AcceptedMessage message, int letter, CancellationToken cancellation)
    {
        using var mime = MimeLetter.Build(message, letter);
        if (!await IsConnectedAsync(cancellation))
        {
            await ConnectAsync(catcher!.SmtpPort, cancellation);
        }

        await smtp.SendAsync(
            mime,
            MimeLetter.Sender(message, letter),
            message.Deliverable(letter, lists).Select(MimeLetter.Mailbox),
            cancellation
        );
    }

    // Without NoDelay the end of each letter waits 40 ms for the acknowledgement of its body.
    private async Task ConnectAsync(int port, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            await smtp.ConnectAsync(socket, "127.0.0.1", port, SecureSocketOptions.None, cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
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
