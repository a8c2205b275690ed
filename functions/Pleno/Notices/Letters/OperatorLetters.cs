using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters to whoever runs Pleno. They name no address and repeat no message.</summary>
internal static class OperatorLetters
{
    public static LetterContent Write(PoisonFacts facts) =>
        new(
            $"Pesan disisihkan: antrean {facts.Queue}",
            Natures.Urgent,
            $"Pesan disisihkan dari antrean {facts.Queue}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    public static LetterContent Write(UnreachableFacts facts) =>
        new(
            $"Surat tidak sampai: {facts.Office}",
            Natures.Urgent,
            $"Kantor tidak terjangkau: {facts.Office}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    public static LetterContent Write(SenderStoppedFacts facts) =>
        new(
            $"Layanan surat menolak pengirim ({facts.Code})",
            Natures.Urgent,
            "Pengiriman surat terhenti",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    public static LetterContent Write(EvidenceChangedFacts facts) =>
        new(
            $"Bukti berubah: {facts.AreaName}",
            Natures.Urgent,
            $"Bukti dokumen {facts.AreaName} bukan lagi yang diterima",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    private static LetterBody Body(PoisonFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? "SET ASIDE: a message failed every attempt and is kept aside."
                : "DISISIHKAN: sebuah pesan gagal pada setiap percobaan dan disimpan terpisah.",
            [
                new(isEnglish ? "Queue" : "Antrean", facts.Queue),
                new(isEnglish ? "Message" : "Pesan", facts.MessageId),
                new(isEnglish ? "When" : "Waktu", Words.Moment(facts.At, facts.Zone, tongue)),
            ],
            null,
            [],
            isEnglish
                ? "Nothing is lost: its text is in the table of messages set aside. Please find the cause and ask for it again."
                : "Tidak ada yang hilang: isinya ada pada tabel pesan yang disisihkan. Mohon dicari sebabnya lalu diulang."
        );
    }

    private static LetterBody Body(UnreachableFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"UNREACHABLE: letters to {facts.Office} do not arrive."
                : $"TIDAK TERJANGKAU: surat kepada {facts.Office} tidak sampai.",
            [new(isEnglish ? "What became of it" : "Keadaan", TroubleOf(facts.Trouble, tongue))],
            isEnglish ? "Letters concerned" : "Surat yang bersangkutan",
            [.. facts.Numbers.Select(number => new LetterItem(number, null))],
            isEnglish
                ? "Please mend the address in the directory, and tell the office by another way meanwhile."
                : "Mohon alamat pada direktori dibetulkan, dan sementara itu kantor diberi tahu dengan cara lain."
        );
    }

    private static LetterBody Body(SenderStoppedFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? "STOPPED: the mail service refuses us; no letter goes out."
                : "TERHENTI: layanan surat menolak pengirim; tidak ada surat yang keluar.",
            [
                new(isEnglish ? "Its answer" : "Jawaban", facts.Code),
                new(isEnglish ? "Since" : "Sejak", Words.Moment(facts.Since, facts.Zone, tongue)),
            ],
            null,
            [],
            isEnglish
                ? "The letters wait and go out by themselves once the service takes them. Please look after the key and the account."
                : "Surat menunggu dan keluar dengan sendirinya begitu layanan menerimanya. Mohon periksa kunci dan akunnya."
        );
    }

    private static LetterBody Body(EvidenceChangedFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? "CHANGED: what is kept of a document is no longer what was received."
                : "BERUBAH: bukti yang disimpan dari sebuah dokumen bukan lagi yang diterima.",
            [
                new(isEnglish ? "Area" : "Wilayah", facts.AreaName),
                new(isEnglish ? "File" : "Berkas", facts.FileName),
                new(isEnglish ? "SHA-256 as received" : "SHA-256 yang diterima", Words.HashGroups(facts.Hash)),
                new(isEnglish ? "SHA-256 found" : "SHA-256 yang ditemukan", Words.HashGroups(facts.Found)),
            ],
            null,
            [],
            isEnglish
                ? "The document is not judged again and its content is not shown; the last decision stands. Please find out who changed it and restore the version as received."
                : "Dokumen tidak diperiksa ulang dan isinya tidak ditampilkan; keputusan terakhir tetap berlaku. Mohon dicari siapa yang mengubahnya dan pulihkan versi yang diterima."
        );
    }

    private static string TroubleOf(DeliveryStatus trouble, Tongue tongue)
    {
        var (indonesian, english) = trouble switch
        {
            DeliveryStatus.Bounced => ("ditolak server surat kantor", "refused by the office's mail server"),
            DeliveryStatus.Dropped => (
                "tidak dikirim layanan surat: alamat ditangguhkan",
                "not sent: the address is suppressed"
            ),
            DeliveryStatus.Deferred => (
                "server surat kantor meminta menunggu",
                "the office's mail server asks to wait"
            ),
            _ => ("pengiriman menyerah", "given up"),
        };
        return tongue == Tongue.English ? english : indonesian;
    }
}
