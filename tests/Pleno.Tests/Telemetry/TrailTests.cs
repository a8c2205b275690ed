using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pleno.Contests;
using Pleno.Telemetry;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Telemetry;

/// <summary>One document is one trace, from the upload to the mail service's event, whoever does the next step.</summary>
public sealed class TrailTests(AzuriteFixture azurite) : IDisposable
{
    private readonly ConcurrentQueue<Activity> _steps = new();
    private readonly ConcurrentQueue<(string Instrument, string Tags)> _counted = new();
    private readonly MeterListener _meters = new();
    private ActivityListener? _listener;

    [Fact]
    public async Task A_document_its_letters_and_their_events_are_one_trace()
    {
        Listen();
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var document = await rig.PlenaryAsync(
            SmallContest.First,
            SmallContest.Csv(rig.Setup.Child(SmallContest.First))
        );
        await rig.DrainNoticesAsync();
        var delivery = (await rig.DeliveriesAsync())[0];
        await rig.PostEventsAsync((delivery.Id, "delivered"));

        var mine = _steps.Where(step => step.TraceId == Root(document.Hash).TraceId).ToList();
        string[] way =
        [
            "take in document",
            "check document",
            "read document",
            "raise notice",
            "send letter",
            "hand over to mail service",
            "apply event",
        ];
        mine.Select(step => step.OperationName).Distinct().ShouldBe(way, ignoreOrder: true);
        mine.Single(step => step.OperationName == "apply event").GetTagItem("pleno.event").ShouldBe("delivered");
        mine.ShouldAllBe(step => step.Tags.All(tag => !tag.Value!.Contains('@') && !tag.Value.Contains("D.HASIL")));
    }

    [Fact]
    public async Task A_second_instance_goes_on_with_the_trace()
    {
        Listen();
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var document = await rig.PlenaryAsync(
            SmallContest.First,
            SmallContest.Csv(rig.Setup.Child(SmallContest.First))
        );
        await using var other = rig.Beside();
        await other.DrainNoticesAsync();

        _steps
            .Where(step => step.OperationName == "send letter" && step.TraceId == Root(document.Hash).TraceId)
            .ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Documents_findings_verdicts_and_letters_are_counted()
    {
        Count();
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(rig.Setup.Child(SmallContest.First)));
        await rig.CheckStagesAsync();

        _counted.ShouldContain(("pleno.documents", "kind=Recap status=Accepted"));
        _counted.ShouldContain(("pleno.verdicts", "status=BelumSiap"));
        _counted.ShouldContain(("pleno.notices", $"kind={NoticeKind.DocumentAccepted}"));
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _meters.Dispose();
    }

    private Activity Root(string hash) =>
        _steps.First(step =>
            (string?)step.GetTagItem("pleno.document") == hash && step.OperationName == "check document"
        );

    private void Listen()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Trail.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _steps.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private void Count()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Counts.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
                _counted.Enqueue(
                    (instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))
                )
        );
        _meters.Start();
    }
}
