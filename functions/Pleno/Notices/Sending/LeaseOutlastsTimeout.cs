using Microsoft.Extensions.Options;

namespace Pleno.Notices.Sending;

/// <summary>
/// Refuses settings by which a hand-over counts as lost while its answer is still awaited: <see cref="NoticeOptions.SendLease"/> must be longer than
/// the time-out of the mail service that is used.
/// </summary>
/// <param name="section">Section of the mail service's settings.</param>
/// <param name="timeout">Its time-out.</param>
/// <param name="lease">The lease.</param>
internal sealed class LeaseOutlastsTimeout<T>(string section, Func<T, TimeSpan> timeout, Func<TimeSpan> lease)
    : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var (longest, until) = (timeout(options), lease());
        return until > longest
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{NoticeOptions.Section}:{nameof(NoticeOptions.SendLease)} ({until:c}) must be longer than {section}:Timeout ({longest:c}): a letter whose answer is still awaited would count as lost and be sent again."
            );
    }
}
