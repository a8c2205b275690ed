using Pleno.Notices.Contacts;
using Pleno.Notices.Poison;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>No address and no name in logs, queue messages, custom_args or categories, whatever happens to a letter.</summary>
public sealed class PrivacyTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("+400")]
    [InlineData("+401")]
    [InlineData("+timeoutafter")]
    [InlineData("+suppressed")]
    public async Task Nothing_but_ids_leaves_the_letters(string tag)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(tag: tag), mail);
        await PlayAsync(rig);

        var contest = await rig.ContestAsync();
        string[] names =
        [
            .. contest.Offices.Select(office => office.Title),
            .. contest.Paslon.Select(pair => pair.Name),
        ];
        var told = rig.Log.Lines.Concat(rig.Messages).Concat(ArgumentsOf(mail)).ToList();
        rig.Messages.ShouldNotBeEmpty();
        rig.Log.Lines.ShouldNotBeEmpty();
        foreach (var line in told)
        {
            line.ShouldNotContain("@");
            names.ShouldAllBe(name => !line.Contains(name, StringComparison.OrdinalIgnoreCase), line);
        }
    }

    /// <summary>A document accepted and one refused, a verdict, a contact check, a bounce that repeats the address, and poison.</summary>
    private static async Task PlayAsync(PipelineRig rig)
    {
        await rig.ChangeOfficeAsync("polda", office => office with { Alternate = "kedua@polda.example" });
        var right = SmallContest.Csv(rig.Setup.Child(SmallContest.First));
        await rig.PlenaryAsync(SmallContest.First, right, "ketua@kpu.example.csv");
        await rig.PlenaryAsync(SmallContest.First, "bukan formulir"u8.ToArray(), "D.HASIL.csv");
        await rig.CheckStagesAsync();
        await rig.Get<CheckContacts>().RunAsync(Token);
        await rig.DrainDocumentsAsync();
        await rig.DrainNoticesAsync();
        var notice = await rig.RaiseUrgentAsync("1", "polda");
        var id = (await rig.DeliveryAsync(notice, "polda")).Id;
        await rig.PostAsync(
            System.Text.Encoding.UTF8.GetBytes(
                $$"""[{"event":"bounce","pleno_delivery":"{{id}}","email":"kapolda@polda.example","reason":"550 <kapolda@polda.example>: no"}]"""
            )
        );
        await rig.Get<KeepPoison>().RunAsync(StorageNames.NoticesPoisonQueue, "m-1", id.ToString(), Token);
        rig.Time.Advance(TimeSpan.FromMinutes(20));
        await rig.SweepAsync();
    }

    private static IEnumerable<string> ArgumentsOf(SendGridRig mail) =>
        mail.StandIn.Accepted.SelectMany(message =>
            message
                .Message.Categories!.Concat(message.Message.CustomArgs?.Values ?? [])
                .Concat(message.Message.Personalizations!.SelectMany(letter => letter!.CustomArgs?.Values ?? []))
                .OfType<string>()
        );
}
