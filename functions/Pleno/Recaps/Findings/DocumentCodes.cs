using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>1xx: the file, its path, its head, its rows and its cells.</summary>
public static class DocumentCodes
{
    private const string Formats = "docs/file-formats.md";
    private const string Scans = "docs/file-formats.md, Scans";
    private const string Header = "domain rule D05: the form matches level and election";
    private const string WholeNumbers = "domain rule C04: every figure a whole number, none missing";

    public static readonly Code EmptyFile = new(
        101,
        F,
        "file",
        "size > 0",
        Formats,
        new("Berkas kosong.", "Unggah kembali berkas yang berisi.", "Berkas yang diunggah tidak berisi apa pun."),
        new("The file is empty.", "Upload the file again with its content.", "The uploaded file holds nothing.")
    );

    public static readonly Code FileTooLarge = new(
        102,
        F,
        "file",
        "size <= 20 MB",
        Formats,
        new(
            "Berkas lebih besar dari 20 MB.",
            "Hapus gambar dan lembar lain dari berkas, lalu unggah kembali.",
            "Berkas melebihi batas ukuran dan tidak dibaca."
        ),
        new(
            "The file is larger than 20 MB.",
            "Remove pictures and other sheets, then upload again.",
            "The file exceeds the size limit and was not read."
        )
    );

    public static readonly Code UnknownFormat = new(
        103,
        F,
        "file",
        "XLSX, CSV or JSON",
        Formats,
        new(
            "Isi berkas bukan XLSX, CSV, atau JSON, atau tidak sesuai dengan akhiran namanya.",
            "Simpan sebagai .xlsx, .csv, atau .json dari aplikasi asalnya; mengganti nama berkas saja tidak cukup.",
            "Berkas bukan format yang dikenal."
        ),
        new(
            "The content is not XLSX, CSV or JSON, or not what its name says.",
            "Save as .xlsx, .csv or .json in the program it was made with; renaming is not enough.",
            "The file is not of a known format."
        )
    );

    public static readonly Code DamagedFile = new(
        104,
        F,
        "file",
        "the file can be read to its end",
        Formats,
        new(
            "Berkas rusak atau terpotong.",
            "Buka berkas di komputer Anda; bila terbuka, unggah kembali. Bila tidak, simpan ulang dari sumbernya.",
            "Berkas tidak dapat dibaca sampai akhir."
        ),
        new(
            "The file is damaged or cut off.",
            "Open it on your computer; if it opens, upload it again. If not, save it anew.",
            "The file cannot be read to its end."
        )
    );

    public static readonly Code ExpandsTooFar = new(
        105,
        F,
        "file",
        "expanded size within limits",
        Formats,
        new(
            "Isi berkas mengembang jauh melebihi batas setelah dibuka.",
            "Salin tabel ke lembar kerja baru dan simpan kembali.",
            "Berkas tidak wajar dan tidak dibuka demi keamanan."
        ),
        new(
            "The file expands far beyond the limit when opened.",
            "Copy the table into a new workbook and save again.",
            "The file is abnormal and was not opened, for safety."
        )
    );

    public static readonly Code NotUtf8 = new(
        106,
        F,
        "file",
        "text is UTF-8",
        Formats,
        new(
            "Teks berkas bukan UTF-8.",
            "Simpan sebagai CSV UTF-8.",
            "Berkas memakai pengodean huruf yang tidak dikenal."
        ),
        new("The text of the file is not UTF-8.", "Save as CSV UTF-8.", "The file uses an unknown text encoding.")
    );

    public static readonly Code WrongPath = new(
        107,
        F,
        "path",
        "plenary/{contest}/{area}/{file}",
        Formats,
        new(
            "Berkas diletakkan di jalur yang salah.",
            "Unggah ke plenary/{pemilihan}/{kode wilayah}/{nama berkas}.",
            "Sebuah berkas tiba di luar tempatnya dan tidak diproses."
        ),
        new(
            "The file was put in the wrong path.",
            "Upload to plenary/{contest}/{area code}/{file name}.",
            "A file arrived outside its place and was not processed."
        )
    );

    public static readonly Code UnknownContest = new(
        108,
        F,
        "path",
        "the contest is configured",
        Formats,
        new(
            "Pemilihan pada jalur berkas belum dikonfigurasi.",
            "Periksa kunci pemilihan; bila benar, hubungi operator.",
            "Berkas untuk pemilihan yang belum dikonfigurasi."
        ),
        new(
            "The contest in the path is not configured.",
            "Check the contest key; if it is right, call the operator.",
            "A file for a contest that is not configured."
        )
    );

    public static readonly Code UnknownArea = new(
        109,
        F,
        "path",
        "the area takes part and uploads documents",
        Formats,
        new(
            "Wilayah pada jalur berkas tidak ikut dalam pemilihan ini atau tidak mengunggah dokumen pada tingkatnya.",
            "Periksa kode wilayah KPU (bukan kode BPS).",
            "Berkas untuk wilayah yang tidak dikonfigurasi."
        ),
        new(
            "The area in the path takes no part in this contest, or uploads no documents at its level.",
            "Check KPU's area code (not that of BPS).",
            "A file for an area that is not configured."
        )
    );

    public static readonly Code CellNotWholeNumber = new(
        110,
        F,
        "C04",
        "every figure is a whole number from 0 to 2^53",
        WholeNumbers,
        new(
            "Sel tidak berisi bilangan bulat 0 sampai 9.007.199.254.740.992.",
            "Ketik angka bulat tanpa huruf, tanda minus, atau koma.",
            "Ada sel yang bukan bilangan bulat yang sah."
        ),
        new(
            "The cell does not hold a whole number from 0 to 9,007,199,254,740,992.",
            "Type a whole number without letters, minus sign or decimals.",
            "A cell does not hold a valid whole number."
        )
    );

    public static readonly Code CellEmpty = new(
        111,
        F,
        "C04",
        "no figure is missing",
        WholeNumbers,
        new("Sel kosong; kosong bukan nol.", "Isi angkanya; tulis 0 bila memang nol.", "Ada angka yang belum diisi."),
        new(
            "The cell is empty; empty is not zero.",
            "Enter the figure; write 0 where it is zero.",
            "A figure has not been filled in."
        )
    );

    public static readonly Code CellFormula = new(
        112,
        F,
        "C04",
        "figures, not formulas",
        WholeNumbers,
        new(
            "Sel berisi rumus, bukan angka.",
            "Salin lalu tempel sebagai nilai (paste values), periksa angkanya dengan berita acara.",
            "Ada sel berisi rumus; hasilnya dapat berbeda di komputer lain."
        ),
        new(
            "The cell holds a formula, not a figure.",
            "Copy and paste as values, and compare with the signed record.",
            "A cell holds a formula; its result may differ on another computer."
        )
    );

    public static readonly Code NotTheForm = new(
        113,
        F,
        "D05",
        "the model named at the head is the form of this level and election",
        Header,
        new(
            "Model formulir tidak ada, tidak dikenal, atau bukan untuk tingkat dan jenis pemilihan ini.",
            "Gunakan formulir yang benar dan tulis nama modelnya di baris pertama.",
            "Formulir tidak sesuai dengan tingkat atau jenis pemilihannya."
        ),
        new(
            "The form's model is missing, unknown, or not the one for this level and election.",
            "Use the right form and write its model in the first row.",
            "The form does not match its level or election."
        )
    );

    public static readonly Code HeaderMissing = new(
        114,
        F,
        "D05",
        "the head names area, year and berita acara",
        Header,
        new(
            "Keterangan kepala formulir tidak ada atau kosong.",
            "Isi keterangan yang disebut di kepala formulir.",
            "Kepala formulir tidak lengkap."
        ),
        new(
            "An entry at the head of the form is missing or empty.",
            "Fill in the entry named at the head of the form.",
            "The head of the form is incomplete."
        )
    );

    public static readonly Code HeaderMismatch = new(
        115,
        F,
        "D05",
        "head = path and contest",
        Header,
        new(
            "Kepala formulir menyebut wilayah, tahun, atau tanggal lain daripada jalur berkasnya.",
            "Periksa apakah berkas diunggah ke wilayah yang benar; betulkan yang salah.",
            "Kepala formulir tidak cocok dengan tempat berkas diunggah."
        ),
        new(
            "The head of the form names another area, year or date than its path.",
            "Check whether the file went to the right area; mend what is wrong.",
            "The head of the form does not match where the file was uploaded."
        )
    );

    public static readonly Code RowUnknown = new(
        116,
        F,
        "rows",
        "every row of the table is a row of the form",
        Formats,
        new(
            "Baris tidak dikenal sebagai baris formulir.",
            "Gunakan uraian seperti pada formulir; hapus baris tambahan.",
            "Formulir memuat baris yang tidak dikenal."
        ),
        new(
            "The row is not a row of the form.",
            "Use the wording of the form; delete extra rows.",
            "The form holds an unknown row."
        )
    );

    public static readonly Code RowMissing = new(
        117,
        F,
        "rows",
        "every row of the form is there",
        Formats,
        new(
            "Baris formulir tidak ditemukan.",
            "Tambahkan baris ini seperti pada formulir.",
            "Ada baris formulir yang hilang."
        ),
        new("A row of the form was not found.", "Add the row as on the form.", "A row of the form is missing.")
    );

    public static readonly Code RowTwice = new(
        118,
        F,
        "rows",
        "every row of the form once",
        Formats,
        new(
            "Baris yang sama muncul lebih dari sekali.",
            "Hapus baris yang berlebih.",
            "Ada baris formulir yang ganda."
        ),
        new("The same row stands there more than once.", "Delete the extra row.", "A row of the form is doubled.")
    );

    public static readonly Code NoTable = new(
        119,
        F,
        "rows",
        "a row with the heading URAIAN",
        Formats,
        new(
            "Tabel formulir tidak ditemukan (tidak ada baris judul dengan kolom URAIAN).",
            "Gunakan berkas contoh dari perintah template.",
            "Berkas tidak memuat tabel rekapitulasi."
        ),
        new(
            "The form's table was not found (no heading row with a column URAIAN).",
            "Use the empty file written by the template command.",
            "The file holds no recapitulation table."
        )
    );

    public static readonly Code TableTooLarge = new(
        120,
        F,
        "file",
        "at most 10,000 rows and 4,000 columns",
        Formats,
        new(
            "Lembar jauh lebih besar daripada formulir.",
            "Hapus baris dan kolom di luar formulir, lalu unggah kembali.",
            "Lembar melebihi batas baris dan kolom dan tidak dibaca."
        ),
        new(
            "The sheet is far larger than the form.",
            "Delete what lies outside the form, then upload again.",
            "The sheet exceeds the limit of rows and columns and was not read."
        )
    );

    public static readonly Code SeveralTables = new(
        121,
        F,
        "rows",
        "one sheet with the form",
        Formats,
        new(
            "Lebih dari satu lembar berisi tabel formulir.",
            "Sisakan satu lembar; periksa juga lembar yang tersembunyi.",
            "Berkas memuat lebih dari satu formulir sehingga tidak jelas mana yang berlaku."
        ),
        new(
            "More than one sheet holds the form's table.",
            "Keep one sheet; look for hidden ones too.",
            "The file holds more than one form; which one counts is not clear."
        )
    );

    public static readonly Code PemiluForm = new(
        122,
        F,
        "rows",
        "the wording of Pilkada: DPPh = pindahan, DPTb = tambahan",
        "domain: in Pemilu DPTb is pindahan and DPK is tambahan",
        new(
            "Uraian berasal dari formulir Pemilu (DPK), bukan Pilkada.",
            "Gunakan formulir Pilkada: DPPh untuk pindahan, DPTb untuk tambahan.",
            "Formulir memakai istilah Pemilu sehingga pindahan dan tambahan dapat tertukar."
        ),
        new(
            "The wording is that of a Pemilu form (DPK), not of Pilkada.",
            "Use the Pilkada form: DPPh for pindahan, DPTb for tambahan.",
            "The form speaks of Pemilu's lists, so that two kinds of voters could be mistaken for each other."
        )
    );

    public static readonly Code HeadingsDiffer = new(
        123,
        F,
        "D02",
        "every section names the same columns in the same order",
        Formats,
        new(
            "Baris judul bagian ini menyebut kolom lain daripada baris judul pertama.",
            "Samakan judul kolom di semua bagian.",
            "Judul kolom berbeda antarbagian."
        ),
        new(
            "The heading row of this section names other columns than the first one.",
            "Make the headings of all sections the same.",
            "The column headings differ between sections."
        )
    );

    public static readonly Code HeaderUnreadable = new(
        124,
        F,
        "D05",
        "an entry of the head can be read",
        Header,
        new(
            "Keterangan kepala formulir tidak dapat dibaca, atau hari tidak cocok dengan tanggalnya.",
            "Tulis seperti pada contoh: Minggu, 8 Desember 2024.",
            "Keterangan kepala formulir tidak dapat dibaca."
        ),
        new(
            "An entry at the head of the form cannot be read, or the weekday does not go with the date.",
            "Write it as in the example: Minggu, 8 Desember 2024.",
            "An entry at the head of the form cannot be read."
        )
    );

    public static readonly Code HeaderTwice = new(
        125,
        F,
        "D05",
        "every entry of the head once",
        Header,
        new(
            "Keterangan kepala formulir tertulis dua kali dengan isi berbeda.",
            "Sisakan yang benar.",
            "Kepala formulir bertentangan dengan dirinya sendiri."
        ),
        new(
            "An entry at the head of the form is there twice and differs.",
            "Keep the right one.",
            "The head of the form contradicts itself."
        )
    );

    public static readonly Code RowLength = new(
        126,
        F,
        "rows",
        "a row of JSON has one figure per column, then the total",
        Formats,
        new(
            "Jumlah angka pada baris JSON tidak sama dengan jumlah kolom ditambah satu.",
            "Tulis satu angka per kolom, lalu jumlah akhirnya; null untuk yang belum ada.",
            "Baris tidak memuat satu angka per kolom."
        ),
        new(
            "A row of JSON does not have one figure per column and the total.",
            "Write one figure per column, then the total; null where there is none yet.",
            "A row does not hold one figure per column."
        )
    );

    public static readonly Code SignatureUnreadable = new(
        127,
        W,
        "D04",
        "a line of section VI: an office, and ditandatangani, menolak or tidak hadir",
        Formats,
        new(
            "Baris tanda tangan tidak dapat dibaca.",
            "Tulis jabatan (Ketua, Anggota, Saksi Paslon 1) dan salah satu dari: ditandatangani, menolak, tidak hadir.",
            "Ada baris tanda tangan yang tidak terbaca."
        ),
        new(
            "A line of the signatures cannot be read.",
            "Write the office (Ketua, Anggota, Saksi Paslon 1) and one of: ditandatangani, menolak, tidak hadir.",
            "A line of the signatures cannot be read."
        )
    );

    public static readonly Code OfficersHaveNotSigned = new(
        128,
        W,
        "D04",
        "ketua and at least two anggota have signed",
        "Perpu 1/2014 (UU 1/2015): signed by the chair, at least two members and the witnesses present who are willing",
        new(
            "Ketua dan sekurang-kurangnya dua anggota belum menandatangani.",
            "Periksa tanda tangan pada berita acara; lengkapi atau jelaskan.",
            "Formulir belum ditandatangani oleh ketua dan sekurang-kurangnya dua anggota."
        ),
        new(
            "The chair and at least two members have not signed.",
            "Check the signatures on the signed record; complete them or explain.",
            "The form is not signed by the chair and at least two members."
        )
    );

    public static readonly Code WitnessRefused = new(
        129,
        W,
        "D04",
        "a refusal is recorded in MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI",
        "domain rule D04: a form that a witness refused to sign stays valid; the objection is recorded",
        new(
            "Saksi menolak menandatangani.",
            "Unggah juga MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK yang memuat keberatannya.",
            "Seorang saksi menolak menandatangani; formulir tetap berlaku dan keberatannya dicatat tersendiri."
        ),
        new(
            "A witness refused to sign.",
            "Upload MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK with the objection as well.",
            "A witness refused to sign; the form stays valid and the objection is recorded apart."
        )
    );

    public static readonly Code ScanLocked = new(
        150,
        F,
        "scan",
        "the PDF opens without a password",
        Scans,
        new(
            "PDF terkunci dengan kata sandi.",
            "Simpan pindaian tanpa kata sandi, lalu unggah kembali.",
            "Pindaian formulir bertanda tangan terkunci dan tidak dapat dibuka."
        ),
        new(
            "The PDF is locked with a password.",
            "Save the scan without a password, then upload it again.",
            "The scan of the signed form is locked and cannot be opened."
        )
    );

    public static readonly Code ScanTooLarge = new(
        151,
        F,
        "scan",
        "size, pages, text and unpacked size within limits",
        Scans,
        new(
            "PDF memuat jauh lebih banyak halaman, teks, atau isi daripada sebuah formulir.",
            "Pindai hanya halaman formulir ini, bila perlu dengan resolusi lebih rendah (200 dpi), lalu unggah kembali.",
            "Pindaian tidak wajar dan tidak dibaca demi keamanan."
        ),
        new(
            "The PDF holds far more pages, text or content than a form.",
            "Scan only the pages of this form, where needed at a lower resolution (200 dpi), then upload it again.",
            "The scan is abnormal and was not read, for safety."
        )
    );

    public static readonly Code ScanWithoutPages = new(
        152,
        F,
        "scan",
        "pages > 0",
        Scans,
        new(
            "PDF tidak memuat satu halaman pun.",
            "Pindai kembali formulir bertanda tangan, lalu unggah.",
            "Pindaian formulir bertanda tangan tidak berisi halaman."
        ),
        new(
            "The PDF has no page at all.",
            "Scan the signed form again, then upload it.",
            "The scan of the signed form has no pages."
        )
    );

    public static readonly Code ScanIsPicture = new(
        153,
        W,
        "scan",
        "the PDF has a text layer",
        Scans,
        new(
            "Pindaian hanya berupa gambar, tanpa teks yang dapat dibaca.",
            "Pindaian disimpan sebagai bukti; bandingkan sendiri angkanya dengan dokumen.",
            "Pindaian hanya berupa gambar: disimpan sebagai bukti dan belum dibandingkan dengan dokumen."
        ),
        new(
            "The scan is a picture only, without text that could be read.",
            "The scan is kept as evidence; compare its figures with the document yourself.",
            "The scan is a picture only: kept as evidence, and not compared with the document."
        )
    );

    public static readonly Code ScanNotPdf = new(
        154,
        F,
        "scan",
        "a file named .pdf is a PDF",
        Scans,
        new(
            "Isi berkas .pdf ini bukan PDF.",
            "Pindai atau ekspor formulir bertanda tangan sebagai PDF; mengganti nama berkas saja tidak cukup.",
            "Berkas yang dikirim sebagai pindaian bukan PDF."
        ),
        new(
            "The content of this .pdf file is not a PDF.",
            "Scan or export the signed form as a PDF; renaming a file is not enough.",
            "The file that was sent as a scan is not a PDF."
        )
    );
}
