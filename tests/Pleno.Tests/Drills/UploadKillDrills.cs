using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pleno.Intake;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Drills;

/// <summary>A file is sent through the page, in parts; what nobody announced is found, and what nobody finished is forgotten.</summary>
public sealed class UploadKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private const string Account = "a1";
    private const string File = "a.pdf";
    private static readonly UploadTarget Target = new(SmallContest.Key, SmallContest.First, null, null);

    /// <summary>Of three parts.</summary>
    private static readonly byte[] Large = LargeFile();

    private static readonly UseCase[] UseCases =
    [
        new(
            "permit an upload",
            _ => Task.CompletedTask,
            async rig =>
            {
                var hash = Evidence.HashOf(Large);
                var (contest, area) = ($"{SmallContest.Key}", $"{SmallContest.First}");
                var asked = new UploadRequest(contest, area, null, null, File, Large.Length, hash, null, null);
                var answer = await rig.Get<PermitUpload>().RunAsync(Account, Target, asked, Token);
                answer.ShouldBeOfType<UploadOutcome<UploadPermit>.Done>();
            }
        ),
        new(
            "complete an upload",
            rig => SendAsync(rig, Large),
            async rig => (await CompleteAsync(rig)).ShouldBeOfType<UploadOutcome<UploadReceipt>.Done>()
        )
        {
            FewestWrites = 3,
        },
        // Killed after it was written under another name, it must be found there.
        new(
            "complete an upload beside another of its name",
            async rig =>
            {
                await rig.UploadAsync(Target.Container, $"{Target.Folder}/{File}", Child);
                await SendAsync(rig, Large);
            },
            async rig => (await CompleteAsync(rig)).ShouldBeOfType<UploadOutcome<UploadReceipt>.Done>()
        )
        {
            FewestWrites = 3,
        },
        // Refused and forgotten; done again, there is nothing left to complete.
        new(
            "complete an upload that changed on its way",
            rig => SendAsync(rig, [.. Large[..^1], (byte)(Large[^1] ^ 1)]),
            async rig => (await CompleteAsync(rig)).ShouldNotBeOfType<UploadOutcome<UploadReceipt>.Done>()
        )
        {
            FewestWrites = 2,
        },
        // Begun longer ago than the setting allows by the storage's own clock, which no drill can set.
        new(
            "forget uploads that were never finished",
            async rig =>
            {
                await SendAsync(rig, Large);
                await rig.Get<IncomingStore>().OpenAsync("a2/1", Token);
                await rig.Get<IncomingStore>().OpenAsync("a2/2", Token);
            },
            rig =>
            {
                var ofAnyAge = Options.Create(new UploadOptions { KeepIncoming = TimeSpan.FromSeconds(-5) });
                var log = NullLogger<SweepIncoming>.Instance;
                return new SweepIncoming(rig.Get<IncomingStore>(), ofAnyAge, log).RunAsync(Token);
            }
        )
        {
            FewestWrites = 3,
        },
        // Nobody announced the upload: the first look remembers it, the second asks for it.
        new(
            "sweep lost uploads",
            rig => UploadAsync(rig, SmallContest.First, Child),
            async rig =>
            {
                await rig.Get<SweepUploads>().RunAsync(Token);
                await rig.Get<SweepUploads>().RunAsync(Token);
            }
        ),
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    private static Task<UploadOutcome<UploadReceipt>> CompleteAsync(PipelineRig rig) =>
        rig.Get<CompleteUpload>().RunAsync(PermissionOf(rig), Target, Token);

    /// <summary>Puts every part of the file, as the page does.</summary>
    private static async Task SendAsync(PipelineRig rig, byte[] content)
    {
        var permission = PermissionOf(rig);
        await rig.Get<IncomingStore>().OpenAsync(permission.IncomingName, Token);
        var blob = new BlockBlobClient(rig.Connection, StorageNames.IncomingContainer, permission.IncomingName);
        foreach (var (index, block) in permission.Blocks().Index())
        {
            var part = content.AsSpan(index * UploadPermission.BlockSize, (int)block.Size).ToArray();
            await blob.StageBlockAsync(block.Id, new MemoryStream(part), cancellationToken: Token);
        }
    }

    private static UploadPermission PermissionOf(PipelineRig rig) =>
        new(
            Target.Folder,
            File,
            Large.Length,
            Evidence.HashOf(Large),
            Account,
            rig.Get<UploadPermissions>().Expiry(),
            null,
            null
        );

    private static byte[] LargeFile()
    {
        var content = new byte[(2 * UploadPermission.BlockSize) + 10];
        DrillSettings.Draw("upload").NextBytes(content);
        return content;
    }
}
