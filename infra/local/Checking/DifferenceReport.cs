using Pleno.Areas;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Versions;

namespace Pleno.Local.Checking;

/// <summary>The difference of two checked files, for a person or for a program.</summary>
internal sealed class DifferenceReport(CheckedFile old, CheckedFile @new, RecapDifference difference)
{
    /// <summary>Number of the shape of the JSON; members may be added under it.</summary>
    private const int Shape = 1;

    public string Json() =>
        CheckJson.Serialise(
            new
            {
                Shape,
                Same = difference.IsEmpty,
                Contest = @new.Contest!.Key.ToString(),
                @new.Area,
                Form = @new.Form,
                Old = new { old.File, old.Outcome },
                New = new { @new.File, @new.Outcome },
                Changes = difference.Changes.Select(change => new
                {
                    Field = change.Field.Key,
                    change.Area,
                    change.Old,
                    change.New,
                }),
                Paslon = difference.Standings.Select(standing => new
                {
                    Field = standing.Field.Key,
                    Name = standing.Field.Label,
                    standing.Old,
                    standing.New,
                }),
                Margin = new { Old = MarginJson(difference.OldMargin), New = MarginJson(difference.NewMargin) },
                difference.ChangesRanking,
            }
        );

    public void Write(TextWriter output, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        output.WriteLine($"{@new.Contest!.Key}, {@new.Form}, {@new.AreaText}");
        output.WriteLine(
            $"  {(isEnglish ? "old" : "lama")}: {old.File} ({CheckText.OutcomeText(old.Outcome, tongue)})"
        );
        output.WriteLine(
            $"  {(isEnglish ? "new" : "baru")}: {@new.File} ({CheckText.OutcomeText(@new.Outcome, tongue)})"
        );
        if (difference.IsEmpty)
        {
            output.WriteLine(isEnglish ? "The figures are the same." : "Angkanya sama.");
            return;
        }

        output.WriteLine($"{(isEnglish ? "Figures that changed" : "Angka yang berubah")}: {difference.Changes.Count}");
        foreach (var column in difference.Changes.GroupBy(change => change.Area))
        {
            output.WriteLine($"  {ColumnText(column.Key)}");
            foreach (var change in column)
            {
                output.WriteLine($"    {change.Field.FullLabel}: {Step(change.Old, change.New, tongue)}");
            }
        }

        WriteResult(output, tongue);
    }

    private void WriteResult(TextWriter output, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        output.WriteLine(isEnglish ? "Votes in JUMLAH AKHIR" : "Perolehan suara pada JUMLAH AKHIR");
        foreach (var (field, before, after) in difference.Standings)
        {
            var rank = isEnglish ? "rank" : "peringkat";
            output.WriteLine(
                $"  {Numbered(field)}: {Step(before.Votes, after.Votes, tongue)}, {rank} {Step(before.Rank, after.Rank)}"
            );
        }

        output.WriteLine(
            $"  {(isEnglish ? "First ahead of second by" : "Selisih dua teratas")}: {Step(difference.OldMargin?.Votes, difference.NewMargin?.Votes, tongue)}"
        );
        if (difference.ChangesRanking)
        {
            output.WriteLine(isEnglish ? "  The ranking changes." : "  Peringkat berubah.");
        }
    }

    private string ColumnText(AreaCode? area) =>
        area is { } code ? $"{code} {@new.Contest!.Areas.Find(code)?.Name}".TrimEnd() : "JUMLAH AKHIR";

    private static string Numbered(Field field) =>
        field.Key.StartsWith("paslon.", StringComparison.Ordinal)
            ? $"{field.Key["paslon.".Length..]}. {field.Label}"
            : field.Label;

    private static string Step(int? old, int? @new) => old == @new ? $"{old}" : $"{old} -> {@new}";

    private static string Step(long? old, long? @new, Tongue tongue)
    {
        var text = $"{Figure(old, tongue)} -> {Figure(@new, tongue)}";
        return old == @new ? Figure(@new, tongue)
            : @new - old is { } step ? $"{text} ({(step > 0 ? "+" : "-")}{Words.Number(Math.Abs(step), tongue)})"
            : text;
    }

    private static string Figure(long? figure, Tongue tongue) =>
        figure is { } number ? Words.Number(number, tongue)
        : tongue == Tongue.English ? "nothing"
        : "kosong";

    private static object? MarginJson(Margin? margin) =>
        margin is null
            ? null
            : new
            {
                First = margin.First.Key,
                Second = margin.Second.Key,
                margin.Votes,
            };
}
