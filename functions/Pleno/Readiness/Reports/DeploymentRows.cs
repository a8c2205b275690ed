using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>
/// A table of personnel: its parts make its total, each area that takes part has one row, none that does not, and nobody is sent
/// nowhere without a word.
/// </summary>
internal sealed class DeploymentRows(ReportForm form, ReportContext context, ReportHead head)
{
    public DeploymentTable Read()
    {
        var total = form.Number("Jumlah");
        var areas = Duties.AreasOf(context.Contest, context.Stage, Level);
        var parts = form.Rows.Select(row => (Row: row, Part: PartOf(row, areas))).ToList();
        foreach (var (row, _) in Again(parts))
        {
            form.Refuse(row, ReadinessCodes.RowTwice, "Kode", "1 ×");
        }

        CheckSum(total, [.. parts.Select(one => one.Part)]);
        if (Level is not null)
        {
            CheckAreas(areas, [.. parts.Select(one => one.Part)]);
        }

        return new DeploymentTable(head, total ?? 0, [.. parts.Select(one => one.Part)]);
    }

    private AreaLevel? Level =>
        Duties.RequirementOf(context.Contest, context.Stage, ReportKind.Deployment, head.Office)?.Level;

    private DeploymentPart PartOf(ReportRow row, IReadOnlyList<Area> areas)
    {
        var (name, personnel) = (form.Text(row, "Uraian"), form.Number(row, "Personel"));
        var remark = form.Text(row, "Keterangan", mayBeEmpty: true);
        if (personnel == 0 && remark.Length == 0)
        {
            form.Refuse(row, ReadinessCodes.ZeroUnexplained, "Keterangan", "penjelasan/explanation");
        }

        // A figure that could not be read was reported there; it is no zero, and the sum is not asked for.
        return new DeploymentPart(AreaOf(row, name, areas), name, personnel ?? -1, remark);
    }

    private AreaCode? AreaOf(ReportRow row, string name, IReadOnlyList<Area> areas)
    {
        var text = form.Text(row, "Kode", mayBeEmpty: Level is null);
        if (text.Length == 0)
        {
            return null;
        }

        var area = AreaCode.TryParse(text, out var code) ? context.Contest.Areas.Find(code) : null;
        var takesPart = area is not null && (Level is null ? context.Stage.Area.Contains(code) : areas.Contains(area));
        if (!takesPart)
        {
            form.Refuse(row, ReadinessCodes.AreaForeign, "Kode", string.Join(", ", areas.Select(one => one.Code)));
            return null;
        }

        if (name.Length > 0 && Level is not null && !area!.IsCalled(name))
        {
            form.Refuse(row, ReadinessCodes.CodeAndNameDisagree, "Uraian", area.Name);
        }

        return code;
    }

    /// <summary>F.818 with every part: 4.525 + 678 + 6.650 is 11.853, not 11.583.</summary>
    private void CheckSum(long? total, IReadOnlyList<DeploymentPart> parts)
    {
        var isWhole = parts.All(part => part.Personnel >= 0);
        if (total is null || !isWhole || parts.Sum(part => part.Personnel) == total)
        {
            return;
        }

        form.Add(
            new Finding(
                ReadinessCodes.PartsDifferFromTotal,
                form.PlaceOf("Jumlah"),
                "Jumlah",
                Expected: parts.Sum(part => part.Personnel),
                Got: total.Value,
                Terms: [.. parts.Select(part => new Term("Personel", part.Area, part.Personnel))]
            )
        );
    }

    private void CheckAreas(IReadOnlyList<Area> areas, IReadOnlyList<DeploymentPart> parts)
    {
        foreach (var area in areas.Where(area => parts.All(part => part.Area != area.Code)))
        {
            form.Add(
                new Finding(ReadinessCodes.AreaMissing, null, "Kode", area.Code, Expected: $"{area.Code} {area.Name}")
            );
        }
    }

    private static IEnumerable<(ReportRow Row, DeploymentPart Part)> Again(
        IEnumerable<(ReportRow Row, DeploymentPart Part)> parts
    ) =>
        parts
            .Where(one => one.Part.Area is not null || one.Part.Name.Length > 0)
            .GroupBy(one => one.Part.Area?.Digits ?? one.Part.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Skip(1));
}
