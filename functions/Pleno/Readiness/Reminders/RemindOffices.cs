using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Storage;

namespace Pleno.Readiness.Reminders;

/// <summary>
/// Reminds the offices of what they owe, before and after it is due, and escalates. Stops by itself when the evidence is there. A step is
/// identified by what it is of, so that it is one letter however often and late the timer fires.
/// </summary>
public sealed partial class RemindOffices(
    ContestStore contests,
    ReadinessStore readiness,
    NoticeDesk notices,
    IOptions<ReminderOptions> options,
    TimeProvider time,
    ILogger<RemindOffices> logger
)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        contests.EachAsync(
            async contest =>
            {
                foreach (var stage in contest.Stages.Where(stage => HasReminders(contest, stage)))
                {
                    await RemindAsync(contest, stage, cancellationToken);
                }
            },
            cancellationToken
        );

    private bool HasReminders(Contest contest, Stage stage) =>
        stage.ChecksFrom <= time.GetUtcNow()
        && contest.Requirements.Any(one => one.Stage == stage.Key && one.Reminders.Length > 0);

    /// <summary>What the standing verdict finds missing; without a verdict nobody knows yet whether anything is.</summary>
    private async Task RemindAsync(Contest contest, Stage stage, CancellationToken cancellationToken)
    {
        var (standing, reports) = await readiness.FindStageAsync(contest.Key, stage.Key, cancellationToken);
        if (
            standing is null
            || !StageCourse.Of(stage, reports.OfType<StageDecision>()).IsChecked(stage, time.GetUtcNow())
        )
        {
            return;
        }

        var duties = Duties.Of(contest, stage).ToDictionary(duty => duty.Key);
        foreach (var result in standing.Verdict.Results.Where(one => !one.IsMet && one.Waiver is null))
        {
            if (duties.GetValueOrDefault(result.Key)?.Requirement is { Reminders.Length: > 0 } requirement)
            {
                var steps = ReminderStep.Parse(requirement.Reminders)!;
                await TableRows.RedoOnConflictAsync(() =>
                    RemindAsync(contest, stage, result, steps, cancellationToken)
                );
            }
        }
    }

    private async Task<bool> RemindAsync(
        Contest contest,
        Stage stage,
        RequirementResult result,
        IReadOnlyList<ReminderStep> steps,
        CancellationToken cancellationToken
    )
    {
        var sent = await readiness.FindReminderAsync(contest.Key, stage.Key, result.Key, cancellationToken);
        // A stage that was moved has another due time: what was sent for the old one is no reminder of the new one.
        var last = sent?.Due == result.Due ? sent.Step : -1;
        var isQuiet = !result.IsBlocking && ReminderRules.IsQuiet(time.GetUtcNow(), stage.Zone, options.Value);
        if (ReminderRules.Next(steps, result.Due, last, time.GetUtcNow(), isQuiet) is not { } next)
        {
            return false;
        }

        var recipients = ReminderRules.RecipientsOf(contest, OwnersOf(contest, result), steps[next].To);
        var subject = $"{stage.Key}\n{result.Key}\n{result.Due.UtcTicks}\n{next}";
        var facts = FactsOf(contest, stage, result, steps[next]);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(NoticeKind.Reminder, subject, stage.Area, recipients, facts, stage.Key),
            cancellationToken
        );
        await readiness.SaveReminderAsync(
            contest.Key,
            stage.Key,
            new SentReminder(result.Key, result.Due, next, sent?.ETag ?? default),
            cancellationToken
        );
        Log.Reminded(logger, contest.Key, stage.Key, result.Key, next);
        return true;
    }

    /// <summary>Who owes it; whoever runs Pleno, where nobody in the directory does.</summary>
    private static IReadOnlyList<Office> OwnersOf(Contest contest, RequirementResult result) =>
        MissingItems.OfficesOf(contest, result) is { Count: > 0 } owners ? owners : NoticeRouting.OperatorsOf(contest);

    private static ReminderFacts FactsOf(Contest contest, Stage stage, RequirementResult result, ReminderStep step) =>
        new(
            stage.Name,
            stage.NameEnglish,
            stage.Zone,
            MissingItems.Of(contest, result),
            result.Due,
            step.After > TimeSpan.Zero,
            step.To != ReminderTo.Owner,
            result.IsBlocking
        );

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Contest} {Stage}: reminded of {Requirement}, step {Step}")]
        public static partial void Reminded(
            ILogger logger,
            ContestKey contest,
            string stage,
            string requirement,
            int step
        );
    }
}
