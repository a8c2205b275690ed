using Pleno.Local.Services;
using Pleno.Tests.Scenarios;

namespace Pleno.Tests.Platform;

/// <summary>Everything that is asked of both hosts: each function as it should be asked, and in every way that it should not.</summary>
internal static class PlatformRequests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Bytes = "application/octet-stream";
    private const int OverOneMegabyte = 1024 * 1024 + 1;
    private const int OverKestrelsDefault = 30_000_001;

    /// <summary>Who asks: the roles, near and far, and nobody.</summary>
    private static readonly string[] Grants =
    [
        "",
        "uploader:6472/kpu-6472",
        "uploader:64/kpu-64",
        "uploader:51",
        "security-office:64/polda-kaltim",
        "official:64",
        "official:64/gubernur-kaltim",
        "official:51",
        "operator:",
    ];

    private static readonly string[] Accepts = ["application/json", "text/html"];

    /// <summary>The right request of every function.</summary>
    public static IReadOnlyList<PlatformRequest> Right(PlatformData data, WebhookSigningKey key)
    {
        var contest = PlatformData.Contest;
        var (board, json) = ($"api/board/{contest}", $"api/contests/{contest}");
        return
        [
            Get("ShowContests", "api/board"),
            Get("ShowBoard", board),
            Get("ShowRecapitulation", $"{board}/areas/{PlatformData.Area}"),
            Get("ShowNotices", $"{board}/notices"),
            Get("ShowNotice", $"{board}/notices/{data.Notice}"),
            Get("ShowLetter", $"{board}/notices/{data.Notice}/letter?to={data.Recipient}"),
            Get("ListContests", "api/contests"),
            Get("ShowContest", json),
            Get("ShowArea", $"{json}/areas/{PlatformData.Area}"),
            Get("GetEvidence", $"{json}/areas/{PlatformData.Area}/documents/{data.Document}/file"),
            Get("ListNotices", $"{json}/notices"),
            Get("FindNotice", $"{json}/notices/{data.Notice}"),
            Get("ShowDeliveryFigures", $"{json}/notices/figures"),
            Get("ShowFeed", $"api/feed?contest={contest}"),
            Get("ShowHealth", "api/health"),
            Get("ShowOperations", "api/operations"),
            Get("ShowPoison", "api/poison"),
            Get("ShowPreview", "api/operations/preview"),
            Get(
                "ShowPreviewLetter",
                $"api/operations/preview/letter?contest={contest}&notice={data.Notice}&office=kpu-64"
            ),
            Get("ShowOpenApi", "api/openapi.json"),
            Get("ShowAsset", data.Asset),
            Get("ShowDeveloperRoles", "api/developer"),
            Get("ShowUploadPage", "api/upload"),
            Get("FollowDocument", $"api/uploads/{contest}/{PlatformData.Area}/{data.Document}"),
            Get("FollowReport", $"api/uploads/{contest}/{PlatformData.Stage}/{PlatformData.Office}/{data.Report}"),
            Get("Acknowledge", data.Acknowledge),
            Get("Verify", data.Verify),
            Post("PermitFile", "api/uploads", Permit(data.Document)),
            Post("CompleteFile", "api/uploads/complete", """{"permission":"none"}"""),
            Post("CheckFileFirst", $"api/check?contest={contest}&area={PlatformData.Area}&name=d.xlsx", null) with
            {
                Body = ScenarioFiles.Read("kaltim-2024/documents/6472-v1.xlsx"),
                ContentType = Bytes,
            },
            Post("ChooseDeveloperRole", "api/developer", "grant=official:64") with
            {
                ContentType = Form,
            },
            Post("ReplayLetter", $"{json}/notices/{data.Notice}/letters/{data.Recipient}/replay", null),
            Post("ReplayMessage", $"api/poison/{data.Poison}/replay", null),
            Post("Acknowledge", data.Acknowledge, "") with
            {
                ContentType = Form,
            },
            Events("ReceiveDeliveryEvents", key, "[]"),
        ];
    }

    /// <summary>The right ones and all that is made of them.</summary>
    public static IEnumerable<PlatformRequest> All(PlatformData data, WebhookSigningKey key)
    {
        var right = Right(data, key);
        foreach (var request in right.SelectMany(ForEachRole).Concat(right.SelectMany(Wrong)))
        {
            yield return request;
        }

        foreach (
            var path in (string[])
                ["", "api", "api/", "api/nothing", "API/BOARD", "api/board/", "board", "admin/host/status"]
        )
        {
            yield return Get("none", path) with
            {
                About = "no function's",
            };
        }

        yield return Get("ShowBoard", $"api/board/{PlatformData.Contest}") with
        {
            Headers = Header("Accept-Encoding", "br"),
            About = "brotli",
        };
        yield return Get("ShowAsset", data.Asset) with
        {
            Headers = Header("Accept-Encoding", "gzip"),
            About = "gzip",
        };
        yield return Get("ShowContests", "api/board") with
        {
            Headers = Header("Host", "rebound.example"),
            About = "foreign host name",
        };
        yield return Events("ReceiveDeliveryEvents", WebhookSigningKey.Foreign(), "[]") with
        {
            About = "forged",
        };
        yield return Events("ReceiveDeliveryEvents", key, "[]") with
        {
            Body = new byte[OverKestrelsDefault],
            About = "body over 30 MB",
        };
        yield return Post("PermitFile", "api/uploads", Permit(new string('a', 64))) with
        {
            About = "new file",
        };
    }

    private static IEnumerable<PlatformRequest> ForEachRole(PlatformRequest right) =>
        from grant in Grants
        from accept in Accepts
        select right with
        {
            Grant = grant,
            Accept = accept,
        };

    private static IEnumerable<PlatformRequest> Wrong(PlatformRequest right)
    {
        foreach (var method in (string[])["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
        {
            yield return right with
            {
                Method = method,
                About = "wrong method",
            };
        }

        var foreign = right
            .Path.Replace("gubernur-64", "gubernur-51", StringComparison.Ordinal)
            .Replace("/6472", "/5101", StringComparison.Ordinal);
        yield return right with
        {
            Path = foreign,
            About = "foreign area",
        };
        yield return right with
        {
            Path = $"{right.Path}%00",
            About = "NUL in the path",
        };
        if (right.Method != "POST")
        {
            yield return right with
            {
                Method = "POST",
                Body = PlatformRequest.Utf8("{}"),
                About = "posted",
            };
            yield break;
        }

        yield return right with
        {
            Body = null,
            About = "no body",
        };
        yield return right with
        {
            Body = new byte[OverOneMegabyte],
            About = "body over 1 MB",
        };
        yield return right with
        {
            Body = new byte[OverOneMegabyte],
            IsChunked = true,
            About = "chunked body over 1 MB",
        };
        yield return right with
        {
            Body = PlatformRequest.Utf8("%"),
            ContentType = Form,
            About = "form that is none",
        };
        yield return right with
        {
            Body = PlatformRequest.Utf8("{"),
            About = "JSON that is none",
        };
        yield return right with
        {
            Headers = Header("Origin", "http://elsewhere.example"),
            About = "from another site",
        };
    }

    private static PlatformRequest Get(string function, string path) => new(function, "GET", path);

    private static PlatformRequest Post(string function, string path, string? body) =>
        new(function, "POST", path) { Body = body is null ? null : PlatformRequest.Utf8(body) };

    private static PlatformRequest Events(string function, WebhookSigningKey key, string body)
    {
        var timestamp = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
        return Post(function, "api/sendgrid/events", body) with
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Twilio-Email-Event-Webhook-Signature"] = key.Sign(timestamp, PlatformRequest.Utf8(body)),
                ["X-Twilio-Email-Event-Webhook-Timestamp"] = timestamp,
            },
        };
    }

    private static string Permit(string hash) =>
        $$"""{"contest":"{{PlatformData.Contest}}","area":"{{PlatformData.Area}}","name":"d-hasil.xlsx","size":5,"sha256":"{{hash}}"}""";

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };
}
