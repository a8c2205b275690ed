using Pleno.Areas;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scans;
using Pleno.Uploads;

namespace Pleno.Tests.Drills;

/// <summary>Somebody who does at random whatever offices, operators, timers and the mail service can do.</summary>
internal sealed class Walk
{
    private static readonly string[] Events = ["processed", "delivered", "deferred", "bounce", "dropped", "open"];
    private static readonly int[] Minutes = [1, 3, 20, 70, 600, 3_000];
    private readonly PipelineRig _rig;
    private readonly Random _random;
    private readonly List<(AreaCode Area, byte[] Content, string File)> _uploads = [];
    private readonly (string Name, Func<Task> DoAsync)[] _actions;

    public Walk(PipelineRig rig, Random random)
    {
        (_rig, _random) = (rig, random);
        _actions =
        [
            ("child", ChildAsync),
            ("child", ChildAsync),
            ("correction", CorrectionAsync),
            ("parent", ParentAsync),
            ("unreadable", () => UploadAsync(AnyChild(), "JUMLAH"u8.ToArray())),
            ("wrong figure", WrongAsync),
            ("again", AgainAsync),
            ("scan", ScanAsync),
            ("kejadian", () => UploadAsync(SmallContest.First, KejadianTests.Revote(_random.Next(2) == 0))),
            ("decree", DecreeAsync),
            ("report", ReportAsync),
            ("report", ReportAsync),
            ("check readiness", () => _rig.CheckStagesAsync()),
            ("requests", () => _rig.DrainDocumentsAsync()),
            ("send", () => _rig.DrainNoticesAsync()),
            ("send", () => _rig.DrainNoticesAsync()),
            ("event", EventAsync),
            ("event", EventAsync),
            ("raise", () => _rig.RaiseRoutineAsync($"{_random.Next()}")),
            ("sweep", () => _rig.Get<ReplayNotices>().RunAsync(Token)),
            ("lost uploads", () => _rig.Get<SweepUploads>().RunAsync(Token)),
            ("time", TimeAsync),
            ("time", TimeAsync),
            ("poison", PoisonAsync),
            ("replay", ReplayAsync),
        ];
    }

    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task StepAsync()
    {
        var (name, doAsync) = _actions[_random.Next(_actions.Length)];
        Done.Add(name);
        await doAsync();
    }

    private AreaCode AnyChild() => _rig.Setup.Children[_random.Next(_rig.Setup.Children.Count)];

    private Task ChildAsync() =>
        AnyChild() is var area && _random.Next(3) > 0
            ? UploadAsync(area, SmallContest.Csv(_rig.Setup.Child(area)))
            : UploadAsync(area, SmallContest.Csv(_rig.Setup.Child(area, _random.Next(1, 4))));

    /// <summary>Names some document that was sent before; whether it stands is another matter.</summary>
    private Task CorrectionAsync()
    {
        if (_uploads.Count == 0)
        {
            return Task.CompletedTask;
        }

        var (area, content, _) = _uploads[_random.Next(_uploads.Count)];
        var hash = PipelineRig.IdOf(area, content).Hash;
        var revision = new RecapRevision(hash[..16], "Salah hitung", "BA 7");
        return UploadAsync(
            area,
            SmallContest.Csv(
                area == SmallContest.Province
                    ? _rig.Setup.Parent(Children(), _random.Next(9), revision)
                    : _rig.Setup.Child(area, _random.Next(9), revision)
            )
        );
    }

    private IEnumerable<FormContent> Children() => _rig.Setup.Children.Select(area => _rig.Setup.Child(area));

    private Task ParentAsync() => UploadAsync(SmallContest.Province, SmallContest.Csv(_rig.Setup.Parent(Children())));

    private Task WrongAsync()
    {
        var area = AnyChild();
        var form = _rig.Setup.Form(_rig.Setup.Child(area)).Set("suara_sah", 4, $"{_random.Next(1_000)}");
        return UploadAsync(area, System.Text.Encoding.UTF8.GetBytes(form.CsvText()));
    }

    private Task AgainAsync()
    {
        if (_uploads.Count == 0)
        {
            return Task.CompletedTask;
        }

        var (area, content, file) = _uploads[_random.Next(_uploads.Count)];
        var name = _random.Next(2) == 0 ? file : $"lain-{_random.Next(3)}{Path.GetExtension(file)}";
        return _rig.PlenaryAsync(area, content, name);
    }

    private Task ScanAsync()
    {
        var area = AnyChild();
        return UploadAsync(area, FormScan.Of(_rig.Setup.Form(_rig.Setup.Child(area))), "D.HASIL.pdf");
    }

    private Task DecreeAsync() =>
        UploadAsync(
            SmallContest.Province,
            SmallContest.Decree(_rig.Setup.Contest, _rig.Setup.Parent(Children())),
            "keputusan.csv"
        );

    private Task ReportAsync() =>
        (_random.Next(2) == 0 ? "polda" : "korem") is var office
            ? _rig.ReportAsync(
                office,
                SmallContest.Confirmation(office, _random.Next(3) > 0 ? "SIAP" : "BELUM SIAP"),
                file: $"{_random.Next(100)}.csv"
            )
            : Task.CompletedTask;

    private async Task EventAsync()
    {
        if (await AnyDeliveryAsync() is { } delivery)
        {
            await _rig.PostEventsAsync((delivery.Id, Events[_random.Next(Events.Length)]));
        }
    }

    private Task TimeAsync()
    {
        _rig.Time.Advance(TimeSpan.FromMinutes(Minutes[_random.Next(Minutes.Length)]));
        return Task.CompletedTask;
    }

    private async Task PoisonAsync()
    {
        if (await AnyDeliveryAsync() is { } delivery)
        {
            await _rig.Get<KeepPoison>()
                .RunAsync(StorageNames.NoticesPoisonQueue, $"m{_random.Next()}", $"{delivery.Id}", Token);
        }
    }

    private async Task ReplayAsync()
    {
        if (await AnyDeliveryAsync() is { } delivery)
        {
            await _rig.Get<ReplayPoison>().LetterAsync(delivery.Id, Token);
        }
    }

    private async Task<Delivery?> AnyDeliveryAsync() =>
        await _rig.DeliveriesAsync() is { Count: > 0 } all ? all[_random.Next(all.Count)] : null;

    private async Task UploadAsync(AreaCode area, byte[] content, string file = "D.HASIL.csv")
    {
        _uploads.Add((area, content, file));
        await _rig.PlenaryAsync(area, content, file);
    }
}
