using Pleno.Access;
using Pleno.Board.Json;
using Pleno.Contests;
using Pleno.Feed;
using Pleno.Notices;
using Pleno.Notices.Looking;
using Pleno.Notices.Poison;
using Pleno.Notices.Timing;
using Pleno.Operations;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.OpenApi;

/// <summary>Every operation under <c>/api</c> that speaks JSON, in the order of their paths: the only place that lists them.</summary>
public static class ApiOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new(
            "CheckFileFirst",
            "post",
            "/api/check",
            "Periksa suatu berkas tanpa menerimanya: berkas sampai 1 MB, atau izin berkas yang bagiannya sudah terkirim / check a file without taking it in: a file of up to 1 MB, or the permission of one whose parts were sent",
            AccessAction.CheckFile,
            typeof(CheckAnswer),
            [400, 401, 403, 409, 413, 422, 429]
        )
        {
            TakesFile = true,
            Body = typeof(CompletionRequest),
            Query =
            [
                new("contest", typeof(string), "Kunci pemilihan, untuk berkas / key of the contest, for a file"),
                new("area", typeof(string), "Kode wilayah, untuk dokumen / code of the area, for a document"),
                new("stage", typeof(string), "Kunci tahapan, untuk laporan / key of the stage, for a report"),
                new("office", typeof(string), "Kunci kantor, untuk laporan / key of the office, for a report"),
                new("name", typeof(string), "Nama berkas, untuk berkas / name of the file, for a file"),
            ],
        },
        new(
            "ListContests",
            "get",
            "/api/contests",
            "Pemilihan yang boleh dilihat / the contests that may be seen",
            AccessAction.SeeContests,
            typeof(ContestListAnswer),
            [401, 403, 429]
        ),
        new(
            "ShowContest",
            "get",
            "/api/contests/{contest}",
            "Keadaan suatu pemilihan / where everything of a contest stands",
            AccessAction.SeeBoard,
            typeof(ContestAnswer),
            [401, 403, 404, 429]
        ),
        new(
            "ShowArea",
            "get",
            "/api/contests/{contest}/areas/{area}",
            "Rekapitulasi suatu wilayah / the recapitulation of an area",
            AccessAction.SeeArea,
            typeof(AreaAnswer),
            [401, 403, 404, 429]
        )
        {
            Query = [new("document", typeof(string), "SHA-256 suatu versi / of a version")],
        },
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
        new(
            "PermitFile",
            "post",
            "/api/uploads",
            "Izin mengirim satu berkas / the permission to send one file",
            AccessAction.UploadDocument,
            typeof(UploadPermit),
            [400, 401, 403, 409, 413, 415, 422, 429]
        )
        {
            Body = typeof(UploadRequest),
        },
        new(
            "FollowDocument",
            "get",
            "/api/uploads/{contest}/{area}/{sha256}",
            "Sampai di mana suatu dokumen / how far a document has come",
            AccessAction.UploadDocument,
            typeof(UploadState),
            [401, 403, 404, 429]
        ),
        new(
            "FollowReport",
            "get",
            "/api/uploads/{contest}/{stage}/{office}/{sha256}",
            "Sampai di mana suatu laporan / how far a report has come",
            AccessAction.UploadReport,
            typeof(UploadState),
            [401, 403, 404, 429]
        ),
        new(
            "CompleteFile",
            "post",
            "/api/uploads/complete",
            "Berkas sudah terkirim seluruhnya / the file is sent whole",
            AccessAction.UploadDocument,
            typeof(UploadReceipt),
            [400, 401, 403, 409, 413, 415, 422, 429]
        )
        {
            Body = typeof(CompletionRequest),
        },
    ];
}
