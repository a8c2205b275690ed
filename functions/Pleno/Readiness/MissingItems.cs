using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps;

namespace Pleno.Readiness;

/// <summary>What is missing, in words, with the office that owes it.</summary>
public static class MissingItems
{
    public static MissingItem Of(Contest contest, RequirementResult result)
    {
        if (result.Area is { } area)
        {
            var name = contest.Areas.Find(area)?.Name ?? area.Digits;
            var form = RecapForm.For(contest.Key, area)?.Name ?? "MODEL D.HASIL";
            var owner =
                NoticeRouting.UploaderOf(contest, area).Select(office => office.Title).FirstOrDefault() ?? "KPU";
            return new MissingItem(
                $"{form} {area} {name} belum diterima",
                $"{form} of {area} {name} is not accepted",
                owner
            );
        }

        var title = contest.FindOffice(result.Office ?? "")?.Title ?? result.Office ?? "";
        return new MissingItem(
            $"Konfirmasi kesiapan dari {title} belum ada",
            $"No confirmation of readiness from {title}",
            title
        );
    }
}
