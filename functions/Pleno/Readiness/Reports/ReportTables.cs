using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>Makes the report of each kind of what stands in the form. A report with a blocking finding is not kept.</summary>
internal sealed class ReportTables(ReportForm form, ReportContext context, ReportHead head)
{
    public Report? Read(ReportKind kind) =>
        kind switch
        {
            ReportKind.Confirmation => Confirmation(),
            ReportKind.Roster => new RosterTable(form, context, head).Roster(),
            ReportKind.Patrol => new RosterTable(form, context, head).Patrol(),
            ReportKind.Deployment => new DeploymentRows(form, context, head).Read(),
            ReportKind.Checklist => Checklist(),
            ReportKind.Attendance => Attendance(),
            ReportKind.Situation => new SituationEntries(form, context, head).Read(),
            ReportKind.Incident => new IncidentEntries(form, head).Read(),
            ReportKind.Reconciliation => Reconciliation(),
            ReportKind.Operation => Operation(),
            ReportKind.Waiver => Waiver(),
            _ => new DecisionEntries(form, context, head).Read(),
        };

    /// <summary>F.812 when it is over before it comes: by its own end, or by the requirement's validity from its date on.</summary>
    private Confirmation Confirmation()
    {
        var isReady = form.Word("Pernyataan", "SIAP", "TIDAK SIAP") == 0;
        var until = form.Moment("Berlaku sampai");
        var confirmation = new Confirmation(head, isReady, until);
        var requirement = Duties.RequirementOf(context.Contest, context.Stage, ReportKind.Confirmation, head.Office);
        var isDated = head.Date != default;
        if (isReady && isDated && Validity.EndOf(confirmation, requirement, context.Stage.Zone) <= context.ReceivedAt)
        {
            form.Refuse(
                ReadinessCodes.ExpiredOnArrival,
                until is null ? "Tanggal" : "Berlaku sampai",
                $"> {context.Stage.Zone.ToLocal(context.ReceivedAt):yyyy-MM-dd HH:mm}"
            );
        }

        return confirmation;
    }

    private Checklist Checklist()
    {
        var points = form
            .Rows.Select(row =>
                (
                    Row: row,
                    Point: new ChecklistPoint(
                        form.Text(row, "Butir").ToLowerInvariant(),
                        form.Text(row, "Bukti"),
                        form.Date(row, "Tanggal") ?? default
                    )
                )
            )
            .ToList();
        foreach (var (row, point) in points.Where(one => !Reports.Checklist.Names.Contains(one.Point.Name)))
        {
            form.Refuse(row, ReadinessCodes.CellWrong, "Butir", string.Join(", ", Reports.Checklist.Names), point.Name);
        }

        RefuseTwice(points.Select(one => (one.Row, one.Point.Name)), "Butir");
        foreach (var name in Reports.Checklist.Names.Where(name => points.TrueForAll(one => one.Point.Name != name)))
        {
            form.Add(new Finding(ReadinessCodes.PointMissing, null, "Butir", Expected: name));
        }

        return new Checklist(head, [.. points.Select(one => one.Point)]);
    }

    private AttendanceList Attendance()
    {
        var attendees = form.Rows.Select(row => (Row: row, Attendee: AttendeeOf(row))).ToList();
        RefuseTwice(attendees.Select(one => (one.Row, one.Attendee.Office)), "Kantor");
        return new AttendanceList(head, [.. attendees.Select(one => one.Attendee)]);
    }

    private Attendee AttendeeOf(ReportRow row)
    {
        var (office, presence, who) = (
            form.Text(row, "Kantor"),
            form.Text(row, "Kehadiran").ToLowerInvariant(),
            form.Text(row, "Yang hadir", mayBeEmpty: true)
        );
        if (office.Length > 0 && context.Contest.FindOffice(office) is null)
        {
            form.Refuse(row, ReadinessCodes.OfficeUnknown, "Kantor", "offices.csv");
        }

        if (presence is not ("hadir" or "mewakili" or "tidak hadir" or ""))
        {
            form.Refuse(row, ReadinessCodes.CellWrong, "Kehadiran", "hadir, mewakili, tidak hadir");
        }

        if (presence == "mewakili" && who.Length == 0)
        {
            form.Refuse(row, ReadinessCodes.StandInMissing, "Yang hadir", "jabatan/title");
        }

        var title = who.Length > 0 ? who : context.Contest.FindOffice(office)?.Title ?? office;
        return new Attendee(office, presence is "hadir" or "mewakili" ? title : null, presence == "mewakili");
    }

    private Reconciliation Reconciliation()
    {
        var pairs = form
            .Rows.Select(row =>
                (
                    Row: row,
                    Pair: new ReconciledPair(
                        (int)Math.Min(form.Number(row, "Nomor urut", 1) ?? 0, int.MaxValue),
                        form.Date(row, "Tanggal") ?? default,
                        form.Text(row, "Kegiatan")
                    )
                )
            )
            .ToList();
        foreach (var (row, pair) in pairs.Where(one => one.Pair.Number > context.Contest.Paslon.Count))
        {
            form.Refuse(
                row,
                ReadinessCodes.PairUnknown,
                "Nomor urut",
                $"1 - {context.Contest.Paslon.Count}",
                pair.Number
            );
        }

        RefuseTwice(pairs.Select(one => (one.Row, $"{one.Pair.Number}")), "Nomor urut");
        return new Reconciliation(head, [.. pairs.Select(one => one.Pair)]);
    }

    private OperationCalendar Operation()
    {
        var phases = new List<OperationPhase>();
        foreach (var row in form.Rows)
        {
            var phase = new OperationPhase(
                form.Text(row, "Fase"),
                form.Date(row, "Mulai") ?? default,
                form.Date(row, "Selesai") ?? default
            );
            var least = phases.Count > 0 && phases[^1].Last >= phase.First ? phases[^1].Last.AddDays(1) : phase.First;
            if (phase.Last < phase.First || phase.First < least)
            {
                form.Refuse(
                    row,
                    ReadinessCodes.PhasesOverlap,
                    phase.First < least ? "Mulai" : "Selesai",
                    $">= {(phase.First < least ? least : phase.First):yyyy-MM-dd}"
                );
            }

            phases.Add(phase);
        }

        return new OperationCalendar(head, phases);
    }

    /// <summary>F.830 for a requirement that the stage does not have, and for documents: results are KPU's and are not waived.</summary>
    private Waiver Waiver()
    {
        form.CheckZone();
        var key = form.Text("Syarat");
        var allowed = Duties
            .Of(context.Contest, context.Stage)
            .Where(duty => duty.Requirement.Kind != RequirementKind.Documents)
            .Select(duty => duty.Key)
            .ToList();
        if (key.Length > 0 && !allowed.Contains(key))
        {
            form.Refuse(ReadinessCodes.WaiverNotAllowed, "Syarat", string.Join(", ", allowed));
        }

        var until = form.Moment("Berlaku sampai");
        if (until <= context.ReceivedAt)
        {
            form.Refuse(
                ReadinessCodes.EntryWrong,
                "Berlaku sampai",
                $"> {context.Stage.Zone.ToLocal(context.ReceivedAt):yyyy-MM-dd HH:mm}"
            );
        }

        return new Waiver(head, key, form.Text("Sebab"), until ?? default);
    }

    private void RefuseTwice(IEnumerable<(ReportRow Row, string Key)> rows, string column)
    {
        foreach (var (row, _) in rows.GroupBy(one => one.Key, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            form.Refuse(row, ReadinessCodes.RowTwice, column, "1 ×");
        }
    }
}

/// <summary>How long a confirmation holds.</summary>
internal static class Validity
{
    /// <summary>The earlier of its own end and the requirement's validity counted from the beginning of its date; null for no end.</summary>
    public static DateTimeOffset? EndOf(Confirmation confirmation, Requirement? requirement, LocalZone zone)
    {
        var byDate = requirement?.Terms?.Validity is { } validity
            ? zone.ToUtc(confirmation.Head.Date.ToDateTime(TimeOnly.MinValue)) + validity
            : (DateTimeOffset?)null;
        return byDate is null || confirmation.ValidUntil < byDate ? confirmation.ValidUntil : byDate;
    }
}
