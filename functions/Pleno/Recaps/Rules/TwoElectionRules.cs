using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>L04: two elections at the same place on the same day.</summary>
public static class TwoElectionRules
{
    private static readonly string[] DptKeys = ["pemilih_dpt.l", "pemilih_dpt.p"];

    /// <summary>Every rule, over the same area's figures of both elections. Findings point at the bupati's or wali kota's figures.</summary>
    public static IReadOnlyList<Finding> Check(
        AreaCode area,
        Figures gubernur,
        Figures bupati,
        RuleOptions? options = null
    ) =>
        [
            .. DptIsTheSame(area, gubernur, bupati),
            .. BallotsReceivedAreAlike(area, gubernur, bupati, options ?? new RuleOptions()),
            .. UsersOfGubernurAreAtLeastThoseOfBupati(area, gubernur, bupati),
        ];

    /// <summary>pemilih_dpt, L and P, the same in both.</summary>
    public static IEnumerable<Finding> DptIsTheSame(AreaCode area, Figures gubernur, Figures bupati) =>
        from key in DptKeys
        where gubernur[key] != bupati[key]
        select Raise(key, area, gubernur, bupati);

    /// <summary>ss_diterima about the same in both: the larger less the smaller &lt;= 10 permille of the larger.</summary>
    public static IEnumerable<Finding> BallotsReceivedAreAlike(
        AreaCode area,
        Figures gubernur,
        Figures bupati,
        RuleOptions options
    )
    {
        const string key = "ss_diterima";
        var (left, right) = ((Int128)gubernur[key], (Int128)bupati[key]);
        var apart = Int128.Abs(left - right) * 1000;
        return apart > Int128.Max(left, right) * options.BallotsOfTwoElectionsPermille
            ? [Raise(key, area, gubernur, bupati)]
            : [];
    }

    /// <summary>pengguna_total of the gubernur >= that of the bupati: who moved between kab/kota gets the gubernur's ballot only.</summary>
    public static IEnumerable<Finding> UsersOfGubernurAreAtLeastThoseOfBupati(
        AreaCode area,
        Figures gubernur,
        Figures bupati
    )
    {
        const string key = "pengguna_total.jml";
        return gubernur[key] < bupati[key] ? [Raise(key, area, gubernur, bupati)] : [];
    }

    private static Finding Raise(string key, AreaCode area, Figures gubernur, Figures bupati) =>
        new(BetweenCodes.TwoElectionsAgree, Field: key, Area: area, Expected: gubernur[key], Got: bupati[key]);
}
