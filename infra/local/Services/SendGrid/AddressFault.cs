namespace Pleno.Local.Services;

/// <summary>What goes wrong with an address, by a tag in its local part such as ketua+bounce@dprd.example.</summary>
internal enum AddressFault
{
    None,
    BadRequest,
    Unauthorized,
    TooManyRequests,
    ServerError,
    TimeoutBeforeAccept,
    TimeoutAfterAccept,
    Bounce,
    Drop,
}

internal static class AddressFaults
{
    // The longer tag stands before the one it contains.
    private static readonly (string Tag, AddressFault Fault)[] Tags =
    [
        ("+400", AddressFault.BadRequest),
        ("+401", AddressFault.Unauthorized),
        ("+429", AddressFault.TooManyRequests),
        ("+500", AddressFault.ServerError),
        ("+timeoutafter", AddressFault.TimeoutAfterAccept),
        ("+timeout", AddressFault.TimeoutBeforeAccept),
        ("+bounce", AddressFault.Bounce),
        ("+drop", AddressFault.Drop),
    ];

    public static AddressFault Of(string? address)
    {
        var local = address?.Split('@')[0] ?? "";
        return Tags.FirstOrDefault(tag => local.Contains(tag.Tag, StringComparison.OrdinalIgnoreCase)).Fault;
    }

    /// <summary>The fault with which the whole request is answered, if any of its addresses has one.</summary>
    public static AddressFault OfRequest(MailSendRequest mail)
    {
        return (mail.Personalizations ?? [])
            .SelectMany(letter => letter?.Everyone() ?? [])
            .Select(address => Of(address?.Email))
            .FirstOrDefault(fault => fault is not (AddressFault.None or AddressFault.Bounce or AddressFault.Drop));
    }
}
