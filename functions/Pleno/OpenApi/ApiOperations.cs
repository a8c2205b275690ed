using Pleno.Access;
using Pleno.Contests;
using Pleno.Feed;
using Pleno.Notices;
using Pleno.Notices.Looking;
using Pleno.Notices.Poison;
using Pleno.Notices.Timing;
using Pleno.Operations;

namespace Pleno.OpenApi;

/// <summary>Every operation under <c>/api</c> that speaks JSON, in the order of their paths: the only place that lists them.</summary>
public static class ApiOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new(
            "ListNotices",
            "get",
            "/api/contests/{contest}/notices",
            "Pemberitahuan suatu pemilihan, menurut nomornya / the notices of a contest, by number",
            AccessAction.SeeNotices,
            typeof(NoticeListAnswer),
            [400, 401, 403, 404, 429]
        )
        {
            Query =
            [
                new("kind", typeof(NoticeKind), "Jenis / kind"),
                new("state", typeof(DeliveryStatus), "Keadaan salah satu suratnya / state of one of its letters"),
                new("office", typeof(string), "Kunci kantor penerima / key of an office that got it"),
                new("text", typeof(string), "Bagian dari nomor atau hal / part of its number or matter"),
                new("day", typeof(DateOnly), "Hari dicatat / day it was raised on"),
                new("after", typeof(int), "Hanya nomor yang lebih besar / only larger numbers"),
                new("before", typeof(int), "Hanya nomor yang lebih kecil / only smaller numbers"),
                new("most", typeof(int), "Paling banyak, 1-500, bawaan 50 / at most, 1-500, 50 by default"),
            ],
        },
        new(
            "ShowDeliveryFigures",
            "get",
            "/api/contests/{contest}/notices/figures",
            "Bagaimana surat suatu hari sampai / how the letters of a day fared",
            AccessAction.SeeAllNotices,
            typeof(DeliveryFigures),
            [400, 401, 403, 404, 429]
        )
        {
            Query = [new("day", typeof(DateOnly), "Hari, bawaan hari ini / the day, today by default")],
        },
        new(
            "FindNotice",
            "get",
            "/api/contests/{contest}/notices/{id}",
            "Satu pemberitahuan dengan surat dan tanda terimanya / one notice with its letters and receipts",
            AccessAction.SeeNotices,
            typeof(NoticeDetailAnswer),
            [401, 403, 404, 429]
        ),
        new(
            "ReplayLetter",
            "post",
            "/api/contests/{contest}/notices/{id}/letters/{recipient}/replay",
            "Kirim lagi surat yang gagal atau kedaluwarsa, dengan nomor lama / send a letter that failed or expired, under its old number",
            AccessAction.ReplayPoison,
            typeof(ReplayAnswer),
            [401, 403, 404, 429]
        ),
        new(
            "ShowFeed",
            "get",
            "/api/feed",
            "Apa yang terjadi setelah suatu nomor / what happened after a number",
            AccessAction.SeeBoard,
            typeof(FeedAnswer),
            [400, 401, 403, 404, 429]
        )
        {
            Query =
            [
                new(
                    "contest",
                    typeof(string),
                    "Kunci pemilihan; boleh tanpa bila hanya satu / key of the contest; may be left out when there is but one"
                ),
                new(
                    "after",
                    typeof(int),
                    "Nomor terakhir yang sudah diketahui, bawaan 0 / the last number known, 0 by default"
                ),
                new("most", typeof(int), "Paling banyak, 1-500, bawaan 100 / at most, 1-500, 100 by default"),
            ],
        },
        new(
            "ShowHealth",
            "get",
            "/api/health",
            "Kesehatan; tanpa wewenang hanya status / health; without the right to it only the status",
            null,
            typeof(HealthAnswer),
            []
        )
        {
            Also = (503, typeof(HealthAnswer)),
        },
        new(
            "ShowPoison",
            "get",
            "/api/poison",
            "Pesan yang disisihkan dan surat yang tidak dikirim lagi / messages set aside and letters given up",
            AccessAction.SeePoison,
            typeof(PoisonListAnswer),
            [401, 403, 429]
        ),
        new(
            "ReplayMessage",
            "post",
            "/api/poison/{id}/replay",
            "Kembalikan pesan ke antreannya / put a message back into its queue",
            AccessAction.ReplayPoison,
            typeof(ReplayAnswer),
            [401, 403, 404, 429]
        ),
    ];
}
