using Pleno.Notices;

namespace Pleno.Local.Grid;

/// <summary>What came of a run.</summary>
/// <param name="Plan">What was played.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Numbers">The running numbers of the notices, ascending.</param>
/// <param name="Letters">Every letter that a notice is owed.</param>
internal sealed record GridOutcome(
    GridPlan Plan,
    TimeSpan Duration,
    IReadOnlyList<int> Numbers,
    IReadOnlyList<GridLetter> Letters
)
{
    /// <summary>Most often that a letter may have been taken: it goes out once more at most when its fate is unknown.</summary>
    private const int MostAccepted = 2;

    private const int MostFailedAtLeast = 3;

    /// <summary>Accepted letters that no notice is owed.</summary>
    public int Stray { get; init; }

    /// <summary>Neither taken by the mail service nor shown as failed: nobody would hear of it. Notices that were never registered included.</summary>
    public int Lost =>
        Plan.Notices
        - Numbers.Count
        + Letters.Count(letter => letter.Accepted == 0 && letter.Status != DeliveryStatus.Failed);

    public int Once => Letters.Count(letter => letter.Accepted == 1);

    public int Twice => Letters.Count(letter => letter.Accepted == MostAccepted);

    public int TooOften => Letters.Count(letter => letter.Accepted > MostAccepted);

    public int OfTwoNumbers => Letters.Count(letter => !letter.IsOneLetter);

    /// <summary>Given up without the mail service having taken it: it shows on the board.</summary>
    public int Failed => Letters.Count(letter => letter.Accepted == 0 && letter.Status == DeliveryStatus.Failed);

    /// <summary>Taken, but the pipeline does not say so.</summary>
    public int Untold => Letters.Count(letter => letter.Accepted > 0 && letter.Status != DeliveryStatus.Delivered);

    /// <summary>Whether the numbers are 1, 2, 3 … without a gap.</summary>
    public bool NumbersRun => Numbers.SequenceEqual(Enumerable.Range(1, Plan.Notices));

    /// <summary>More given up than two unknown fates in a row can make of the plan: not the faults' doing.</summary>
    public bool GivesUpTooMuch => Failed > Math.Max(MostFailedAtLeast, Plan.Notices / 200);

    public bool Holds =>
        Lost == 0 && TooOften == 0 && OfTwoNumbers == 0 && Stray == 0 && Untold == 0 && NumbersRun && !GivesUpTooMuch;

    public async Task WriteAsync(TextWriter output)
    {
        (string What, object Count)[] rows =
        [
            ("pemberitahuan / notices", Numbers.Count),
            ("  nomor 1..n tanpa celah / numbers without a gap", NumbersRun ? "ya / yes" : "TIDAK / NO"),
            ("diterima sekali / accepted once", Once),
            ("diterima dua kali / accepted twice", Twice),
            ("  dengan nomor atau perihal berbeda / of another number or subject", OfTwoNumbers),
            ("diterima lebih dari dua kali / accepted more often", TooOften),
            ("gagal, tampak di papan / failed and shown on the board", Failed),
            ("hilang / lost", Lost),
            ("tidak dikenal / of no notice", Stray),
            ("diterima, belum tercatat terkirim / accepted, not recorded as delivered", Untold),
        ];
        await output.WriteLineAsync(
            $"\n{Plan.Notices} pemberitahuan / notices, SIGKILL {Plan.Kills}x, seed {Plan.Seed}, {Duration:mm\\:ss}"
        );
        foreach (var (what, count) in rows)
        {
            await output.WriteLineAsync($"  {what, -72} {count, 8}");
        }

        await output.WriteLineAsync(Holds ? "  HASIL / RESULT: 0" : "  HASIL / RESULT: 1");
    }
}
