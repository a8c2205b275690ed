using System.Collections.Concurrent;
using System.Threading.Channels;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

/// <summary>What the trigger classes of a host were called with; the test decides what a call does.</summary>
public sealed class Calls : IInvocationObserver
{
    private readonly Channel<string> called = Channel.CreateUnbounded<string>();
    private readonly Channel<(string Function, InvocationOutcome Outcome)> over = Channel.CreateUnbounded<(
        string,
        InvocationOutcome
    )>();

    public ConcurrentQueue<string> All { get; } = new();

    public Func<string, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public Task AddAsync(string call, CancellationToken cancellation)
    {
        All.Enqueue(call);
        called.Writer.TryWrite(call);
        return Behaviour(call, cancellation);
    }

    public void Invoked(string function, InvocationOutcome outcome, TimeSpan duration) =>
        over.Writer.TryWrite((function, outcome));

    public async Task<string> NextAsync() => await called.Reader.ReadAsync(Patience());

    public async Task<(string Function, InvocationOutcome Outcome)> NextOutcomeAsync() =>
        await over.Reader.ReadAsync(Patience());

    private static CancellationToken Patience()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return limit.Token;
    }
}
