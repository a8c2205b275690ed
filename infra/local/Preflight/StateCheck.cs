using System.Globalization;
using Pleno.Readiness.Reminders;
using Pleno.Storage;

namespace Pleno.Local.Preflight;

/// <summary>What the tables tell of the app and of the contests: whether it runs, may send, and has something to work on.</summary>
internal sealed class StateCheck(
    ContestStore contests,
    ReadinessStore readiness,
    SenderStore sender,
    PoisonStore poison,
    ReminderOptions options,
    TimeProvider time
)
{
    public async Task<IReadOnlyList<PreflightFinding>> RunAsync(CancellationToken cancellationToken) =>
        [
            await AppAsync(cancellationToken),
            .. await ContestsAsync(cancellationToken),
            await SenderAsync(cancellationToken),
            await PoisonAsync(cancellationToken),
        ];

    /// <summary>A timer that has left its mark shows at once that the code is there, its settings hold and its roles are effective.</summary>
    private async Task<PreflightFinding> AppAsync(CancellationToken cancellationToken)
    {
        const string What = "app";
        var last = await readiness.FindCheckedAsync(cancellationToken);
        return last is { } at && time.GetUtcNow() - at < options.TimerSilentAfter
            ? PreflightFinding.Ready(What)
            : PreflightFinding.Missing(
                What,
                $"pemeriksaan kesiapan terakhir / last check of readiness: {last?.ToString("u", CultureInfo.InvariantCulture) ?? "–"}; kode belum dipasang, rahasia di brankas belum diisi, atau peran belum berlaku / the code is not deployed, a secret of the vault is not set, or a role is not effective yet"
            );
    }

    private async Task<IReadOnlyList<PreflightFinding>> ContestsAsync(CancellationToken cancellationToken)
    {
        var loaded = await contests.ListAsync(cancellationToken);
        var refused = await contests.ListFindingsAsync(cancellationToken);
        PreflightFinding[] none =
            loaded.Count + refused.Count > 0
                ? []
                :
                [
                    PreflightFinding.Missing(
                        "contest",
                        "belum ada konfigurasi; unggah ke config/{contest}/ / none is loaded; upload to config/{contest}/"
                    ),
                ];
        return
        [
            .. none,
            .. loaded
                .Where(key => refused.All(one => one.Contest != key))
                .Select(key => PreflightFinding.Ready($"contest {key}")),
            .. refused.Select(one =>
                PreflightFinding.Missing(
                    $"contest {one.Contest}",
                    $"{one.Findings.Count} temuan / findings: {string.Join(", ", one.Findings.Select(finding => finding.Code.Id).Distinct())}"
                )
            ),
        ];
    }

    private async Task<PreflightFinding> SenderAsync(CancellationToken cancellationToken) =>
        await sender.FindAsync(cancellationToken) is { } stop
            ? PreflightFinding.Missing(
                "sender",
                $"layanan surat menolak kami sejak / the mail service refuses us since {stop.Since:u}: {stop.Reason}"
            )
            : PreflightFinding.Ready("sender");

    private async Task<PreflightFinding> PoisonAsync(CancellationToken cancellationToken)
    {
        var waiting = 0;
        foreach (var queue in StorageNames.PoisonQueues)
        {
            waiting += (await poison.ListAsync(queue, cancellationToken)).Count(one => one.ReplayedAt is null);
        }

        return waiting == 0
            ? PreflightFinding.Ready("poison")
            : PreflightFinding.Missing("poison", $"{waiting} pesan menunggu / messages wait: replay");
    }
}
