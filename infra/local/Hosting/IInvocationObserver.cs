namespace Pleno.Local.Hosting;

public enum InvocationOutcome
{
    Succeeded,
    Failed,

    /// <summary>host.json's functionTimeout ran out and the function gave way.</summary>
    TimedOut,

    /// <summary>The host stopped, or the caller of an HTTP function went away, and the function gave way.</summary>
    Cancelled,
}

/// <summary>Told of each invocation once it is over; registered as a service, any number of them.</summary>
public interface IInvocationObserver
{
    void Invoked(string function, InvocationOutcome outcome, TimeSpan duration);
}
