using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Contacts;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;

namespace Pleno.Functions.Readiness;

/// <summary>Judges every stage whose checks have begun, reminds the offices of what is missing, and tells what the calendar brings about. Whether letters
/// will arrive comes last: it waits for the mail service, and the verdicts must not.</summary>
public sealed class CheckStageReadiness(
    CheckContacts contacts,
    CheckStages check,
    RemindOffices remind,
    TellBulletins tell,
    TellOfDisputeWindow dispute,
    WatchTimers watch
)
{
    [Function(nameof(CheckStageReadiness))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Readiness%")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        await check.RunAsync(cancellationToken);
        await remind.RunAsync(cancellationToken);
        await tell.RunAsync(cancellationToken);
        await dispute.RunAsync(cancellationToken);
        await watch.HasRunAsync(cancellationToken);
        await contacts.RunAsync(cancellationToken);
    }
}
