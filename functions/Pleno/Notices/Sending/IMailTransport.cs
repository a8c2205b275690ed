namespace Pleno.Notices.Sending;

/// <summary>A mail service that letters are handed to. Which one is a setting: <see cref="NoticeOptions.Transport"/>.</summary>
public interface IMailTransport
{
    /// <summary>How long one hand-over may take at the most.</summary>
    TimeSpan Timeout { get; }

    /// <summary>Hands one letter over. Whether to come back is told by the answer; only a cancellation is thrown.</summary>
    Task<HandOver> SendAsync(MailLetter letter, CancellationToken cancellationToken);
}
