namespace Pleno.Local.Services;

/// <summary>What goes wrong with an address, by a tag in its local part such as ketua+bounce@dprd.example.</summary>
internal enum AddressFault
{
    None,
    BadRequest,
    Unauthorized,
    Forbidden,
    TooLarge,
    TooManyRequests,
    ServerError,
    TimeoutBeforeAccept,
    TimeoutAfterAccept,

    /// <summary>The connection is aborted without an answer, and nothing was accepted.</summary>
    CutBeforeAccept,

    /// <summary>The connection is aborted without an answer, though the message was accepted.</summary>
    CutAfterAccept,

    /// <summary>The mailbox does not exist: reported once, from then on the address is on the list of bounces and dropped.</summary>
    Bounce,

    /// <summary>The recipient's server refuses this letter, not the address: reported as a bounce of type blocked each time.</summary>
    Block,
    Drop,

    /// <summary>On the list of bounces from the beginning.</summary>
    Suppressed,

    /// <summary>The recipient's server asks to wait once and then takes the letter.</summary>
    Defer,

    /// <summary>Each event is posted twice under the same id.</summary>
    Duplicate,

    /// <summary>Delivered is reported before processed.</summary>
    Reorder,

    /// <summary>Before the true events somebody posts a bounce under a signature of their own.</summary>
    Forge,
}

internal static class AddressFaults
{
    // The longer tag stands before the one it contains.
    private static readonly (string Tag, AddressFault Fault)[] Tags =
    [
        ("+400", AddressFault.BadRequest),
        ("+401", AddressFault.Unauthorized),
        ("+403", AddressFault.Forbidden),
        ("+413", AddressFault.TooLarge),
        ("+429", AddressFault.TooManyRequests),
        ("+500", AddressFault.ServerError),
        ("+timeoutafter", AddressFault.TimeoutAfterAccept),
        ("+timeout", AddressFault.TimeoutBeforeAccept),
        ("+cutafter", AddressFault.CutAfterAccept),
        ("+cut", AddressFault.CutBeforeAccept),
        ("+bounce", AddressFault.Bounce),
        ("+block", AddressFault.Block),
        ("+drop", AddressFault.Drop),
        ("+suppressed", AddressFault.Suppressed),
        ("+defer", AddressFault.Defer),
        ("+duplicate", AddressFault.Duplicate),
        ("+reorder", AddressFault.Reorder),
        ("+forge", AddressFault.Forge),
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
            .FirstOrDefault(IsOfRequest);
    }

    // The others come after acceptance and are told by events.
    private static bool IsOfRequest(AddressFault fault)
    {
        return fault is > AddressFault.None and <= AddressFault.CutAfterAccept;
    }
}
