using System.Collections.Immutable;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>
/// The rules within one document, one method per equation, named after it. The sources stand on the codes.
/// </summary>
public static class FormRules
{
    private static readonly VoterSplit[] Splits = Enum.GetValues<VoterSplit>();

    /// <summary>Every rule that is checked in every column of a form with this layout, in the order of the codes.</summary>
    public static ImmutableArray<ColumnRule> For(FormLayout layout) =>
        [
            .. MalePlusFemaleIsTotal(layout),
            .. DptUsersWithinDpt(layout),
            .. UsersByListAddUp(layout),
            BallotsReceivedAddUp(layout),
            BallotsUsedAreUsers(layout),
            UsersWithinBallotsReceived(layout),
            .. DisabledUsersWithinUsers(layout),
            PaslonVotesAddUpToValid(layout),
            ValidPlusInvalidIsAll(layout),
            AllVotesAreUsers(layout),
        ];

    /// <summary>A01: l + p = jml, for each group of voters.</summary>
    public static IEnumerable<ColumnRule> MalePlusFemaleIsTotal(FormLayout layout) =>
        FormLayout.GroupKeys.Select(group =>
            Equal(
                FormCodes.MalePlusFemaleIsTotal,
                layout.Line(group, VoterSplit.Jml),
                layout.Line(group, VoterSplit.L),
                layout.Line(group, VoterSplit.P)
            )
        );

    /// <summary>A02: pengguna_dpt.x &lt;= pemilih_dpt.x.</summary>
    public static IEnumerable<ColumnRule> DptUsersWithinDpt(FormLayout layout) =>
        Splits.Select(x =>
            AtMost(FormCodes.DptUsersWithinDpt, layout.Line("pengguna_dpt", x), layout.Line("pemilih_dpt", x))
        );

    /// <summary>A03: pengguna_dpt.x + pengguna_pindahan.x + pengguna_tambahan.x = pengguna_total.x.</summary>
    public static IEnumerable<ColumnRule> UsersByListAddUp(FormLayout layout) =>
        Splits.Select(x =>
            Equal(
                FormCodes.UsersByListAddUp,
                layout.Line("pengguna_total", x),
                layout.Line("pengguna_dpt", x),
                layout.Line("pengguna_pindahan", x),
                layout.Line("pengguna_tambahan", x)
            )
        );

    /// <summary>A04: disabilitas_pengguna.x &lt;= pengguna_total.x.</summary>
    public static IEnumerable<ColumnRule> DisabledUsersWithinUsers(FormLayout layout) =>
        Splits.Select(x =>
            AtMost(
                FormCodes.DisabledUsersWithinUsers,
                layout.Line("disabilitas_pengguna", x),
                layout.Line("pengguna_total", x)
            )
        );

    /// <summary>B01: ss_diterima = ss_digunakan + ss_dikembalikan + ss_tidak_digunakan.</summary>
    public static ColumnRule BallotsReceivedAddUp(FormLayout layout) =>
        Equal(
            FormCodes.BallotsReceivedAddUp,
            layout["ss_diterima"],
            layout["ss_digunakan"],
            layout["ss_dikembalikan"],
            layout["ss_tidak_digunakan"]
        );

    /// <summary>B02: ss_digunakan = pengguna_total.jml.</summary>
    public static ColumnRule BallotsUsedAreUsers(FormLayout layout) =>
        Equal(FormCodes.BallotsUsedAreUsers, layout["ss_digunakan"], layout["pengguna_total.jml"]);

    /// <summary>B05: pengguna_total.jml &lt;= ss_diterima.</summary>
    public static ColumnRule UsersWithinBallotsReceived(FormLayout layout) =>
        AtMost(FormCodes.UsersWithinBallotsReceived, layout["pengguna_total.jml"], layout["ss_diterima"]);

    /// <summary>C01: the votes of all pairs, and of the empty column where there is one, = suara_sah.</summary>
    public static ColumnRule PaslonVotesAddUpToValid(FormLayout layout) =>
        Equal(FormCodes.PaslonVotesAddUpToValid, layout["suara_sah"], [.. layout.PaslonRows]);

    /// <summary>C02: suara_sah + suara_tidak_sah = suara_total.</summary>
    public static ColumnRule ValidPlusInvalidIsAll(FormLayout layout) =>
        Equal(FormCodes.ValidPlusInvalidIsAll, layout["suara_total"], layout["suara_sah"], layout["suara_tidak_sah"]);

    /// <summary>C03: suara_total = pengguna_total.jml. That ss_digunakan equals them too is B02.</summary>
    public static ColumnRule AllVotesAreUsers(FormLayout layout) =>
        Equal(FormCodes.AllVotesAreUsers, layout["suara_total"], layout["pengguna_total.jml"]);

    private static ColumnRule Equal(Code code, Field left, params ImmutableArray<Field> right) =>
        new(code, left, Relation.Equal, right);

    private static ColumnRule AtMost(Code code, Field left, Field right) => new(code, left, Relation.AtMost, [right]);
}
