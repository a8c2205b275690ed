using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Services;

/// <summary>
/// Works through journal entries one by one, by file name only. One that fails goes to the end of the queue, and the
/// queue rests: 0.25 s, doubled at each failure in a row, 15 s at most. Rests are real time, also under a rehearsal's clock.
/// </summary>
internal sealed partial class RetryQueue(
    string work,
    Func<string, CancellationToken, Task> handle,
    ILogger<RetryQueue> logger
)
{
    private const double FirstRest = 0.25;
    private const double LongestRest = 15;
    private readonly Channel<string> names = Channel.CreateUnbounded<string>();

    public void Add(string fileName)
    {
        names.Writer.TryWrite(fileName);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var failures = 0;
        await foreach (var fileName in names.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await handle(fileName, stopping);
                failures = 0;
            }
            catch (Exception cause) when (!stopping.IsCancellationRequested)
            {
                var rest = Rest(++failures);
                Log.Failed(logger, cause, work, rest.TotalSeconds);
                await Task.Delay(rest, stopping);
                Add(fileName);
            }
        }
    }

    private static TimeSpan Rest(int failures)
    {
        return TimeSpan.FromSeconds(Math.Min(LongestRest, FirstRest * Math.Pow(2, Math.Min(failures - 1, 10))));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Work} failed; trying again in {Seconds} s")]
        public static partial void Failed(ILogger logger, Exception cause, string work, double seconds);
    }
}
