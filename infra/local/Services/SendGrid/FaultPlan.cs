using System.ComponentModel.DataAnnotations;

namespace Pleno.Local.Services;

/// <summary>
/// Faults that the stand-in plays by chance, section <c>LocalServices:Faults</c>: per mille of the requests. What a request
/// gets is drawn for it alone, so a letter that comes again draws again; the same seed draws the same row of faults.
/// </summary>
public sealed class FaultPlan : IValidatableObject
{
    private const int All = 1000;

    /// <summary>Answered 429.</summary>
    [Range(0, All)]
    public int TooManyRequests { get; set; }

    /// <summary>Answered 500.</summary>
    [Range(0, All)]
    public int ServerError { get; set; }

    /// <summary>No answer, nothing accepted.</summary>
    [Range(0, All)]
    public int TimeoutBeforeAccept { get; set; }

    /// <summary>Accepted, no answer.</summary>
    [Range(0, All)]
    public int TimeoutAfterAccept { get; set; }

    /// <summary>The connection is aborted, nothing accepted.</summary>
    [Range(0, All)]
    public int CutBeforeAccept { get; set; }

    /// <summary>Accepted, and the connection is aborted.</summary>
    [Range(0, All)]
    public int CutAfterAccept { get; set; }

    /// <summary>Begins the row of draws.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How long a request without an answer is kept waiting, in real time. Also for addresses with a tag.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Hang { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long 429 asks to wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromSeconds(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Shares().Sum(one => one.PerMille) > All)
        {
            yield return new ValidationResult($"The faults are more than {All} per mille.", [nameof(FaultPlan)]);
        }
    }

    internal IReadOnlyList<(AddressFault Fault, int PerMille)> Shares()
    {
        return
        [
            (AddressFault.TooManyRequests, TooManyRequests),
            (AddressFault.ServerError, ServerError),
            (AddressFault.TimeoutBeforeAccept, TimeoutBeforeAccept),
            (AddressFault.TimeoutAfterAccept, TimeoutAfterAccept),
            (AddressFault.CutBeforeAccept, CutBeforeAccept),
            (AddressFault.CutAfterAccept, CutAfterAccept),
        ];
    }
}

/// <summary>Draws from a plan, one draw per request.</summary>
internal sealed class FaultDraw(FaultPlan plan)
{
    private readonly Random random = new(plan.Seed);
    private readonly Lock turn = new();

    public AddressFault Next()
    {
        int drawn;
        lock (turn)
        {
            drawn = random.Next(1000);
        }

        foreach (var (fault, perMille) in plan.Shares())
        {
            if (drawn < perMille)
            {
                return fault;
            }

            drawn -= perMille;
        }

        return AddressFault.None;
    }
}
