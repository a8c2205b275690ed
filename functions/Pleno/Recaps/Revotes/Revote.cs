using Pleno.Areas;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Revotes;

/// <summary>A repeat (PSU), continued (PSL) or later (PSS) vote at a polling station, as last recorded.</summary>
/// <param name="Tps">The polling station.</param>
/// <param name="Kind">Psu, Psl or Pss.</param>
/// <param name="IsOver">Whether that vote is over.</param>
/// <param name="Reason">Why it is held.</param>
/// <param name="Hash">SHA-256 of the D.KEJADIAN KHUSUS that says so.</param>
/// <param name="RecordedAt">When that was received, UTC.</param>
public sealed record Revote(
    AreaCode Tps,
    KejadianKind Kind,
    bool IsOver,
    string Reason,
    string Hash,
    DateTimeOffset RecordedAt
)
{
    /// <summary>What the entries of a D.KEJADIAN KHUSUS say of such votes.</summary>
    public static IEnumerable<Revote> Of(KejadianKhusus kejadian, string hash, DateTimeOffset receivedAt) =>
        from entry in kejadian.Entries
        where entry is { IsOver: not null, Area: not null }
        select new Revote(entry.Area!.Value, entry.Kind, entry.IsOver!.Value, entry.Reason, hash, receivedAt);
}

/// <summary>L09: while a vote at a polling station below is open, figures stay provisional and no result is determined.</summary>
public static class RevoteRules
{
    /// <summary>One finding for each vote that is not over.</summary>
    /// <param name="revotes">The votes at polling stations of the area.</param>
    /// <param name="code">W.718 for a D.HASIL, F.719 for a decree.</param>
    public static IEnumerable<Finding> NoneIsOpen(IEnumerable<Revote> revotes, Code code) =>
        revotes
            .Where(revote => !revote.IsOver)
            .Select(revote => new Finding(
                code,
                Area: revote.Tps,
                Got: $"{revote.Kind.ToString().ToUpperInvariant()}: {revote.Reason}"
            ));
}
