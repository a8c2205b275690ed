using NCrontab;

namespace Pleno.Local.Hosting;

/// <summary>An NCRONTAB expression of six fields, or five without seconds, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule schedule;

    private TimerSchedule(CrontabSchedule schedule) => this.schedule = schedule;

    public static TimerSchedule Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 };
        return CrontabSchedule.TryParse(expression, options) is { } schedule
            ? new(schedule)
            : throw new HostConfigurationException($"'{expression}' is no NCRONTAB schedule.");
    }

    public DateTimeOffset Next(DateTimeOffset after) =>
        new(schedule.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    /// <summary>The host monitors no schedule that can fire more often than once a minute.</summary>
    public bool IsMonitorable(DateTimeOffset now)
    {
        var first = Next(now);
        return Next(first) - first >= TimeSpan.FromMinutes(1);
    }
}
