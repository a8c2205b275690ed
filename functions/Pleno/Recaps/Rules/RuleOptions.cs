using System.ComponentModel.DataAnnotations;

namespace Pleno.Recaps.Rules;

/// <summary>Thresholds of the rules that ask, section <c>Rules</c> of the settings. Shares are in permille, so that every comparison stays in whole numbers.</summary>
public sealed class RuleOptions
{
    public const string Section = "Rules";

    /// <summary>Most voters of one polling station: 600 by KPU for Pilkada 2024; UU 10/2016 art. 87 allows 800.</summary>
    [Range(1, 10_000)]
    public int VotersPerPollingStation { get; set; } = 600;

    /// <summary>Reserve ballots on top of the DPT: 25 permille, rounded up at each polling station.</summary>
    [Range(0, 1000)]
    public int ReserveBallotsPermille { get; set; } = 25;

    /// <summary>Participation above this share of DPT, pindahan and tambahan is asked about. More than all of them is never right.</summary>
    [Range(0, 1000)]
    public int ParticipationAtMostPermille { get; set; } = 950;

    /// <summary>Participation below this share of DPT, pindahan and tambahan is asked about.</summary>
    [Range(0, 1000)]
    public int ParticipationAtLeastPermille { get; set; } = 400;

    /// <summary>A share of invalid votes above this is asked about.</summary>
    [Range(0, 1000)]
    public int InvalidVotesAtMostPermille { get; set; } = 100;

    /// <summary>How far the ballots received for two elections at the same place may lie apart, in permille of the larger number.</summary>
    [Range(0, 1000)]
    public int BallotsOfTwoElectionsPermille { get; set; } = 10;
}
