using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Readiness.Course;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>A stage on the board.</summary>
/// <param name="Stage">The stage of the calendar.</param>
/// <param name="Stored">The verdict that stands; null before the first check.</param>
/// <param name="Course">What decisions made of the calendar.</param>
public sealed record BoardStage(Stage Stage, StoredVerdict? Stored, StageCourse Course)
{
    /// <summary>The verdict; null before the first check.</summary>
    public VerdictStatus? Status => Stored?.Verdict.Status;

    /// <summary>When it began, or is to begin, UTC.</summary>
    public DateTimeOffset StartsAt => Course.BeganAt ?? Course.Window.From;

    /// <summary>When it ended, or is to end, UTC.</summary>
    public DateTimeOffset EndsAt => Course.Window.To;

    /// <summary>Whether nothing of it is to come: a decision ended it, or its time is over.</summary>
    public bool IsOver(DateTimeOffset now) => Course.IsOver || (!Stage.IsUntilClosed && EndsAt <= now);

    /// <summary>What keeps it from being ready, what is due first before.</summary>
    public IReadOnlyList<OwedItem> Owed(Contest contest) => Items(contest, Stored?.Verdict.Missing);

    /// <summary>What is not met and does not block.</summary>
    public IReadOnlyList<OwedItem> Notes(Contest contest) => Items(contest, Stored?.Verdict.Notes);

    private static IReadOnlyList<OwedItem> Items(Contest contest, IEnumerable<RequirementResult>? results) =>
        [.. (results ?? []).OrderBy(result => result.Due).Select(result => OwedItem.Of(contest, result))];
}

/// <summary>What is owed, by whom, until when.</summary>
/// <param name="Key">Identity within the stage: <c>document:6472</c>.</param>
/// <param name="What">In Indonesian.</param>
/// <param name="WhatEnglish">In English.</param>
/// <param name="Owners">Titles of the offices that owe it.</param>
/// <param name="Due">When it is due, UTC.</param>
/// <param name="Result">The requirement.</param>
public sealed record OwedItem(
    string Key,
    string What,
    string WhatEnglish,
    IReadOnlyList<string> Owners,
    DateTimeOffset Due,
    RequirementResult Result
)
{
    /// <summary>One requirement that is not met.</summary>
    public static OwedItem Of(Contest contest, RequirementResult result)
    {
        var item = MissingItems.Of(contest, result);
        List<string> titles = [.. MissingItems.OfficesOf(contest, result).Select(office => office.Title).Distinct()];
        IReadOnlyList<string> owners = titles.Count > 0 ? titles : [item.Owner];
        return new OwedItem(result.Key, item.What, item.WhatEnglish, owners, result.Due, result);
    }
}
