using Pleno.Access;
using Pleno.Areas;

namespace Pleno.Tests.Access;

/// <summary>Who may do what: role by role, action by action, near and far.</summary>
public sealed class PolicyTests
{
    private static readonly AreaCode Kaltim = AreaCode.Parse("64");
    private static readonly AreaCode Samarinda = AreaCode.Parse("6472");

    [Fact]
    public void Whatever_is_not_granted_is_denied()
    {
        var actions = Enum.GetValues<AccessAction>();
        var nobody = new Principal("nobody", []);
        actions.ShouldAllBe(action => !AccessPolicy.Allows(nobody, action, new AccessTarget(Kaltim, Kaltim, "polda")));
        var unknown = (AccessAction)999;
        Enum.GetValues<AccessRole>().ShouldAllBe(role => AccessPolicy.ReachOf(unknown, role) == AccessReach.Nothing);
    }

    [Theory]
    [InlineData("uploader:6472", AccessAction.UploadDocument, "64", "6472", true)]
    [InlineData("uploader:6472", AccessAction.UploadDocument, "64", "647201", true)]
    [InlineData("uploader:6472", AccessAction.UploadDocument, "64", "6471", false)]
    [InlineData("uploader:6472", AccessAction.UploadDocument, "64", "64", false)]
    [InlineData("uploader:64", AccessAction.UploadDocument, "64", "64", true)]
    [InlineData("uploader:64", AccessAction.UploadDocument, "64", "6472", false)]
    [InlineData("uploader:64", AccessAction.SeeArea, "64", "6472", true)]
    [InlineData("uploader:6472", AccessAction.SeeArea, "64", "64", false)]
    [InlineData("uploader:6472", AccessAction.SeeBoard, "64", null, true)]
    [InlineData("uploader:6472", AccessAction.SeeBoard, "6471", null, false)]
    [InlineData("uploader:6472", AccessAction.SeeBoard, "51", null, false)]
    [InlineData("security-office:64/polda", AccessAction.UploadDocument, "64", "64", false)]
    [InlineData("security-office:64/polda", AccessAction.SeeArea, "64", "64", false)]
    [InlineData("official:64", AccessAction.SeeArea, "64", "6472", true)]
    [InlineData("official:64", AccessAction.SeeArea, "51", "5101", false)]
    [InlineData("official:6472", AccessAction.SeeArea, "64", "6471", true)]
    [InlineData("official:64", AccessAction.UploadDocument, "64", "64", false)]
    [InlineData("operator:", AccessAction.UploadDocument, "64", "64", false)]
    [InlineData("operator:", AccessAction.SeeEvidence, "51", "5101", true)]
    [InlineData("uploader:64", AccessAction.ReplayPoison, "64", "64", false)]
    public void An_area_is_reached_or_not(
        string grant,
        AccessAction action,
        string contest,
        string? area,
        bool isAllowed
    )
    {
        var target = new AccessTarget(AreaCode.Parse(contest), area is null ? null : AreaCode.Parse(area));
        AccessPolicy.Allows(Of(grant), action, target).ShouldBe(isAllowed);
    }

    [Theory]
    [InlineData("security-office:64/polda", AccessAction.UploadReport, "64", "polda", true)]
    [InlineData("security-office:64/polda", AccessAction.UploadReport, "64", "korem", false)]
    [InlineData("security-office:64/polda", AccessAction.UploadReport, "6472", "polda", true)]
    [InlineData("security-office:64/polda", AccessAction.UploadReport, "51", "polda", false)]
    [InlineData("uploader:64/polda", AccessAction.UploadReport, "64", "polda", false)]
    [InlineData("operator:", AccessAction.UploadReport, "64", "polda", false)]
    [InlineData("official:64", AccessAction.SeeNotices, "64", "polda", false)]
    [InlineData("official:64/polda", AccessAction.SeeNotices, "64", "polda", true)]
    [InlineData("official:64/polda", AccessAction.SeeAllNotices, "64", "polda", false)]
    [InlineData("operator:", AccessAction.SeeNotices, "64", "polda", true)]
    public void An_office_is_reached_or_not(
        string grant,
        AccessAction action,
        string contest,
        string office,
        bool isAllowed
    ) =>
        AccessPolicy
            .Allows(Of(grant), action, new AccessTarget(AreaCode.Parse(contest), Office: office))
            .ShouldBe(isAllowed);

    [Fact]
    public void Nobody_both_writes_documents_and_runs_the_pipeline()
    {
        foreach (var role in Enum.GetValues<AccessRole>())
        {
            var writes = new[] { AccessAction.UploadDocument, AccessAction.UploadReport }.Count(action =>
                AccessPolicy.ReachOf(action, role) != AccessReach.Nothing
            );
            var runs = AccessPolicy.ReachOf(AccessAction.ReplayPoison, role) != AccessReach.Nothing;
            writes.ShouldBeLessThanOrEqualTo(runs ? 0 : 1, $"{role}");
        }
    }

    [Fact]
    public void Grants_of_one_account_do_not_mix()
    {
        var both = new Principal("both", [Grant.Parse("uploader:6472")!, Grant.Parse("official:51")!]);
        AccessPolicy.Allows(both, AccessAction.UploadDocument, new AccessTarget(Kaltim, Samarinda)).ShouldBeTrue();
        var bali = AreaCode.Parse("5101");
        AccessPolicy.Allows(both, AccessAction.UploadDocument, new AccessTarget(bali, bali)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("uploader:")]
    [InlineData("uploader:64.72")]
    [InlineData("uploader:647201")]
    [InlineData("uploader:6472/")]
    [InlineData("uploader:6472/KPU")]
    [InlineData("uploader:6472/a/b")]
    [InlineData("security-office:64")]
    [InlineData("operator:64")]
    [InlineData("Operator:")]
    [InlineData("admin:")]
    [InlineData("operator")]
    [InlineData("official:64/../polda")]
    public void What_is_no_grant_grants_nothing(string text) => Grant.Parse(text).ShouldBeNull();

    private static Principal Of(string grant) => new("somebody", [Grant.Parse(grant).ShouldNotBeNull()]);
}
