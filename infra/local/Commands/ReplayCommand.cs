using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary><c>replay</c> lists the messages that failed every attempt; <c>replay ID</c> puts one back into its queue, or has a letter sent that was given up (ID is then its delivery).</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id")
        {
            Description =
                "Id pesan; tanpa ini semuanya didaftar / id of the message, or of a delivery that failed; without it all messages are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var data = new StoredDataOptions();
        var command = new Command(
            "replay",
            "Mendaftar pesan yang gagal, atau mengulang satu / lists messages that failed, or replays one"
        )
        {
            id,
        };
        data.AddTo(command, mayWrite: true);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var place = data.Of(parsed);
                if (parsed.GetValue(id) is not null && place.Account is not null && !data.MayWrite(parsed))
                {
                    throw new LocalSetupException(
                        "Mengulang menulis ke akun / to replay writes into the account.",
                        "--yes"
                    );
                }

                return place.UseAsync(
                    output,
                    services => RunAsync(services, parsed.GetValue(id), output, cancellationToken),
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <returns><see cref="ExitCodes.NotAsExpected"/> when no message with this id is waiting to be replayed.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services,
        string? id,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (id is null)
        {
            await ListAsync(services.GetRequiredService<PoisonStore>(), output, cancellationToken);
            await ListLettersAsync(services, output, cancellationToken);
            return ExitCodes.Fine;
        }

        var replay = services.GetRequiredService<ReplayPoison>();
        var isReplayed = DeliveryId.TryParse(id) is { } letter
            ? await replay.LetterAsync(letter, cancellationToken)
            : await replay.RunAsync(id, cancellationToken) is not null;
        await output.WriteLineAsync(
            isReplayed
                ? $"{id}: kembali ke antrean / back in its queue"
                : $"{id}: tidak ada, atau sudah diulang / not there, or replayed before"
        );
        return isReplayed ? ExitCodes.Fine : ExitCodes.NotAsExpected;
    }

    /// <summary>The letters that were given up, by the id with which they are replayed.</summary>
    private static async Task ListLettersAsync(
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var deliveries = services.GetRequiredService<DeliveryStore>();
        foreach (var contest in await services.GetRequiredService<ContestStore>().ListAsync(cancellationToken))
        {
            foreach (var letter in await deliveries.ListGivenUpAsync(contest, cancellationToken))
            {
                await output.WriteLineAsync($"{letter.Id}  {letter.ChangedAt:O}  {letter.Status}  {letter.Reason}");
            }
        }
    }

    private static async Task ListAsync(PoisonStore poison, TextWriter output, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var queue in StorageNames.PoisonQueues)
        {
            foreach (var message in await poison.ListAsync(queue, cancellationToken))
            {
                count++;
                var state = message.ReplayedAt is { } at ? $"diulang / replayed {at:O}" : "menunggu / waiting";
                await output.WriteLineAsync($"{message.Id}  {message.KeptAt:O}  {queue}  {state}\n    {message.Body}");
            }
        }

        await output.WriteLineAsync($"{count} pesan / messages");
    }
}
