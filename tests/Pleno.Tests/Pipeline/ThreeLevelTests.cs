using CsCheck;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Recaps;
using Pleno.Storage;
using Pleno.Tests.Formats;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Documents of kecamatan, kab/kota and province, uploaded as files and rolled up to the province.</summary>
public sealed class ThreeLevelTests(AzuriteFixture azurite)
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Kecamatan, AreaLevel.KabKota, AreaLevel.Provinsi];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// 1,571 desa in 151 documents: 136 kecamatan in no order, 14 kab/kota, the province; three kab/kota and the province are there before
    /// what they rest on.
    /// </summary>
    [Fact]
    public async Task A_contest_of_the_size_of_Kalimantan_Tengah_comes_to_the_sum_of_its_desa()
    {
        var contest = ThreeLevels.Contest();
        await using var rig = await StartAsync(contest);
        var early = new[] { "62", "6203", "6208", "6271" }.Select(AreaCode.Parse).ToHashSet();
        var order = Levels
            .SelectMany(level => Shuffled(contest.Areas.AtLevel(level).Select(area => area.Code)))
            .OrderByDescending(early.Contains)
            .ToList();
        order.Count.ShouldBe(136 + 14 + 1);

        var ids = new Dictionary<AreaCode, DocumentId>();
        foreach (var (turn, area) in order.Index())
        {
            ids[area] = await UploadAsync(rig, contest, area, turn);
            if (early.Contains(area))
            {
                (await rig.StatusAsync(ids[area])).ShouldBe(DocumentStatus.Read, area.Digits);
            }
        }

        await rig.DrainDocumentsAsync();
        await RolledUpAsync(rig, contest, ids);
    }

    /// <summary>Two kab/kota of two kecamatan each: seven documents in any order, parents before their children or after.</summary>
    [Fact]
    public async Task The_roll_up_does_not_depend_on_the_order_of_arrival()
    {
        var sample = ThreeLevels.Contest(IsInSample);
        var areas = Levels.SelectMany(sample.Areas.AtLevel).Select(area => area.Code).ToArray();
        areas.Length.ShouldBe(4 + 2 + 1);
        await using var rig = await StartAsync(sample);
        var year = 2024;
        await Gen.Select(Gen.Shuffle(areas), Gen.Bool)
            .SampleAsync(
                async (order, isCheckedMeanwhile) =>
                {
                    // Another year is another contest, so that one storage does for every order.
                    var contest = sample with
                    {
                        Key = sample.Key with { Year = year++ },
                    };
                    await rig.Get<ContestStore>().SaveAsync(contest, Token);
                    var ids = new Dictionary<AreaCode, DocumentId>();
                    foreach (var (turn, area) in order.Index())
                    {
                        ids[area] = await UploadAsync(rig, contest, area, turn);
                        if (isCheckedMeanwhile)
                        {
                            await rig.DrainDocumentsAsync();
                        }
                    }

                    await rig.DrainDocumentsAsync();
                    await RolledUpAsync(rig, contest, ids);
                },
                iter: 8,
                threads: 1
            );
    }

    private async Task<PipelineRig> StartAsync(Contest contest)
    {
        var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        return rig;
    }

    private static Task<DocumentId> UploadAsync(PipelineRig rig, Contest contest, AreaCode area, int turn)
    {
        var (content, name) = ThreeLevels.Write(ThreeLevels.Document(contest, area), turn);
        return rig.PlenaryAsync(area, content, name, contest.Key);
    }

    /// <summary>Every document is accepted without a finding, and every sum is that of a loop over the desa.</summary>
    private static async Task RolledUpAsync(PipelineRig rig, Contest contest, Dictionary<AreaCode, DocumentId> ids)
    {
        foreach (var record in await rig.Get<DocumentStore>().ListAsync(contest.Key, null, Token))
        {
            ids[record.Id.Area].ShouldBe(record.Id);
            (record.Status, record.FindingCount).ShouldBe((DocumentStatus.Accepted, 0), record.Id.Area.Digits);
        }

        var desa = contest.Areas.AtLevel(AreaLevel.DesaKelurahan).Select(area => area.Code).ToList();
        var recaps = rig.Get<RecapStore>();
        foreach (
            var parent in contest.Areas.All.Select(area => area.Code).Where(area => area.Level <= AreaLevel.KabKota)
        )
        {
            var rollUp = await recaps.ReadAsync(contest, parent, Token);
            rollUp.Children.Keys.ShouldBe(contest.Areas.ChildrenOf(parent).Select(area => area.Code));
            IsSumOf(rollUp.Sum.ShouldNotBeNull(), desa.Where(parent.Contains), parent);
        }

        var province = await recaps.FindAsync(contest, ThreeLevels.Province, Token);
        IsSumOf(province.ShouldNotBeNull().Figures, desa, ThreeLevels.Province);
        await rig.NothingIsPoisonedAsync();
    }

    private static void IsSumOf(Figures figures, IEnumerable<AreaCode> desa, AreaCode area)
    {
        var sum = ThreeLevels.Sum(desa);
        sum.Count.ShouldBe(figures.Layout.Fields.Count);
        foreach (var field in figures.Layout.Fields)
        {
            figures[field].ShouldBe(sum[field.Key], $"{area} {field.Key}");
        }
    }

    /// <summary>Two of the kab/kota, their first two kecamatan, and their first three desa.</summary>
    private static bool IsInSample(AreaCode area) =>
        area.Digits is "62" or "6208" or "6271"
        || (
            area.At(AreaLevel.KabKota)?.Digits is "6208" or "6271"
            && area.At(AreaLevel.Kecamatan)?.Digits[4..] is "01" or "02"
            && (area.Level == AreaLevel.Kecamatan || area.Digits[^3..] is "001" or "002" or "003")
        );

    private static AreaCode[] Shuffled(IEnumerable<AreaCode> areas)
    {
        AreaCode[] shuffled = [.. areas];
        new Random(1571).Shuffle(shuffled);
        return shuffled;
    }
}
