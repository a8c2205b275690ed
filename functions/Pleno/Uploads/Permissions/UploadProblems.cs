namespace Pleno.Uploads.Permissions;

/// <summary>What can be wrong with sending a file, beside its name, place and size.</summary>
public static class UploadProblems
{
    public static readonly UploadProblem NotUnderstood = Of(
        "request",
        "Permintaan ini tidak dapat dibaca: JSON, paling besar 16 kB.",
        "This request cannot be read: JSON, 16 kB at most."
    );

    public static readonly UploadProblem NameTaken = Of(
        "name",
        "Sudah terlalu banyak berkas dengan nama ini; pilih nama lain.",
        "There are too many files of this name already; choose another name."
    );

    public static readonly UploadProblem TooManyIncoming = Of(
        "incoming",
        "Terlalu banyak berkas Anda yang belum selesai terkirim; selesaikan atau tunggu sehari.",
        "Too many of your files are on their way; finish them or wait for a day."
    );

    public static readonly UploadProblem TooManyChecks = Of(
        "checks",
        "Terlalu banyak pemeriksaan; coba lagi sebentar lagi.",
        "Too many checks; try again in a moment."
    );

    public static readonly UploadProblem Forged = Of(
        "permission",
        "Izin unggah ini bukan dari kami atau telah diubah; muat ulang halaman.",
        "This permission to upload is not ours or was changed; load the page again."
    );

    public static readonly UploadProblem OfAnother = Of(
        "permission",
        "Izin unggah ini milik akun lain.",
        "This permission to upload is that of another account."
    );

    public static readonly UploadProblem Expired = Of(
        "expired",
        "Izin unggah ini sudah habis masanya; yang sudah terkirim tetap ada, minta izin baru.",
        "This permission to upload has expired; what was sent is still there, ask for a new one."
    );

    public static readonly UploadProblem Incomplete = Of(
        "incomplete",
        "Belum semua bagian berkas terkirim; bagian yang kurang dikirim lagi.",
        "Not every part of the file was sent; the missing ones are to be sent again."
    );

    public static readonly UploadProblem Changed = Of(
        "content",
        "Isi yang sampai bukan isi yang dipilih: ukuran atau SHA-256 berbeda. Berkas mungkin berubah saat dikirim. Pilih lagi berkasnya.",
        "What arrived is not what was chosen: its size or SHA-256 differs. The file may have changed while it was sent. Choose it again."
    );

    public static readonly UploadProblem NotAFile = Of(
        "request",
        "Sebutkan pemilihan dan wilayah (atau tahapan dan kantor) dalam alamatnya; isinya berkas itu sendiri, application/octet-stream. Atau isinya izin unggah, application/json.",
        "Name contest and area (or stage and office) in the address; the body is the file itself, application/octet-stream. Or the body is a permission to upload, application/json."
    );

    public static readonly UploadProblem ToBeSentFirst = Of(
        "size",
        "Berkas di atas 1 MB diperiksa setelah bagian-bagiannya terkirim: minta izin (POST /api/uploads), kirim bagiannya, lalu berikan izin itu di sini (application/json).",
        "A file over 1 MB is checked once its parts are sent: ask for a permission (POST /api/uploads), send the parts, then give the permission here (application/json)."
    );

    /// <summary>What is wrong with a permission that was given back; null when this account may use it.</summary>
    public static UploadProblem? Of(PermissionReading reading, string account) =>
        reading switch
        {
            PermissionReading.Genuine genuine => genuine.Permission.Account == account ? null : OfAnother,
            PermissionReading.Expired => Expired,
            _ => Forged,
        };

    private static UploadProblem Of(string what, string id, string en) => new(what, new UploadText(id, en));
}
