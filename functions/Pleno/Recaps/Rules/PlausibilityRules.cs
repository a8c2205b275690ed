using System.Runtime.InteropServices;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>A document as the rules that ask see it: what is the same for every column is looked up once.</summary>
/// <param name="draft">The document.</param>
/// <param name="references">Areas and thresholds; null for the law's thresholds and no areas.</param>
internal sealed class PlausibilityTable(RecapDraft draft, RecapReferences? references)
{
    private readonly Area?[]? _areas = references?.AreasOf(draft.Figures);

    public RuleOptions Options { get; } = references?.Options ?? new RuleOptions();

    public Field Dpt { get; } = draft.Figures.Layout["pemilih_dpt.jml"];

    public Field Moved { get; } = draft.Figures.Layout["pengguna_pindahan.jml"];

    public Field Added { get; } = draft.Figures.Layout["pengguna_tambahan.jml"];

    public Field Users { get; } = draft.Figures.Layout["pengguna_total.jml"];

    public Field BallotsReceived { get; } = draft.Figures.Layout["ss_diterima"];

    public Field BallotsReturned { get; } = draft.Figures.Layout["ss_dikembalikan"];

    public Field InvalidVotes { get; } = draft.Figures.Layout["suara_tidak_sah"];

    public Field AllVotes { get; } = draft.Figures.Layout["suara_total"];

    public long? this[int column, Field field] => draft.Figures[column, field];

    /// <summary>Number of TPS of the column's area; null when unknown.</summary>
    public int? PollingStationsOf(int column) => _areas?[column]?.PollingStations;

    public Finding Raise(Code code, int column, Field field, Int128 limit) =>
        new(
            code,
            draft.Places.Of(column, field),
            field.Key,
            draft.Figures.AreaOf(column),
            Sum.Value(limit),
            draft.Figures[column, field]!.Value
        );
}

/// <summary>One column of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlausibilityColumn(PlausibilityTable Table, int Column)
{
    public RuleOptions Options => Table.Options;

    public int? PollingStations => Table.PollingStationsOf(Column);

    public long? Dpt => Table[Column, Table.Dpt];

    public long? Users => Table[Column, Table.Users];

    public long? BallotsReceived => Table[Column, Table.BallotsReceived];

    public long? BallotsReturned => Table[Column, Table.BallotsReturned];

    public long? InvalidVotes => Table[Column, Table.InvalidVotes];

    public long? AllVotes => Table[Column, Table.AllVotes];

    /// <summary>DPT, pindahan and tambahan: all who may have voted here; null when a figure is missing.</summary>
    public long? Voters => Dpt + Table[Column, Table.Moved] + Table[Column, Table.Added];

    public Finding Raise(Code code, Field field, Int128 limit) => Table.Raise(code, Column, field, limit);
}

/// <summary>The rules that ask: figures that add up and still are unusual. One method per condition; null when it holds or cannot be told.</summary>
internal static class PlausibilityRules
{
    private const int Whole = 1000;

    /// <summary>Adds what every rule finds in a column, in the order of the codes.</summary>
    public static void Check(PlausibilityColumn column, List<Finding> findings)
    {
        Add(VotersFitPollingStations(column), findings);
        Add(BallotsReceivedAreDptAndReserve(column), findings);
        Add(BallotsReturnedWithinReserve(column), findings);
        Add(ParticipationAtMost(column), findings);
        Add(ParticipationAtLeast(column), findings);
        Add(InvalidVotesAtMost(column), findings);
    }

    /// <summary>D03: pemilih_dpt &lt;= 600 x jumlah TPS.</summary>
    private static Finding? VotersFitPollingStations(PlausibilityColumn column) =>
        column.PollingStations is { } stations
        && column.Dpt is { } dpt
        && (Int128)stations * column.Options.VotersPerPollingStation is var most
        && dpt > most
            ? column.Raise(FormCodes.VotersFitPollingStations, column.Table.Dpt, most)
            : null;

    /// <summary>B03: dpt x 1.025 &lt;= ss_diterima &lt;= dpt x 1.025 + jumlah TPS, since each TPS rounds its reserve up.</summary>
    private static Finding? BallotsReceivedAreDptAndReserve(PlausibilityColumn column)
    {
        if (
            column.PollingStations is not { } stations
            || column.Dpt is not { } dpt
            || column.BallotsReceived is not { } received
        )
        {
            return null;
        }

        var least = (Int128)dpt * (Whole + column.Options.ReserveBallotsPermille);
        var most = least + ((Int128)stations * Whole);
        var permille = (Int128)received * Whole;
        var (code, field) = (FormCodes.BallotsReceivedAreDptAndReserve, column.Table.BallotsReceived);
        return permille < least ? column.Raise(code, field, Ceiling(least))
            : permille > most ? column.Raise(code, field, most / Whole)
            : null;
    }

    /// <summary>
    /// B04: ss_dikembalikan &lt;= ss_diterima - pemilih_dpt. A voter may exchange a ballot once, for one of the reserve. Where
    /// fewer ballots than voters were received there is no telling; that is B03's to ask.
    /// </summary>
    private static Finding? BallotsReturnedWithinReserve(PlausibilityColumn column) =>
        column.BallotsReturned is { } returned
        && column.BallotsReceived - column.Dpt is { } reserve
        && reserve >= 0
        && returned > reserve
            ? column.Raise(FormCodes.BallotsReturnedWithinReserve, column.Table.BallotsReturned, reserve)
            : null;

    /// <summary>C07: pengguna_total &lt;= 95 % of DPT + pindahan + tambahan, and so never more than all of them.</summary>
    private static Finding? ParticipationAtMost(PlausibilityColumn column) =>
        column.Users is { } users
        && column.Voters is { } voters
        && (Int128)voters * column.Options.ParticipationAtMostPermille is var most
        && (Int128)users * Whole > most
            ? column.Raise(FormCodes.ParticipationAtMost, column.Table.Users, most / Whole)
            : null;

    /// <summary>C07: pengguna_total >= 40 % of DPT + pindahan + tambahan.</summary>
    private static Finding? ParticipationAtLeast(PlausibilityColumn column) =>
        column.Users is { } users
        && column.Voters is { } voters
        && (Int128)voters * column.Options.ParticipationAtLeastPermille is var least
        && (Int128)users * Whole < least
            ? column.Raise(FormCodes.ParticipationAtLeast, column.Table.Users, Ceiling(least))
            : null;

    /// <summary>C07: suara_tidak_sah &lt;= 10 % of suara_total.</summary>
    private static Finding? InvalidVotesAtMost(PlausibilityColumn column) =>
        column.InvalidVotes is { } invalid
        && column.AllVotes is { } votes
        && (Int128)votes * column.Options.InvalidVotesAtMostPermille is var most
        && (Int128)invalid * Whole > most
            ? column.Raise(FormCodes.InvalidVotesAtMost, column.Table.InvalidVotes, most / Whole)
            : null;

    private static void Add(Finding? finding, List<Finding> findings)
    {
        if (finding is not null)
        {
            findings.Add(finding);
        }
    }

    private static Int128 Ceiling(Int128 permille) => (permille + Whole - 1) / Whole;
}
