using Microsoft.Extensions.Options;

namespace Pleno.Notices.Sending;

/// <summary>Lets no letter through to an address that the settings do not allow, whichever mail service stands behind it.</summary>
public sealed class GuardedTransport(IMailTransport transport, IOptions<NoticeOptions> options) : IMailTransport
{
    public TimeSpan Timeout => transport.Timeout;

    public Task<HandOver> SendAsync(MailLetter letter, CancellationToken cancellationToken) =>
        options.Value.Allows(letter.Address)
            ? transport.SendAsync(letter, cancellationToken)
            : Task.FromResult<HandOver>(
                new HandOver.Rejected(
                    $"the guard rail {NoticeOptions.Section}:{nameof(NoticeOptions.AllowedRecipients)} does not let letters go to this address"
                )
            );
}
