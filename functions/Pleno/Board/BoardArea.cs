using Pleno.Intake;
using Pleno.Recaps;

namespace Pleno.Board;

/// <summary>What an area owes, the most first.</summary>
public enum BoardAreaState
{
    /// <summary>Nothing came.</summary>
    Missing,

    /// <summary>What came was rejected or unreadable, and nothing stands.</summary>
    Rejected,

    /// <summary>What stood has an open finding again, and counts nowhere.</summary>
    NeedsExplanation,

    /// <summary>Read without fault, waiting for documents of the level below.</summary>
    Waiting,

    /// <summary>Seen, not yet read.</summary>
    Received,

    /// <summary>Figures stand; a newer document was not accepted.</summary>
    AcceptedWithOpenVersion,

    /// <summary>Figures stand.</summary>
    Accepted,
}

/// <summary>Of the areas below, how many have figures that count.</summary>
/// <param name="Accepted">So many have.</param>
/// <param name="Owing">Of so many that owe a document.</param>
public sealed record BoardBelow(int Accepted, int Owing);

/// <summary>One area on the board.</summary>
/// <param name="Area">The area.</param>
/// <param name="Newest">Its newest document; null when none came.</param>
/// <param name="Standing">The figures that stand; null when no document is accepted.</param>
/// <param name="Kejadian">Each D.KEJADIAN KHUSUS of the area on file.</param>
public sealed record BoardArea(
    Areas.Area Area,
    DocumentRecord? Newest,
    AcceptedRecap? Standing,
    IReadOnlyList<DocumentRecord> Kejadian
)
{
    /// <summary>The newest scan of the signed form of the document that stands; null when there is none.</summary>
    public DocumentRecord? Scan { get; init; }

    /// <summary>How many scans wait for their document.</summary>
    public int ScansWaiting { get; init; }

    /// <summary>The areas below that owe documents; null where none does.</summary>
    public BoardBelow? Below { get; init; }

    /// <summary>Whether its figures are counted.</summary>
    public bool Counts => Standing is { IsWithdrawn: false };

    /// <summary>What it owes.</summary>
    public BoardAreaState State =>
        Newest is null
            ? Counts
                ? BoardAreaState.Accepted
                : BoardAreaState.Missing
            : Counts
                ? Newest.Status is DocumentStatus.Accepted or DocumentStatus.Superseded
                    ? BoardAreaState.Accepted
                    : BoardAreaState.AcceptedWithOpenVersion
                : Newest.Status switch
                {
                    DocumentStatus.Received => BoardAreaState.Received,
                    DocumentStatus.Read => BoardAreaState.Waiting,
                    DocumentStatus.NeedsExplanation => BoardAreaState.NeedsExplanation,
                    _ => Standing is null ? BoardAreaState.Rejected : BoardAreaState.NeedsExplanation,
                };

    /// <summary>Users of the right to vote for each hundred voters of the DPT; null where no figures stand or the DPT is empty.</summary>
    public decimal? Turnout =>
        Standing?.Figures is { } figures && figures["pemilih_dpt.jml"] is var voters and > 0
            ? 100m * figures["pengguna_total.jml"] / voters
            : null;
}
