using Microsoft.AspNetCore.Http;
using Pleno.Contests;
using Pleno.Pages;

namespace Pleno.Notices.Looking;

/// <summary>Which notices are looked for. What is null is not asked.</summary>
public sealed record NoticeQuery
{
    /// <summary>How many are shown without being asked otherwise.</summary>
    public const int UsualMost = 50;
    private const int LargestMost = 500;
    private const int LongestText = 200;

    public NoticeKind? Kind { get; init; }

    /// <summary>At least one of its letters that may be seen is in this state.</summary>
    public DeliveryStatus? State { get; init; }

    /// <summary>Key of an office that got it.</summary>
    public string? Office { get; init; }

    /// <summary>Part of its number or of its matter.</summary>
    public string? Text { get; init; }

    /// <summary>The day it was raised on, on the clocks of the contest's area.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Only those with a larger running number, in ascending order.</summary>
    public int? After { get; init; }

    /// <summary>Only those with a smaller running number; without <see cref="After"/> the newest come first.</summary>
    public int? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Most { get; init; } = UsualMost;

    /// <summary>The query of an address; an empty value asks nothing.</summary>
    /// <param name="query">The address's query.</param>
    /// <param name="wrong">The names of the values that cannot be read, all of them.</param>
    public static NoticeQuery Read(IQueryCollection query, out IReadOnlyList<string> wrong)
    {
        var faults = new List<string>();
        var read = new NoticeQuery
        {
            Kind = Value("kind", ApiWords.Parse<NoticeKind>),
            State = Value("state", ApiWords.Parse<DeliveryStatus>),
            Day = Value("day", ApiWords.Day),
            After = (int?)Value("after", text => ApiWords.Number(text, int.MaxValue)),
            Before = (int?)Value("before", text => ApiWords.Number(text, int.MaxValue)),
            Most = (int?)Value("most", MostOf) ?? UsualMost,
            Office = Text("office"),
            Text = Text("text"),
        };
        wrong = faults;
        return read;

        T? Value<T>(string name, Func<string, T?> parse)
            where T : struct
        {
            var text = query[name].ToString();
            var value = text.Length == 0 ? null : parse(text);
            faults.AddRange(text.Length > 0 && value is null ? [name] : []);
            return value;
        }

        string? Text(string name)
        {
            var text = query[name].ToString().Trim();
            faults.AddRange(text.Length > LongestText ? [name] : []);
            return text.Length == 0 ? null : text;
        }
    }

    private static long? MostOf(string text) => ApiWords.Number(text, LargestMost) is > 0 and var most ? most : null;
}
