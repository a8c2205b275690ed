using System.Collections.Immutable;
using Pleno.Recaps;

namespace Pleno.ScenarioMaker;

/// <summary>
/// The figures of one area that can be chosen freely; every other figure of the form follows from them, so a column
/// made of them balances, and so does any sum of such columns.
/// </summary>
internal sealed record AreaFigures
{
    /// <summary>Votes by nomor urut, from 1.</summary>
    public required ImmutableArray<long> Votes { get; init; }

    public required long Invalid { get; init; }

    /// <summary>Everybody who voted.</summary>
    public required Lines Users { get; init; }

    public required Lines Moved { get; init; }

    public required Lines Added { get; init; }

    public required Lines Dpt { get; init; }

    public required Lines Disabled { get; init; }

    public required long BallotsReceived { get; init; }

    public required long BallotsReturned { get; init; }

    public long Valid => Votes.Sum();

    /// <summary>Puts the figures into a column of the form.</summary>
    public void Fill(FigureTable table, int column)
    {
        Put(table, column, "pemilih_dpt", Dpt);
        Put(table, column, "pengguna_dpt", Users - Moved - Added);
        Put(table, column, "pengguna_pindahan", Moved);
        Put(table, column, "pengguna_tambahan", Added);
        Put(table, column, "pengguna_total", Users);
        Put(table, column, "disabilitas_pengguna", Disabled);
        Put(table, column, "ss_diterima", BallotsReceived);
        Put(table, column, "ss_digunakan", Users.Total);
        Put(table, column, "ss_dikembalikan", BallotsReturned);
        Put(table, column, "ss_tidak_digunakan", BallotsReceived - BallotsReturned - Users.Total);
        for (var pair = 0; pair < Votes.Length; pair++)
        {
            Put(table, column, $"paslon.{pair + 1}", Votes[pair]);
        }

        Put(table, column, "suara_sah", Valid);
        Put(table, column, "suara_tidak_sah", Invalid);
        Put(table, column, "suara_total", Valid + Invalid);
    }

    private static void Put(FigureTable table, int column, string group, Lines lines)
    {
        table[column, table.Layout.Line(group, VoterSplit.L)] = lines.L;
        table[column, table.Layout.Line(group, VoterSplit.P)] = lines.P;
        table[column, table.Layout.Line(group, VoterSplit.Jml)] = lines.Total;
    }

    private static void Put(FigureTable table, int column, string key, long figure) =>
        table[column, table.Layout[key]] = figure;
}

/// <summary>Men and women apart.</summary>
internal sealed record Lines(long L, long P)
{
    public long Total => L + P;

    public static Lines operator +(Lines left, Lines right) => new(left.L + right.L, left.P + right.P);

    public static Lines operator -(Lines left, Lines right) => new(left.L - right.L, left.P - right.P);
}
