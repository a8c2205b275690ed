using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>What a trigger hands to a function: the value it is about, and the tokens of its path or route.</summary>
internal sealed record TriggerData(object Value, IReadOnlyDictionary<string, string> Tokens)
{
    public TriggerData(object value)
        : this(value, new Dictionary<string, string>()) { }
}

internal readonly record struct Invocation(InvocationOutcome Outcome, object? Result);

/// <summary>Runs one function: an instance of its class in the given scope, bounded by functionTimeout, logged once.</summary>
internal sealed partial class FunctionInvoker(
    LocalHostOptions options,
    IServiceScopeFactory scopes,
    IEnumerable<IInvocationObserver> observers,
    ILogger<FunctionInvoker> logger
)
{
    public async Task<Invocation> InvokeAsync(FunctionDescriptor function, TriggerData data, CancellationToken abort)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await InvokeAsync(function, data, scope.ServiceProvider, abort);
    }

    public async Task<Invocation> InvokeAsync(
        FunctionDescriptor function,
        TriggerData data,
        IServiceProvider services,
        CancellationToken abort
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        limit.CancelAfter(options.Host.FunctionTimeout ?? Timeout.InfiniteTimeSpan);
        var started = Stopwatch.GetTimestamp();
        var invocation = new Invocation(InvocationOutcome.Succeeded, null);
        try
        {
            invocation = invocation with { Result = await CallAsync(function, data, services, limit.Token) };
        }
        catch (Exception fault)
        {
            invocation = invocation with { Outcome = OutcomeOf(limit, abort) };
            Log.Fault(logger, fault, function.Name);
        }

        var duration = Stopwatch.GetElapsedTime(started);
        Log.Invoked(logger, function.Name, invocation.Outcome, (long)duration.TotalMilliseconds);
        foreach (var observer in observers)
        {
            observer.Invoked(function.Name, invocation.Outcome, duration);
        }

        return invocation;
    }

    private static async Task<object?> CallAsync(
        FunctionDescriptor function,
        TriggerData data,
        IServiceProvider services,
        CancellationToken limit
    )
    {
        var method = function.Method;
        var arguments = method.GetParameters().Select(parameter => Bind(function, parameter, data, limit)).ToArray();
        var target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        try
        {
            var result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            if (result is not Task task)
            {
                return result;
            }

            await task;
            return task is Task<Microsoft.AspNetCore.Mvc.IActionResult> answer ? await answer : null;
        }
        finally
        {
            await DisposeAsync(target);
        }
    }

    private static object? Bind(
        FunctionDescriptor function,
        ParameterInfo parameter,
        TriggerData data,
        CancellationToken limit
    )
    {
        if (parameter == function.Parameter)
        {
            return data.Value;
        }

        return parameter.ParameterType == typeof(CancellationToken)
            ? limit
            : data.Tokens.GetValueOrDefault(parameter.Name!);
    }

    private static async ValueTask DisposeAsync(object? target)
    {
        switch (target)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private static InvocationOutcome OutcomeOf(CancellationTokenSource limit, CancellationToken abort) =>
        abort.IsCancellationRequested ? InvocationOutcome.Cancelled
        : limit.IsCancellationRequested ? InvocationOutcome.TimedOut
        : InvocationOutcome.Failed;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Function} {Outcome} in {Milliseconds} ms")]
        public static partial void Invoked(
            ILogger logger,
            string function,
            InvocationOutcome outcome,
            long milliseconds
        );

        [LoggerMessage(2, LogLevel.Error, "{Function} failed")]
        public static partial void Fault(ILogger logger, Exception fault, string function);
    }
}
