using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Contacts;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;

namespace Pleno.Functions.Readiness;

/// <summary>Looks whether letters will arrive, judges every stage whose checks have begun, reminds the offices of what is missing, and tells what the calendar brings about.</summary>
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
        await contacts.RunAsync(cancellationToken);
        await check.RunAsync(cancellationToken);
        await remind.RunAsync(cancellationToken);
        await tell.RunAsync(cancellationToken);
        await dispute.RunAsync(cancellationToken);
        await watch.HasRunAsync(cancellationToken);
    }
}
