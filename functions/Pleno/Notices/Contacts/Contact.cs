using Pleno.Contests;

namespace Pleno.Notices.Contacts;

/// <summary>One way to an office.</summary>
/// <param name="Office">Key of the office.</param>
/// <param name="Route">Which way.</param>
/// <param name="Address">The address at its end; never stored, logged or queued.</param>
public sealed record Contact(string Office, DeliveryRoute Route, string Address)
{
    /// <summary>Office and route as one key.</summary>
    public string Key => new DeliveryId(default, "", Office, Route).Recipient;
}

/// <summary>What is known of one way to an office.</summary>
/// <param name="Key">Office and route.</param>
/// <param name="IsOpen">Whether letters get through, as far as is known.</param>
/// <param name="Because">Why not: names of suppression lists, or what became of the last letter; null while it is open.</param>
/// <param name="CheckedAt">When the suppression lists were last asked, UTC; null before.</param>
public sealed record ContactState(string Key, bool IsOpen, string? Because, DateTimeOffset? CheckedAt);

/// <summary>Which ways there are to an office, and which offices none reaches. Pure.</summary>
public static class ContactRules
{
    /// <summary>Every way to an office, in the order in which they are tried.</summary>
    public static IReadOnlyList<Contact> WaysTo(Contest contest, Office office) =>
        [
            new Contact(office.Key, DeliveryRoute.Address, office.Address),
            .. office.Alternate is { } alternate
                ? new[] { new Contact(office.Key, DeliveryRoute.Alternate, alternate) }
                : [],
            .. contest.FindOffice(office.Delegate ?? "") is { } deputy
                ? new[] { new Contact(office.Key, DeliveryRoute.Delegate, deputy.Address) }
                : [],
        ];

    /// <summary>The offices that are told of a stage's readiness.</summary>
    public static IReadOnlyList<Office> ToldOf(Contest contest, Stage stage) =>
        [
            .. NoticeRouting
                .RoutedTo(contest, NoticeKind.StageReady, stage.Area, stage.Key)
                .Union(NoticeRouting.RoutedTo(contest, NoticeKind.StageNotReady, stage.Area, stage.Key)),
        ];

    /// <summary>Keys of the offices all of whose ways are closed, in the order of the directory. What was never looked at counts as open.</summary>
    public static IReadOnlyList<string> Unreachable(
        Contest contest,
        IEnumerable<Office> offices,
        IReadOnlyDictionary<string, ContactState> known
    ) =>
        [
            .. offices
                .Where(office =>
                    WaysTo(contest, office).All(way => known.GetValueOrDefault(way.Key) is { IsOpen: false })
                )
                .Select(office => office.Key),
        ];
}
