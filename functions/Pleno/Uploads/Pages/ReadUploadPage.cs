using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Recaps;
using Pleno.Storage;
using Pleno.Uploads.Following;

namespace Pleno.Uploads.Pages;

/// <summary>Reads what the page of uploads shows. Writes nothing.</summary>
public sealed class ReadUploadPage(ContestStore contests, DocumentStore documents, ReadinessStore readiness)
{
    private const int MostFiles = 50;
    private const LocalZone AnyZone = LocalZone.Wib;

    /// <param name="principal">Who looks.</param>
    /// <param name="to">The folder of the place chosen; empty for none, or for the only one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page; null when the one who looks sends nothing, or not to this place.</returns>
    public async Task<UploadPageModel?> FindAsync(Principal principal, string to, CancellationToken cancellationToken)
    {
        var isSender = principal.Grants.Any(grant =>
            AccessPolicy.ReachOf(AccessAction.CheckFile, grant.Role) != AccessReach.Nothing
        );
        if (!isSender)
        {
            return null;
        }

        var loaded = await LoadedAsync(principal, cancellationToken);
        List<UploadPlace> places = [.. loaded.SelectMany(contest => PlacesOf(contest, principal))];
        var chosen = to.Length == 0 && places is [var only] ? only : places.Find(place => place.Target.Folder == to);
        if (chosen is null)
        {
            return to.Length > 0 ? null : new UploadPageModel(places, null, AnyZone, [], []);
        }

        var contest = loaded.First(one => one.Key == chosen.Target.Contest);
        return chosen.Target.IsReport
            ? new UploadPageModel(
                places,
                chosen,
                contest.Zone,
                [],
                await ReportsAsync(contest, chosen.Target, cancellationToken)
            )
            : await DocumentsAsync(contest, places, chosen, cancellationToken);
    }

    private async Task<List<Contest>> LoadedAsync(Principal principal, CancellationToken cancellationToken)
    {
        var found = new List<Contest>();
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (
                AccessPolicy.Allows(principal, AccessAction.SeeBoard, new AccessTarget(key.Area))
                && await contests.FindAsync(key, cancellationToken) is { } contest
            )
            {
                found.Add(contest);
            }
        }

        return found;
    }

    private static IEnumerable<UploadPlace> PlacesOf(Contest contest, Principal principal)
    {
        var ofAreas = contest
            .Areas.All.Where(area =>
                contest.ExpectsDocumentsOf(area.Code.Level) && RecapForm.For(contest.Key, area.Code) is not null
            )
            .Select(area => new UploadPlace(
                new UploadTarget(contest.Key, area.Code, null, null),
                contest.Title,
                $"{area.Code} {area.Name}"
            ));
        var ofOffices =
            from office in contest.Offices
            from stage in contest.Stages
            select new UploadPlace(
                new UploadTarget(contest.Key, null, stage.Key, office.Key),
                contest.Title,
                $"{stage.Name}, {office.Title}"
            );
        return ofAreas
            .Concat(ofOffices)
            .Where(place => AccessPolicy.Allows(principal, place.Target.Action, place.Target.Access));
    }

    private async Task<UploadPageModel> DocumentsAsync(
        Contest contest,
        IReadOnlyList<UploadPlace> places,
        UploadPlace chosen,
        CancellationToken cancellationToken
    )
    {
        var all = await documents.ListAsync(contest.Key, chosen.Target.Area, cancellationToken);
        var newestFirst = all.OrderByDescending(document => document.ReceivedAt).ToList();
        var standing = newestFirst.Where(document =>
            document.Kind != DocumentKind.Scan
            && document.Status is DocumentStatus.Accepted or DocumentStatus.NeedsExplanation or DocumentStatus.Read
        );
        return new UploadPageModel(
            places,
            chosen,
            contest.Zone,
            [.. standing.Select(StandingOf)],
            [.. newestFirst.Take(MostFiles).Select(document => FollowUpload.StateOf(contest, document))]
        );
    }

    private static StandingFile StandingOf(DocumentRecord document) =>
        new(
            document.Id.Hash,
            document.FileName,
            UploadWords.Of(document.Kind),
            document.Version,
            document.BeritaAcara,
            document.ReceivedAt,
            UploadWords.ProgressOf(document.Status)
        );

    private async Task<IReadOnlyList<UploadState>> ReportsAsync(
        Contest contest,
        UploadTarget target,
        CancellationToken cancellationToken
    )
    {
        var versions = await readiness.ListVersionsAsync(contest.Key, target.Stage!, cancellationToken);
        return
        [
            .. versions
                .Where(version => version.Report.Head.Office == target.Office)
                .OrderByDescending(version => version.ReceivedAt)
                .Take(MostFiles)
                .Select(version => FollowUpload.StateOf(contest, version)),
        ];
    }
}
