using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Readiness;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Board.Json;

/// <summary>A text in both languages.</summary>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record BothTongues(string Id, string En);

/// <summary>Answer of <c>GET /api/contests</c>.</summary>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Contests">The contests that the one who asks may see.</param>
public sealed record ContestListAnswer(DateTimeOffset AsOf, IReadOnlyList<ContestGlance> Contests);

/// <summary>A contest at a glance.</summary>
/// <param name="Contest">Its key: <c>gubernur-64-2024</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Next">The stage that is next or under way; null when all are over.</param>
/// <param name="AcceptedAreas">Areas with figures that count.</param>
/// <param name="OwingAreas">Areas that owe a document.</param>
public sealed record ContestGlance(string Contest, string Title, StageState? Next, int AcceptedAreas, int OwingAreas);

/// <summary>Answer of <c>GET /api/contests/{contest}</c>.</summary>
/// <param name="Contest">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="CheckedAt">When readiness was last checked, UTC; null before the first time.</param>
/// <param name="Next">Key of the stage that is next or under way; null when all are over.</param>
/// <param name="Stages">Every stage, by its start.</param>
/// <param name="Votes">The votes of each pair so far; null before the first.</param>
/// <param name="Areas">Every area that owes a document, by code.</param>
/// <param name="Decree">The decree that determined the result; null while there is none.</param>
/// <param name="Revotes">Repeat, continued and later votes.</param>
/// <param name="Letters">Number of letters in each state.</param>
/// <param name="Stop">Why no letter goes out; null while letters do.</param>
public sealed record ContestAnswer(
    string Contest,
    string Title,
    DateTimeOffset AsOf,
    DateTimeOffset? CheckedAt,
    string? Next,
    IReadOnlyList<StageState> Stages,
    ContestVotes? Votes,
    IReadOnlyList<AreaRow> Areas,
    DecreeState? Decree,
    IReadOnlyList<RevoteState> Revotes,
    IReadOnlyList<LetterCount> Letters,
    SendingStop? Stop
);

/// <summary>A stage and the verdict on it.</summary>
/// <param name="Stage">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is held.</param>
/// <param name="StartsAt">When it began or begins, UTC.</param>
/// <param name="EndsAt">When it ended or ends, UTC.</param>
/// <param name="IsOver">Whether nothing of it is to come.</param>
/// <param name="Verdict">Whether it can be held; null before the first check.</param>
/// <param name="Missing">What keeps it from being ready, what is due first before.</param>
/// <param name="Notes">What is not met and does not block.</param>
public sealed record StageState(
    string Stage,
    BothTongues Name,
    string Place,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool IsOver,
    VerdictStatus? Verdict,
    IReadOnlyList<OwedState> Missing,
    IReadOnlyList<OwedState> Notes
);

/// <summary>What is owed, by whom, until when.</summary>
/// <param name="Requirement">Its key within the stage: <c>document:6472</c>.</param>
/// <param name="What">In words.</param>
/// <param name="Owners">Titles of the offices that owe it.</param>
/// <param name="Due">When it is due, UTC.</param>
public sealed record OwedState(string Requirement, BothTongues What, IReadOnlyList<string> Owners, DateTimeOffset Due);

/// <summary>The votes of each pair, and what they rest on.</summary>
/// <param name="Pairs">Each pair, and the empty column where there is one.</param>
/// <param name="ValidVotes">All valid votes.</param>
/// <param name="IsDetermined">Whether a decree determined them; otherwise they are provisional.</param>
/// <param name="Rests">The document that they stand in; null while they are the sum of the areas below.</param>
/// <param name="AcceptedAreas">How many areas are in that sum.</param>
/// <param name="OwingAreas">Of how many.</param>
/// <param name="AsOf">When the newest of them was accepted, UTC.</param>
public sealed record ContestVotes(
    IReadOnlyList<PairVotes> Pairs,
    long ValidVotes,
    bool IsDetermined,
    FigureSource? Rests,
    int AcceptedAreas,
    int OwingAreas,
    DateTimeOffset AsOf
);

/// <summary>The votes of one pair.</summary>
/// <param name="Field">Key of the row: <c>paslon.2</c>.</param>
/// <param name="Name">Name of the pair.</param>
/// <param name="Votes">How many.</param>
/// <param name="Percent">Of each hundred valid votes; null where there is none.</param>
public sealed record PairVotes(string Field, string Name, long Votes, decimal? Percent);

/// <summary>What figures rest on.</summary>
/// <param name="Document">SHA-256 of the document.</param>
/// <param name="Version">Its version.</param>
/// <param name="AsOf">When it was accepted, UTC.</param>
/// <param name="IsDetermined">Whether a decree determined them; otherwise they are provisional.</param>
/// <param name="IsWithdrawn">Whether they count nowhere, since the document has an open finding again.</param>
public sealed record FigureSource(
    string Document,
    int Version,
    DateTimeOffset AsOf,
    bool IsDetermined,
    bool IsWithdrawn
);

/// <summary>An area that owes a document.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">What it owes.</param>
/// <param name="Document">State of its newest document; null when none came.</param>
/// <param name="Codes">Codes of what was found in that.</param>
/// <param name="Rests">What its figures rest on; null when none stand.</param>
/// <param name="Votes">The votes of each pair; empty when none stand.</param>
/// <param name="AcceptedBelow">Areas below with figures that count; null where none owes a document.</param>
/// <param name="OwingBelow">Areas below that owe a document.</param>
/// <param name="TurnoutPercent">Users of each hundred voters of the DPT; null when no figures stand.</param>
/// <param name="Explained">Its explained figures, and those of every area below.</param>
/// <param name="Scan">SHA-256 of the signed scan of what stands; null when there is none.</param>
/// <param name="ScansWaiting">Scans that wait for their document.</param>
public sealed record AreaRow(
    string Area,
    string Name,
    BoardAreaState State,
    DocumentStatus? Document,
    IReadOnlyList<string> Codes,
    FigureSource? Rests,
    IReadOnlyList<PairVotes> Votes,
    int? AcceptedBelow,
    int? OwingBelow,
    decimal? TurnoutPercent,
    IReadOnlyList<ExplainedState> Explained,
    string? Scan,
    int ScansWaiting
);

/// <summary>An explained figure.</summary>
/// <param name="Document">The area in whose document it stands.</param>
/// <param name="Column">The area of its column; null for JUMLAH AKHIR.</param>
/// <param name="Field">Key of the row.</param>
/// <param name="Code">The rule that it does not meet.</param>
/// <param name="Expected">What the rule asks for.</param>
/// <param name="Got">What stands there.</param>
/// <param name="Reasons">Why, in the words of D.KEJADIAN KHUSUS.</param>
public sealed record ExplainedState(
    string Document,
    string? Column,
    string Field,
    string Code,
    long Expected,
    long Got,
    IReadOnlyList<string> Reasons
)
{
    /// <summary>One explained figure.</summary>
    public static ExplainedState Of(ExplainedFigure figure) =>
        new(
            figure.Document.Digits,
            figure.Column?.Digits,
            figure.Field,
            figure.Code.Id,
            figure.Expected,
            figure.Got,
            [.. figure.By.Select(one => one.Reason)]
        );
}

/// <summary>The decree that determined the result.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Document">SHA-256 of the document that it rests on.</param>
/// <param name="AnnouncedAt">When it was announced, UTC.</param>
public sealed record DecreeState(string Number, string Hash, string Document, DateTimeOffset AnnouncedAt);

/// <summary>A repeat (psu), continued (psl) or later (pss) vote.</summary>
/// <param name="Tps">Code of the polling station.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsOver">Whether it is over.</param>
/// <param name="Reason">Why it is held.</param>
public sealed record RevoteState(string Tps, KejadianKind Kind, bool IsOver, string Reason);

/// <summary>Letters in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record LetterCount(DeliveryStatus State, int Count);

/// <summary>Why no letter goes out.</summary>
/// <param name="Reason">What the mail service said.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record SendingStop(string Reason, DateTimeOffset Since);

/// <summary>The board as JSON. Pure.</summary>
public static class ContestAnswers
{
    /// <summary>The contests at a glance.</summary>
    public static ContestListAnswer Of(BoardContests contests) =>
        new(
            contests.AsOf,
            [
                .. contests.Glances.Select(glance => new ContestGlance(
                    glance.Contest.Key.ToString(),
                    glance.Contest.Title,
                    glance.Next is { } next ? Of(glance.Contest, next, contests.AsOf) : null,
                    glance.Accepted,
                    glance.Owing
                )),
            ]
        );

    /// <summary>One contest.</summary>
    public static ContestAnswer Of(BoardModel board) =>
        new(
            board.Contest.Key.ToString(),
            board.Contest.Title,
            board.AsOf,
            board.CheckedAt,
            board.Next?.Stage.Key,
            [.. board.Stages.Select(stage => Of(board.Contest, stage, board.AsOf))],
            board.Votes is { } votes ? Of(board, votes) : null,
            [.. board.Areas.Select(area => Of(board, area))],
            board.Decree is { } decree ? Of(decree) : null,
            [.. board.Revotes.Select(one => new RevoteState(one.Tps.Digits, one.Kind, one.IsOver, one.Reason))],
            [.. board.Letters.Select(one => new LetterCount(one.Key, one.Value))],
            board.Stop is { } stop ? new SendingStop(stop.Reason, stop.Since) : null
        );

    /// <summary>What an area's figures rest on.</summary>
    internal static FigureSource Of(AcceptedRecap recap, bool isDetermined) =>
        new(recap.DocumentHash, recap.Version, recap.AsOf, isDetermined, recap.IsWithdrawn);

    private static StageState Of(Contest contest, BoardStage stage, DateTimeOffset now) =>
        new(
            stage.Stage.Key,
            new BothTongues(stage.Stage.Name, stage.Stage.NameEnglish),
            stage.Stage.Place,
            stage.StartsAt,
            stage.EndsAt,
            stage.IsOver(now),
            stage.Status,
            [.. stage.Owed(contest).Select(Of)],
            [.. stage.Notes(contest).Select(Of)]
        );

    private static OwedState Of(OwedItem item) =>
        new(item.Key, new BothTongues(item.What, item.WhatEnglish), item.Owners, item.Due);

    private static ContestVotes Of(BoardModel board, BoardVotes votes)
    {
        var isDetermined = votes.Document is { } document && board.IsDetermined(document);
        return new ContestVotes(
            PairsOf(votes.Figures),
            votes.Figures["suara_sah"],
            isDetermined,
            votes.Document is { } recap ? Of(recap, isDetermined) : null,
            votes.Accepted,
            votes.Owing,
            votes.AsOf
        );
    }

    private static AreaRow Of(BoardModel board, BoardArea row) =>
        new(
            row.Area.Code.Digits,
            row.Area.Name,
            row.State,
            row.Newest?.Status,
            row.Newest?.Findings.AllCodes() ?? [],
            row.Standing is { } standing ? Of(standing, board.IsDetermined(standing)) : null,
            row.Standing is { } recap ? PairsOf(recap.Figures) : [],
            row.Below?.Accepted,
            row.Below?.Owing,
            row.Turnout is { } turnout ? Math.Round(turnout, 2) : null,
            [.. (row.Standing?.Explained ?? []).Select(ExplainedState.Of)],
            row.Scan?.Id.Hash,
            row.ScansWaiting
        );

    private static IReadOnlyList<PairVotes> PairsOf(Figures figures) =>
        [
            .. figures.Layout.PaslonRows.Select(pair => new PairVotes(
                pair.Key,
                pair.Label,
                figures[pair],
                figures["suara_sah"] is var all and > 0 ? Math.Round(100m * figures[pair] / all, 2) : null
            )),
        ];

    private static DecreeState Of(StandingDecree decree) =>
        new(decree.Number, decree.Hash, decree.DocumentHash, decree.AnnouncedAt);
}
