using System.ComponentModel.DataAnnotations;

namespace Pleno.Readiness.Reminders;

/// <summary>When offices are written to, and when they are left alone.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Hour of the evening, on the area's clocks, from which only what blocks is reminded of.</summary>
    [Range(0, 24)]
    public int QuietFrom { get; set; } = 21;

    /// <summary>Hour of the morning until which it is so.</summary>
    [Range(0, 24)]
    public int QuietUntil { get; set; } = 6;

    /// <summary>Hour of the day, on the area's clocks, at which the day's situation is told.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 7;

    /// <summary>After how long without a run the check of readiness counts as standing still.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TimerSilentAfter { get; set; } = TimeSpan.FromMinutes(15);
}
