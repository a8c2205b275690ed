using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>A column of a document as the rules that ask see it.</summary>
/// <param name="Draft">The document.</param>
/// <param name="Column">The column.</param>
/// <param name="References">Areas and thresholds; null for the law's thresholds and no areas.</param>
public sealed record PlausibilityColumn(RecapDraft Draft, int Column, RecapReferences? References)
{
    public RuleOptions Options { get; } = References?.Options ?? new RuleOptions();

    /// <summary>Number of TPS of the column's area; null when unknown.</summary>
    public int? PollingStations =>
        References is { } references
            ? references.Areas.Find(Draft.Figures.AreaOf(Column) ?? references.Area)?.PollingStations
            : null;

    public Int128? this[string key] => Draft.Figures[Column, Draft.Figures.Layout[key]];

    /// <summary>DPT, pindahan and tambahan: all who may have voted here; null when a figure is missing.</summary>
    public Int128? Voters => this["pemilih_dpt.jml"] + this["pengguna_pindahan.jml"] + this["pengguna_tambahan.jml"];

    internal Finding Raise(Code code, string key, Int128 limit)
    {
        var field = Draft.Figures.Layout[key];
        return new Finding(
            code,
            Draft.Places.Of(Column, field),
            key,
            Draft.Figures.AreaOf(Column),
            Sum.Value(limit),
            Draft.Figures[Column, field]!.Value
        );
    }
}

/// <summary>The rules that ask: figures that add up and still are unusual. One method per condition; null when it holds or cannot be told.</summary>
public static class PlausibilityRules
{
    private const int Whole = 1000;

    /// <summary>Every rule, in the order of the codes.</summary>
    public static IEnumerable<Finding> Of(PlausibilityColumn column) =>
        new[]
        {
            VotersFitPollingStations(column),
            BallotsReceivedAreDptAndReserve(column),
            BallotsReturnedWithinReserve(column),
            ParticipationAtMost(column),
            ParticipationAtLeast(column),
            InvalidVotesAtMost(column),
        }.OfType<Finding>();

    /// <summary>D03: pemilih_dpt &lt;= 600 x jumlah TPS.</summary>
    public static Finding? VotersFitPollingStations(PlausibilityColumn column) =>
        column["pemilih_dpt.jml"] is { } dpt
        && (Int128?)column.PollingStations * column.Options.VotersPerPollingStation is { } most
        && dpt > most
            ? column.Raise(FormCodes.VotersFitPollingStations, "pemilih_dpt.jml", most)
            : null;

    /// <summary>B03: dpt x 1.025 &lt;= ss_diterima &lt;= dpt x 1.025 + jumlah TPS, since each TPS rounds its reserve up.</summary>
    public static Finding? BallotsReceivedAreDptAndReserve(PlausibilityColumn column)
    {
        if (
            column["pemilih_dpt.jml"] is not { } dpt
            || column["ss_diterima"] is not { } received
            || column.PollingStations is not { } stations
        )
        {
            return null;
        }

        var least = dpt * (Whole + column.Options.ReserveBallotsPermille);
        var most = least + ((Int128)stations * Whole);
        return received * Whole < least
                ? column.Raise(FormCodes.BallotsReceivedAreDptAndReserve, "ss_diterima", Ceiling(least))
            : received * Whole > most
                ? column.Raise(FormCodes.BallotsReceivedAreDptAndReserve, "ss_diterima", most / Whole)
            : null;
    }

    /// <summary>
    /// B04: ss_dikembalikan &lt;= ss_diterima - pemilih_dpt. A voter may exchange a ballot once, for one of the reserve. Where
    /// fewer ballots than voters were received there is no telling; that is B03's to ask.
    /// </summary>
    public static Finding? BallotsReturnedWithinReserve(PlausibilityColumn column) =>
        column["ss_dikembalikan"] is { } returned
        && column["ss_diterima"] - column["pemilih_dpt.jml"] is { } reserve
        && reserve >= 0
        && returned > reserve
            ? column.Raise(FormCodes.BallotsReturnedWithinReserve, "ss_dikembalikan", reserve)
            : null;

    /// <summary>C07: pengguna_total &lt;= 95 % of DPT + pindahan + tambahan, and so never more than all of them.</summary>
    public static Finding? ParticipationAtMost(PlausibilityColumn column) =>
        column["pengguna_total.jml"] is { } users
        && column.Voters * column.Options.ParticipationAtMostPermille is { } most
        && users * Whole > most
            ? column.Raise(FormCodes.ParticipationAtMost, "pengguna_total.jml", most / Whole)
            : null;

    /// <summary>C07: pengguna_total >= 40 % of DPT + pindahan + tambahan.</summary>
    public static Finding? ParticipationAtLeast(PlausibilityColumn column) =>
        column["pengguna_total.jml"] is { } users
        && column.Voters * column.Options.ParticipationAtLeastPermille is { } least
        && users * Whole < least
            ? column.Raise(FormCodes.ParticipationAtLeast, "pengguna_total.jml", Ceiling(least))
            : null;

    /// <summary>C07: suara_tidak_sah &lt;= 10 % of suara_total.</summary>
    public static Finding? InvalidVotesAtMost(PlausibilityColumn column) =>
        column["suara_tidak_sah"] is { } invalid
        && column["suara_total"] * column.Options.InvalidVotesAtMostPermille is { } most
        && invalid * Whole > most
            ? column.Raise(FormCodes.InvalidVotesAtMost, "suara_tidak_sah", most / Whole)
            : null;

    private static Int128 Ceiling(Int128 permille) => (permille + Whole - 1) / Whole;
}
