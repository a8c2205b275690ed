using System.Globalization;

namespace Pleno.Contests.Loading;

/// <summary>The parameters that each kind of requirement knows, and how their values are written: <c>min=10 longest=12h</c>.</summary>
internal static class TermWords
{
    private const string Number = "1, 2, 3, ...";
    private const string Duration = "30m, 12h, 3d";
    private const string Names = "a|b|c";

    /// <summary>For each kind, the parameters it may have; an exclamation mark: it must.</summary>
    private static readonly Dictionary<RequirementKind, string[]> Known = new()
    {
        [RequirementKind.Documents] = [],
        [RequirementKind.Confirmation] = ["validity"],
        [RequirementKind.Roster] = ["objects!", "min", "experienced", "longest", "rest", "handover", "lead"],
        [RequirementKind.Patrol] = ["objects!", "gap!", "lead"],
        [RequirementKind.Deployment] = ["total"],
        [RequirementKind.Checklist] = [],
        [RequirementKind.Attendance] = ["roles!"],
        [RequirementKind.Situation] = ["every!", "grace", "lead", "roles"],
        [RequirementKind.NoIncident] = ["roles!", "incidents"],
        [RequirementKind.Reconciliation] = [],
        [RequirementKind.Operation] = [],
        [RequirementKind.Contact] = [],
    };

    /// <summary>The terms, or each word that is wrong with what was expected in its place.</summary>
    public static (RequirementTerms Terms, IReadOnlyList<(string Got, string Expected)> Wrong) Read(
        RequirementKind kind,
        string text
    )
    {
        var terms = new RequirementTerms();
        var wrong = new List<(string, string)>();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, "");
            var isKnown = Known[kind].Any(known => known.TrimEnd('!') == name) && given.Add(name);
            var (next, expected) = isKnown ? With(terms, name, value) : (null, Allowed(kind));
            terms = next ?? terms;
            if (next is null)
            {
                wrong.Add((word, expected));
            }
        }

        wrong.AddRange(
            Known[kind]
                .Where(known => known.EndsWith('!') && !given.Contains(known.TrimEnd('!')))
                .Select(known => (text, $"{known.TrimEnd('!')}=..."))
        );
        return (terms, wrong);
    }

    private static string Allowed(RequirementKind kind) =>
        Known[kind] is { Length: > 0 } known
            ? string.Join(' ', known.Select(one => $"{one.TrimEnd('!')}=..."))
            : "(kosong/empty)";

    private static (RequirementTerms? Terms, string Expected) With(RequirementTerms terms, string name, string value) =>
        name switch
        {
            "objects" => (value.Length > 0 ? terms with { Objects = value } : null, Names),
            "min" => (Count(value) is { } count ? terms with { MinimumStrength = count } : null, Number),
            "experienced" => (
                Count(value) is { } count and <= 100 ? terms with { ExperiencedPercent = count } : null,
                "1 - 100"
            ),
            "total" => (Count(value) is { } count ? terms with { Total = count } : null, Number),
            "longest" => (Time(value) is { } time ? terms with { LongestDuty = time } : null, Duration),
            "rest" => (Time(value) is { } time ? terms with { Rest = time } : null, Duration),
            "handover" => (Time(value) is { } time ? terms with { Handover = time } : null, Duration),
            "lead" => (Time(value) is { } time ? terms with { Lead = time } : null, Duration),
            "gap" => (Time(value) is { } time ? terms with { LongestGap = time } : null, Duration),
            "validity" => (Time(value) is { } time ? terms with { Validity = time } : null, Duration),
            "every" => (Time(value) is { } time ? terms with { Every = time } : null, Duration),
            "grace" => (Time(value) is { } time ? terms with { Grace = time } : null, Duration),
            "roles" => (AreAll<OfficeRole>(value) ? terms with { Roles = value } : null, ConfigWords.Of<OfficeRole>()),
            _ => (
                AreAll<IncidentKind>(value) ? terms with { Incidents = value } : null,
                ConfigWords.Of<IncidentKind>()
            ),
        };

    private static bool AreAll<T>(string value)
        where T : struct, Enum =>
        RequirementTerms.Parts(value) is { Count: > 0 } parts
        && parts.All(part => ConfigWords.Parse<T>(part) is not null);

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;

    /// <summary>A whole number of minutes, hours or days: <c>30m</c>, <c>12h</c>, <c>3d</c>.</summary>
    public static TimeSpan? Time(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        if (Count(text.Length > 1 ? text[..^1] : "") is not ({ } count and < 100_000))
        {
            return null;
        }

        return unit switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
