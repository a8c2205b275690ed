using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>7xx: between the columns of a document, between levels and between versions.</summary>
public static class BetweenCodes
{
    private const string Columns = "MODEL D.HASIL: one column per area below, then JUMLAH AKHIR";
    private const string Pages = "MODEL D.HASIL over several pages: jumlah pindahan and jumlah akhir";
    private const string Sirekap =
        "KPU's open Sirekap data, /pilkada/hhcw: shown before it was checked, so only compared";
    private const string Scans =
        "the signed MODEL D.HASIL is the original, the uploaded table is made from it; no article is cited for comparing them";
    private const string Levels = "PKPU 18/2024: each level recapitulates the documents of the level below";

    public static readonly Code ColumnMissing = new(
        701,
        F,
        "D02",
        "one column per participating area below",
        Columns,
        new(
            "Kolom untuk wilayah ini tidak ada.",
            "Tambahkan kolom wilayah yang hilang.",
            "Ada wilayah yang tidak tercantum dalam rekapitulasi."
        ),
        new(
            "There is no column for this area.",
            "Add the missing area's column.",
            "An area is missing from the recapitulation."
        )
    );

    public static readonly Code ColumnForeign = new(
        702,
        F,
        "D02",
        "no column of another area",
        Columns,
        new(
            "Kolom bukan milik wilayah di bawah dokumen ini.",
            "Hapus kolom itu atau betulkan kode dan namanya.",
            "Rekapitulasi memuat wilayah yang bukan bagiannya."
        ),
        new(
            "The column belongs to no area below this document.",
            "Remove the column or mend its code and name.",
            "The recapitulation holds an area that is not part of it."
        )
    );

    public static readonly Code ColumnTwice = new(
        703,
        F,
        "D02",
        "each area once",
        Columns,
        new(
            "Wilayah yang sama muncul di lebih dari satu kolom.",
            "Hapus kolom yang berlebih.",
            "Satu wilayah tercantum dua kali."
        ),
        new("The same area stands in more than one column.", "Remove the extra column.", "One area is listed twice.")
    );

    public static readonly Code TotalAmongChildren = new(
        704,
        F,
        "D02",
        "one total column, the last",
        Columns,
        new(
            "Ada jumlah di antara kolom atau baris wilayah.",
            "Sisakan satu kolom JUMLAH AKHIR, paling kanan; hapus jumlah lainnya.",
            "Rekapitulasi memuat jumlah di antara wilayah sehingga dapat terhitung dua kali."
        ),
        new(
            "There is a total among the areas.",
            "Keep one column JUMLAH AKHIR, the last; remove other totals.",
            "The recapitulation has a total among the areas, which could be counted twice."
        )
    );

    public static readonly Code TotalMissing = new(
        705,
        F,
        "D02",
        "one total column, the last",
        Columns,
        new(
            "Kolom JUMLAH AKHIR tidak ada.",
            "Tambahkan kolom JUMLAH AKHIR paling kanan.",
            "Rekapitulasi tidak memuat kolom jumlah."
        ),
        new(
            "There is no column JUMLAH AKHIR.",
            "Add the column JUMLAH AKHIR as the last.",
            "The recapitulation has no total column."
        )
    );

    public static readonly Code CodeAndNameDisagree = new(
        706,
        F,
        "D02",
        "code and name are of the same area",
        "KPU and BPS use the same digits for different areas",
        new(
            "Kode dan nama wilayah tidak cocok.",
            "Gunakan kode KPU; kode BPS memakai angka yang sama untuk wilayah lain.",
            "Kode dan nama wilayah pada dokumen saling bertentangan."
        ),
        new(
            "The area's code and name do not match.",
            "Use KPU's code; BPS uses the same digits for other areas.",
            "Code and name of an area contradict each other."
        )
    );

    public static readonly Code ColumnsAddUpToTotal = new(
        707,
        F,
        "D02",
        "jumlah kolom wilayah = JUMLAH AKHIR",
        Columns,
        new(
            "Jumlah kolom wilayah tidak sama dengan JUMLAH AKHIR.",
            "Bandingkan tiap kolom dengan dokumen wilayahnya, lalu jumlahkan kembali.",
            "Jumlah wilayah tidak cocok dengan jumlah akhir."
        ),
        new(
            "The areas' columns do not add up to the total.",
            "Compare each column with its area's document and add up again.",
            "The areas do not add up to the total."
        )
    );

    public static readonly Code ChildDocumentDiffers = new(
        710,
        F,
        "L01",
        "kolom wilayah = dokumen wilayah itu",
        Levels,
        new(
            "Angka pada kolom wilayah berbeda dari dokumen wilayah itu yang telah diterima.",
            "Salin angka dari dokumen wilayah yang diterima; perubahan harus dicatat pada D.KEJADIAN KHUSUS.",
            "Rekapitulasi berbeda dari dokumen wilayah di bawahnya."
        ),
        new(
            "The figure in the area's column differs from that area's accepted document.",
            "Take the figure from the accepted document; a change must be recorded in D.KEJADIAN KHUSUS.",
            "The recapitulation differs from the document of the area below."
        )
    )
    {
        IsExplainable = true,
    };

    public static readonly Code ChildDocumentMissing = new(
        711,
        W,
        "L02",
        "every area below has an accepted document",
        Levels,
        new(
            "Dokumen wilayah di bawahnya belum diterima.",
            "Dokumen ini menunggu; unggah dokumen wilayah yang belum masuk.",
            "Rekapitulasi menunggu dokumen wilayah di bawahnya."
        ),
        new(
            "The document of an area below has not been accepted.",
            "This document waits; upload the missing area's document.",
            "The recapitulation waits for documents of the level below."
        )
    );

    public static readonly Code ReplacesWithoutReason = new(
        712,
        F,
        "L06",
        "a new version names what it replaces and why",
        "PKPU 18/2024: corrections are recorded; known failure: figures overwritten silently in 2024",
        new(
            "Sudah ada dokumen yang diterima untuk wilayah ini; versi baru harus menyebut yang digantikan dan alasannya.",
            "Isi \"Menggantikan\" (awal SHA-256 dokumen lama) dan \"Alasan\" di kepala formulir.",
            "Ada versi baru tanpa penjelasan; versi yang diterima tetap berlaku."
        ),
        new(
            "A document of this area is accepted already; a new version must name what it replaces and why.",
            "Fill in \"Menggantikan\" (the first digits of the old SHA-256) and \"Alasan\" at the head.",
            "A new version came without an explanation; the accepted one stands."
        )
    );

    public static readonly Code DptDiffersFromDecree = new(
        713,
        F,
        "L03",
        "pemilih DPT = keputusan DPT wilayah itu",
        "Keputusan KPU on the DPT, as loaded with the contest's areas",
        new(
            "Pemilih dalam DPT berbeda dari keputusan penetapan DPT.",
            "Gunakan angka laki-laki dan perempuan dari keputusan; bila keputusan sudah diubah, minta konfigurasi dimutakhirkan.",
            "DPT pada dokumen bukan DPT yang ditetapkan."
        ),
        new(
            "The voters of the DPT are not those of the decree.",
            "Use the decree's figures for men and women; where the decree was amended, ask for the configuration to be brought up to date.",
            "The DPT in the document is not the one decreed."
        )
    )
    {
        IsExplainable = true,
    };

    public static readonly Code TwoElectionsAgree = new(
        714,
        W,
        "L04",
        "Pilgub and Pilbup at the same place: DPT equal, diterima alike, pengguna Pilgub >= pengguna Pilbup",
        "domain rule L04: one DPT, one day; who moved between kab/kota gets the gubernur's ballot only",
        new(
            "Angka pemilihan bupati/wali kota tidak sejalan dengan pemilihan gubernur di tempat yang sama.",
            "Bandingkan kedua formulir tempat itu.",
            "Dua pemilihan di tempat yang sama memuat angka yang tidak sejalan."
        ),
        new(
            "The figures of the bupati or wali kota do not go with those of the gubernur at the same place.",
            "Compare both forms of that place.",
            "Two elections at the same place have figures that do not go together."
        )
    );

    public static readonly Code PageAddsUp = new(
        720,
        F,
        "D02",
        "JUMLAH PINDAHAN + kolom halaman = JUMLAH AKHIR halaman",
        Pages,
        new(
            "Jumlah pindahan ditambah kolom halaman ini tidak sama dengan jumlah akhir halaman.",
            "Jumlahkan kembali kolom halaman ini dan jumlah pindahannya.",
            "Jumlah pada sebuah halaman tidak cocok dengan kolomnya."
        ),
        new(
            "What is carried over plus the columns of this page is not the page's total.",
            "Add up the columns of this page and what is carried over again.",
            "The total of a page does not match its columns."
        )
    );

    public static readonly Code CarriedOverIsPageBefore = new(
        721,
        F,
        "D02",
        "JUMLAH PINDAHAN = JUMLAH AKHIR halaman sebelumnya",
        Pages,
        new(
            "Jumlah pindahan tidak sama dengan jumlah akhir halaman sebelumnya.",
            "Salin jumlah akhir halaman sebelumnya; pada halaman pertama jumlah pindahan adalah 0.",
            "Jumlah yang dipindahkan dari halaman sebelumnya tidak cocok."
        ),
        new(
            "What is carried over is not the total of the page before.",
            "Copy the total of the page before; on the first page it is 0.",
            "What is carried over does not match the page before."
        )
    );

    public static readonly Code PagesIncomplete = new(
        722,
        F,
        "D02",
        "pages 1 to y each once, from the second on with JUMLAH PINDAHAN",
        Pages,
        new(
            "Halaman formulir tidak lengkap, ganda, atau tanpa kolom JUMLAH PINDAHAN.",
            "Sertakan setiap halaman satu kali dengan tulisan \"Halaman x dari y\" dan kolom JUMLAH PINDAHAN.",
            "Halaman formulir tidak lengkap."
        ),
        new(
            "The pages of the form are not complete, one is there twice, or one has no column JUMLAH PINDAHAN.",
            "Have every page once, marked \"Halaman x dari y\", with a column JUMLAH PINDAHAN.",
            "The pages of the form are not complete."
        )
    );

    public static readonly Code SirekapUnreadable = new(
        723,
        W,
        "L07",
        "a file of /pilkada/hhcw or /pilkada/paslon: chart, table, nomor_urut",
        Sirekap,
        new(
            "Bagian berkas Sirekap tidak dapat dibaca dan tidak dibandingkan.",
            "Unduh kembali berkas Sirekap; dokumen tidak terpengaruh.",
            "Data Sirekap tidak terbaca; dokumen tidak terpengaruh."
        ),
        new(
            "A part of the Sirekap file cannot be read and is not compared.",
            "Download the Sirekap file again; documents are not affected.",
            "Sirekap's data cannot be read; documents are not affected."
        )
    );

    public static readonly Code SirekapChartAddsUp = new(
        724,
        W,
        "L07",
        "chart = jumlah table",
        Sirekap,
        new(
            "Jumlah pada Sirekap tidak sama dengan jumlah wilayah di bawahnya.",
            "Tidak ada yang perlu diperbaiki pada dokumen.",
            "Sirekap tidak cocok dengan dirinya sendiri; yang berlaku adalah dokumen."
        ),
        new(
            "The total in Sirekap is not the sum of its areas below.",
            "Nothing in the documents needs mending.",
            "Sirekap does not match itself; the documents stand."
        )
    );

    public static readonly Code SirekapRowIsChildFile = new(
        725,
        W,
        "L07",
        "table of the area above = chart of the area's own file",
        Sirekap,
        new(
            "Angka wilayah pada berkas Sirekap di atasnya berbeda dari berkas wilayah itu sendiri.",
            "Periksa apakah kedua berkas diunduh pada waktu yang sama.",
            "Dua berkas Sirekap saling berbeda; yang berlaku adalah dokumen."
        ),
        new(
            "An area's figure in the Sirekap file above differs from the area's own file.",
            "See whether both files were downloaded at the same time.",
            "Two Sirekap files differ; the documents stand."
        )
    );

    public static readonly Code SirekapDiffers = new(
        726,
        W,
        "L07",
        "Sirekap = dokumen",
        Sirekap,
        new(
            "Angka dokumen berbeda dari Sirekap.",
            "Dokumen yang berlaku; periksa bila selisihnya tidak dapat dijelaskan oleh TPS yang belum masuk Sirekap.",
            "Sirekap menampilkan angka lain daripada dokumen; yang berlaku adalah dokumen."
        ),
        new(
            "The document's figure differs from Sirekap.",
            "The document stands; look into it where polling stations not yet in Sirekap do not explain the difference.",
            "Sirekap shows another figure than the document; the document stands."
        )
    );

    public static readonly Code ScanOfAnotherDocument = new(
        730,
        F,
        "D05",
        "head of the scan = head of the document",
        Scans,
        new(
            "Kepala formulir pada pindaian bukan kepala dokumen ini.",
            "Unggah pindaian dokumen ini, atau letakkan pindaian pada wilayahnya. Bila hanya pengenalan hurufnya yang keliru, simpan PDF tanpa lapisan teks.",
            "Pindaian bertanda tangan ini bukan dari dokumen tersebut dan tidak dilampirkan padanya."
        ),
        new(
            "The head of the scanned form is not that of this document.",
            "Upload the scan of this document, or put the scan to its own area. Where only the text recognition erred, save the PDF without its text layer.",
            "This signed scan is not of that document and is not attached to it."
        )
    );

    public static readonly Code ScanTotalDiffers = new(
        731,
        W,
        "scan",
        "JUMLAH AKHIR of the scan = JUMLAH AKHIR of the document",
        Scans,
        new(
            "Jumlah akhir pada pindaian bertanda tangan berbeda dari dokumen.",
            "Bandingkan kertasnya dengan dokumen; bila dokumen yang keliru, unggah dokumen pembetulan.",
            "Formulir bertanda tangan memuat angka lain daripada dokumen; angka dokumen tidak diubah. Perlu dibandingkan dengan kertasnya."
        ),
        new(
            "A total of the signed scan differs from the document.",
            "Compare the paper with the document; where the document is wrong, upload a corrected one.",
            "The signed form has another figure than the document; the document's figure is not changed. The paper has to be looked at."
        )
    );

    public static readonly Code ScanNotCompared = new(
        732,
        W,
        "scan",
        "number and totals of the scan can be read for certain",
        Scans,
        new(
            "Pindaian tidak terbaca seluruhnya dengan pasti; sebagian tidak dibandingkan.",
            "Bandingkan sendiri yang tidak terbaca dengan dokumen.",
            "Sebagian pindaian tidak terbaca dengan pasti dan belum dibandingkan dengan dokumen."
        ),
        new(
            "Not all of the scan could be read for certain; part of it is not compared.",
            "Compare what could not be read with the document yourself.",
            "Part of the scan could not be read for certain and is not compared with the document."
        )
    );

    public static readonly Code ScanWithoutDocument = new(
        733,
        W,
        "scan",
        "the scan names its document: by the number of the berita acara, or by the same file name",
        Scans,
        new(
            "Dokumen milik pindaian ini belum ada, atau belum jelas yang mana.",
            "Unggah dokumennya, atau unggah pindaian ini kembali dengan nama berkas dokumennya (D.HASIL.pdf untuk D.HASIL.xlsx).",
            "Pindaian disimpan sebagai bukti dan menunggu dokumennya."
        ),
        new(
            "The document that this scan belongs to is not there yet, or it is not clear which one it is.",
            "Upload the document, or upload this scan again under the name of the document's file (D.HASIL.pdf for D.HASIL.xlsx).",
            "The scan is kept as evidence and waits for its document."
        )
    );
}
