using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Pleno.Notices.Sending;

/// <summary>
/// Hands letters to a relay by SMTP, one connection per letter. The relay's certificate is checked as the system checks it. What
/// may come again is told by the reply (RFC 5321, 4.2.1: 4yz is transient, 5yz is not) and by whether the text was under way.
/// </summary>
public sealed class SmtpTransport(IOptions<SmtpOptions> smtp, IOptions<NoticeOptions> options) : IMailTransport
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public TimeSpan Timeout => smtp.Value.Timeout;

    public async Task<HandOver> SendAsync(MailLetter letter, CancellationToken cancellationToken)
    {
        // Nothing but the address itself: the guard rail has judged this text, so no other address may be read out of it.
        if (!MailboxAddress.TryParse(letter.Address, out var recipient) || recipient.Address != letter.Address)
        {
            return new HandOver.Rejected("the address is none");
        }

        using var message = SmtpMessage.Of(letter, recipient, options.Value);
        using var client = new SmtpClient();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(smtp.Value.Timeout);
        var progress = new TextProgress();
        try
        {
            await OpenAsync(client, timeout.Token);
            progress.IsOpen = true;
            await client.SendAsync(message, timeout.Token, progress);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Broken(progress, "time-out");
        }
        catch (Exception refused) when (Refusal(refused, progress) is not null)
        {
            return Refusal(refused, progress)!;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return Broken(progress, "connection lost");
        }

        await CloseAsync(client, timeout.Token);
        return new HandOver.Accepted(message.MessageId ?? "");
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var relay = smtp.Value;
        var security = relay.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(relay.Host, relay.Port, security, cancellationToken);
        if (relay.User.Length > 0)
        {
            await client.AuthenticateAsync(relay.User, relay.Password, cancellationToken);
        }
    }

    // The relay has the letter by now; how it takes the farewell changes nothing.
    private static async Task CloseAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception late) when (late is OperationCanceledException || IsBroken(late))
        {
            // Nothing to do.
        }
    }

    // The last two are MailKit's own patience and its word for a relay that hung up between two commands.
    private static bool IsBroken(Exception exception) =>
        exception
            is IOException
                or SocketException
                or ProtocolException
                or TimeoutException
                or ServiceNotConnectedException;

    private static HandOver Broken(TextProgress progress, string reason) =>
        progress.HasBegun ? new HandOver.Unknown(reason) : new HandOver.Deferred(Wait, reason);

    /// <summary>What a reply of the relay comes to, or a relay that must not be spoken to; null for anything else.</summary>
    private static HandOver? Refusal(Exception exception, TextProgress progress) =>
        exception switch
        {
            SmtpCommandException reply => OfReply(reply, progress.IsOpen),
            AuthenticationException { InnerException: SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } } =>
                new HandOver.Deferred(Wait, "login"),
            AuthenticationException => new HandOver.NotPermitted("login refused"),
            ServiceNotAuthenticatedException => new HandOver.NotPermitted("login asked for"),
            SslHandshakeException => new HandOver.NotPermitted("certificate or TLS not accepted"),
            NotSupportedException => new HandOver.NotPermitted("the relay lacks STARTTLS, a login or UTF-8"),
            _ => null,
        };

    private static HandOver OfReply(SmtpCommandException reply, bool isOpen)
    {
        var code = $"{(int)reply.StatusCode}";
        if ((int)reply.StatusCode < 500)
        {
            return new HandOver.Deferred(Wait, code);
        }

        // Only what would meet every letter alike stops the sender; one letter's fault must not.
        return
            !isOpen
            || reply.ErrorCode == SmtpErrorCode.SenderNotAccepted
                && reply.StatusCode != SmtpStatusCode.ExceededStorageAllocation
            || reply.StatusCode
                is SmtpStatusCode.AuthenticationRequired
                    or SmtpStatusCode.AuthenticationMechanismTooWeak
                    or SmtpStatusCode.AuthenticationInvalidCredentials
            ? new HandOver.NotPermitted(code)
            : new HandOver.Rejected(code);
    }

    /// <summary>Whether a byte of the letter was written: from then on the relay may have taken it although nobody heard so.</summary>
    private sealed class TextProgress : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        /// <summary>Whether the relay let us in: what it refuses before that it refuses to every letter.</summary>
        public bool IsOpen { get; set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
