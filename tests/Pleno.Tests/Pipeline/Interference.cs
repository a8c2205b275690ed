using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pleno.Tests.Pipeline;

/// <summary>What the tests cut a use case with; not a fault that the Azure SDK would retry.</summary>
internal sealed class CutException() : Exception("Cut before the request.");

/// <summary>Comes in between a use case and the storage: before one of its requests it cuts it off, or lets something else happen.</summary>
internal sealed class Interference : HttpPipelinePolicy
{
    private int _countdown;
    private bool _writesOnly;
    private bool _isDead;
    private Func<Task> _happens = () => Task.CompletedTask;
    private Func<Task> _follows = () => Task.CompletedTask;

    /// <summary>Whether the request it waited for has come.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>How many requests are still to come.</summary>
    public int Left => _countdown;

    /// <summary>The address of every request since the rig was made.</summary>
    public ConcurrentQueue<Uri> Asked { get; } = new();

    /// <summary>Is told of every request with its answer.</summary>
    public Action<HttpMessage> Answered { get; set; } = _ => { };

    /// <summary>The n-th write from now on throws, and nothing of it reaches the storage.</summary>
    public void CutAtWrite(int n) => Arm(n, writesOnly: true, () => throw new CutException());

    /// <summary>
    /// With the n-th write from now on the process is as good as killed: that write reaches the storage or does not, and nothing of what
    /// the use case asks for after it does.
    /// </summary>
    public void KillAtWrite(int n, bool isWritten)
    {
        Arm(n, writesOnly: true, isWritten ? () => Task.CompletedTask : Die);
        _follows = isWritten ? Die : _follows;
    }

    /// <summary>Before the n-th write from now on something else runs to its end.</summary>
    public void ComeBeforeWrite(int n, Func<Task> happens) => Arm(n, writesOnly: true, happens);

    /// <summary>After the n-th write from now on was answered something else runs to its end.</summary>
    public void ComeAfterWrite(int n, Func<Task> follows)
    {
        Arm(n, writesOnly: true, () => Task.CompletedTask);
        _follows = follows;
    }

    /// <summary>Before the n-th request from now on, reads too, something else runs to its end.</summary>
    public void ComeBetween(int n, Func<Task> happens) => Arm(n, writesOnly: false, happens);

    public void Rest() => _countdown = 0;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Asked.Enqueue(message.Request.Uri.ToUri());
        if (_isDead)
        {
            throw new CutException();
        }

        var isMeant = Counts(message.Request) && Interlocked.Decrement(ref _countdown) == 0;
        if (isMeant)
        {
            HasHappened = true;
            await _happens();
        }

        await ProcessNextAsync(message, pipeline);
        Answered(message);
        if (isMeant)
        {
            await _follows();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The pipeline asks the storage asynchronously.");

    private void Arm(int n, bool writesOnly, Func<Task> happens)
    {
        HasHappened = false;
        _follows = () => Task.CompletedTask;
        _writesOnly = writesOnly;
        _happens = happens;
        _countdown = n;
    }

    private Task Die()
    {
        _isDead = true;
        throw new CutException();
    }

    private bool Counts(Request request) =>
        !_writesOnly || (request.Method != RequestMethod.Get && request.Method != RequestMethod.Head);
}
