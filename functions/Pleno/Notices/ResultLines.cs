using Pleno.Recaps;

namespace Pleno.Notices;

/// <summary>The figures of a result as a letter lists them.</summary>
public static class ResultLines
{
    private static readonly string[] Others =
    [
        "suara_sah",
        "suara_tidak_sah",
        "suara_total",
        "pengguna_total.jml",
        "pemilih_dpt.jml",
    ];

    /// <summary>The votes of each pair in the order of nomor urut, then valid, invalid and all votes, users and voters.</summary>
    public static IReadOnlyList<ResultLine> Of(Figures total)
    {
        var layout = total.Layout;
        return
        [
            .. layout.PaslonRows.Select(field => new ResultLine(NameOf(layout, field), total[field])),
            .. Others.Select(key => new ResultLine(layout[key].Label, total[key])),
        ];
    }

    /// <summary>"1. Name of the pair", or the label of the empty column.</summary>
    public static string NameOf(FormLayout layout, Field field)
    {
        var index = layout.PaslonRows.ToList().IndexOf(field);
        return index >= 0 && index < layout.Paslon.Count
            ? $"{layout.Paslon[index].Number}. {field.Label}"
            : field.FullLabel;
    }
}
