using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>Decisions as files and letters write them.</summary>
internal static class DecisionWords
{
    private static readonly (string Indonesian, string English)[] Words =
    [
        ("DIMULAI", "BEGUN"),
        ("DISKORS", "ADJOURNED"),
        ("DILANJUTKAN", "RESUMED"),
        ("SELESAI", "FINISHED"),
        ("DITETAPKAN", "DETERMINED"),
        ("DITUTUP", "CLOSED"),
        ("DIBUKA KEMBALI", "REOPENED"),
        ("DIJADWALKAN ULANG", "RESCHEDULED"),
    ];

    /// <summary>The Indonesian words, in the order of <see cref="StageAction"/>.</summary>
    public static string[] All { get; } = [.. Words.Select(word => word.Indonesian)];

    public static (string Indonesian, string English) Of(StageAction action) => Words[(int)action];
}

/// <summary>KPU's decision on the course of the stage.</summary>
internal sealed class DecisionEntries(ReportForm form, ReportContext context, ReportHead head)
{
    /// <summary>Adjourned, moved or reopened: a new date is needed.</summary>
    private static readonly StageAction[] WithNewTime = [StageAction.Adjourn, StageAction.Move, StageAction.Reopen];

    /// <summary>Plenaries were stopped in February 2024 by messages before any letter: what ends or breaks off a stage names its document.</summary>
    private static readonly StageAction[] WithDocument =
    [
        StageAction.Adjourn,
        StageAction.Declare,
        StageAction.Close,
        StageAction.Reopen,
    ];

    public StageDecision? Read()
    {
        form.CheckZone();
        var word = form.Word("Keputusan", DecisionWords.All);
        var (at, newTime) = (form.Moment("Waktu"), form.Moment("Waktu baru"));
        if (word < 0 || at is null)
        {
            return null;
        }

        var action = (StageAction)word;
        RequireEntry("Waktu baru", WithNewTime.Contains(action));
        RequireEntry("Dokumen", WithDocument.Contains(action));
        if (action == StageAction.Adjourn && newTime <= at)
        {
            form.Refuse(ReadinessCodes.EntryWrong, "Waktu baru", $"> {form.Text("Waktu")}");
        }

        var decision = new StageDecision(head, action, at.Value, newTime, form.Optional("Dokumen"), form.Text("Sebab"));
        CheckOrder(decision);
        return decision;
    }

    private void RequireEntry(string label, bool isNeeded)
    {
        if (isNeeded && form.Optional(label) is null)
        {
            form.Add(new Finding(ReadinessCodes.EntryMissing, form.PlaceOf(label), label, Expected: label));
        }
    }

    private void CheckOrder(StageDecision decision)
    {
        var isKnown = context.Standing.OfType<StageDecision>().Any(one => one.Head.Hash == decision.Head.Hash);
        if (!isKnown && context.Course.After(decision) is null)
        {
            form.Refuse(ReadinessCodes.DecisionRefused, "Keputusan", $"{context.Course.Status}");
        }
    }
}
