using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Letters;

namespace Pleno.Local.Previews;

/// <summary>The letter of a made-up event.</summary>
internal static class SampleNotice
{
    private const int Number = 12;

    /// <summary>The first offices of the directory get it.</summary>
    public static Notice Of(NoticeKind kind, Contest contest) =>
        new(
            contest.Key,
            new string('0', 32),
            kind,
            Number,
            SampleFacts.RaisedAt,
            LetterTemplate.Version,
            [.. contest.Offices.Take(3).Select(office => office.Key)],
            SampleFacts.Of(kind, contest)
        );

    public static Letter Letter(NoticeKind kind, Contest contest, Office office) =>
        LetterWriter.Write(
            contest,
            Of(kind, contest),
            office,
            new LetterLinks(
                new Uri("https://pleno.example/api/verify?number=012"),
                new Uri("https://pleno.example/api/acknowledge?letter=contoh")
            )
        );
}
