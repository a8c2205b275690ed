using System.Collections.Immutable;
using Pleno.Areas;

namespace Pleno.ScenarioMaker;

/// <summary>
/// Divides an area's figures among the areas below it, so that they add up to the digit and differ plausibly: turnout by
/// up to a twentieth, the share of women by a hundredth, invalid votes by a fifth, moved and added voters by two fifths.
/// </summary>
internal static class Division
{
    /// <summary>Votes of each area below, where none are published.</summary>
    public static ImmutableArray<long>[] OfVotes(ImmutableArray<long> votes, IReadOnlyList<AreaCode> parts)
    {
        var sizes = parts.Select(part => Sway.Of(100, 600, $"{part} size")).ToList();
        var shares = votes
            .Select((count, pair) => Apportionment.Share(count, Swayed(sizes, parts, 150, $"paslon.{pair + 1}")))
            .ToList();
        return [.. parts.Select((_, part) => shares.Select(share => share[part]).ToImmutableArray())];
    }

    /// <summary>Everything else, the votes of each area below being known.</summary>
    public static IReadOnlyList<AreaFigures> Of(
        AreaFigures whole,
        IReadOnlyList<AreaCode> parts,
        IReadOnlyList<ImmutableArray<long>> votes
    )
    {
        var valid = votes.Select(pair => pair.Sum()).ToList();
        var invalid = Apportionment.Share(whole.Invalid, Swayed(valid, parts, 200, "invalid"));
        var voted = valid.Zip(invalid, (left, right) => left + right).ToList();
        var users = OfTotals(whole.Users.L, voted, parts, "users");
        var registered = Apportionment.Share(whole.Dpt.Total, Swayed(voted, parts, 50, "dpt"));
        var dpt = OfTotals(whole.Dpt.L, registered, parts, "dpt");
        var moved = OfLines(whole.Moved, voted, parts, 400, "moved");
        var added = OfLines(whole.Added, voted, parts, 400, "added");
        var disabled = OfLines(whole.Disabled, voted, parts, 250, "disabled");
        var reserve = Apportionment.Share(whole.BallotsReceived - whole.Dpt.Total, registered);
        var returned = Apportionment.Share(whole.BallotsReturned, Swayed(voted, parts, 300, "returned"));
        return
        [
            .. parts.Select(
                (_, part) =>
                    new AreaFigures
                    {
                        Votes = votes[part],
                        Invalid = invalid[part],
                        Users = users[part],
                        Moved = moved[part],
                        Added = added[part],
                        Dpt = dpt[part],
                        Disabled = disabled[part],
                        BallotsReceived = registered[part] + reserve[part],
                        BallotsReturned = returned[part],
                    }
            ),
        ];
    }

    /// <summary>Men and women of each part, where the part's total is known.</summary>
    private static List<Lines> OfTotals(
        long men,
        IReadOnlyList<long> totals,
        IReadOnlyList<AreaCode> parts,
        string subject
    ) =>
        [
            .. Apportionment
                .Share(men, Swayed(totals, parts, 10, $"{subject} men"))
                .Zip(totals, (share, total) => new Lines(share, total - share)),
        ];

    private static List<Lines> OfLines(
        Lines whole,
        IReadOnlyList<long> weights,
        IReadOnlyList<AreaCode> parts,
        int perMille,
        string subject
    ) =>
        [
            .. Apportionment
                .Share(whole.L, Swayed(weights, parts, perMille, $"{subject} men"))
                .Zip(
                    Apportionment.Share(whole.P, Swayed(weights, parts, perMille, $"{subject} women")),
                    (men, women) => new Lines(men, women)
                ),
        ];

    private static List<long> Swayed(
        IReadOnlyList<long> weights,
        IReadOnlyList<AreaCode> parts,
        int perMille,
        string subject
    ) => [.. weights.Select((weight, part) => Sway.Of(weight, perMille, $"{parts[part]} {subject}"))];
}
