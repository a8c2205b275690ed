using Microsoft.Extensions.Logging;

namespace Pleno.Local.Services;

/// <summary>Warnings of the services as single lines between the lines of progress.</summary>
internal sealed class TextWriterLogging(TextWriter writer) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName)
    {
        return this;
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        return logLevel >= LogLevel.Warning;
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            var cause = exception is null ? "" : $" ({exception.Message})";
            writer.WriteLine(formatter(state, exception) + cause);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        return null;
    }

    public void Dispose()
    {
        // The writer belongs to the caller.
    }
}
