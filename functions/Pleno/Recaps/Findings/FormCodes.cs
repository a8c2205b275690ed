using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>2xx to 6xx: the equations within a document.</summary>
public static class FormCodes
{
    private const string Sirekap = "KPU's Sirekap application, class FormC1Administration";
    private const string Form = "MODEL D.HASIL";

    public static readonly Code MalePlusFemaleIsTotal = new(
        201,
        F,
        "A01",
        "L + P = JML",
        $"{Form}, section I and III, column JML",
        new(
            "Laki-laki ditambah perempuan tidak sama dengan jumlah.",
            "Periksa ketiga angka pada berita acara.",
            "Rincian laki-laki dan perempuan tidak cocok dengan jumlahnya."
        ),
        new(
            "Men plus women is not the total.",
            "Check the three figures against the signed record.",
            "Men and women do not add up to their total."
        )
    );

    public static readonly Code DptUsersWithinDpt = new(
        202,
        F,
        "A02",
        "pengguna DPT <= pemilih DPT",
        Sirekap,
        new(
            "Pengguna hak pilih dalam DPT melebihi pemilih dalam DPT.",
            "Periksa kedua angka; pemilih pindahan atau tambahan jangan dicatat sebagai DPT.",
            "Pengguna DPT lebih banyak daripada pemilih terdaftar."
        ),
        new(
            "More voters of the DPT voted than the DPT holds.",
            "Check both figures; moved or added voters do not belong in the DPT row.",
            "More registered voters voted than are registered."
        )
    )
    {
        IsExplainable = true,
    };

    public static readonly Code UsersByListAddUp = new(
        203,
        F,
        "A03",
        "DPT + pindahan + tambahan = pengguna hak pilih",
        Sirekap,
        new(
            "Pengguna DPT, pindahan, dan tambahan tidak berjumlah sama dengan pengguna hak pilih.",
            "Periksa keempat angka pada bagian I.B.",
            "Jumlah pengguna hak pilih tidak cocok dengan rinciannya."
        ),
        new(
            "Users by DPT, moved and added do not add up to all users.",
            "Check the four figures of section I.B.",
            "The total of voters does not match its parts."
        )
    );

    public static readonly Code UsersWithinBallotsReceived = new(
        305,
        F,
        "B05",
        "pengguna hak pilih <= surat suara diterima",
        "UU 1/2015 as amended: one ballot per voter",
        new(
            "Pengguna hak pilih melebihi surat suara yang diterima.",
            "Periksa jumlah pengguna dan surat suara yang diterima.",
            "Pemilih lebih banyak daripada surat suara yang tersedia."
        ),
        new(
            "More voters voted than ballots were received.",
            "Check voters and ballots received.",
            "More voters than ballots."
        )
    );

    public static readonly Code BallotsReceivedAddUp = new(
        301,
        F,
        "B01",
        "diterima = digunakan + dikembalikan + tidak digunakan",
        Sirekap,
        new(
            "Surat suara digunakan, dikembalikan, dan tidak digunakan tidak berjumlah sama dengan yang diterima.",
            "Periksa keempat angka pada bagian II.",
            "Perhitungan surat suara tidak seimbang."
        ),
        new(
            "Ballots used, returned and unused do not add up to those received.",
            "Check the four figures of section II.",
            "The ballots do not balance."
        )
    );

    public static readonly Code BallotsUsedAreUsers = new(
        302,
        F,
        "B02",
        "surat suara digunakan = pengguna hak pilih",
        Sirekap,
        new(
            "Surat suara yang digunakan tidak sama dengan pengguna hak pilih.",
            "Periksa kedua angka; bila memang berbeda, catat pada D.KEJADIAN KHUSUS.",
            "Jumlah surat suara terpakai berbeda dari jumlah pemilih yang hadir."
        ),
        new(
            "Ballots used are not the number of voters.",
            "Check both figures; where they really differ, record it in D.KEJADIAN KHUSUS.",
            "Ballots used differ from voters who came."
        )
    )
    {
        IsExplainable = true,
    };

    public static readonly Code DisabledUsersWithinUsers = new(
        401,
        F,
        "A04",
        "pengguna disabilitas <= pengguna hak pilih",
        $"{Form}, section III",
        new(
            "Pemilih disabilitas yang memilih melebihi pengguna hak pilih.",
            "Periksa bagian III.",
            "Angka pemilih disabilitas tidak mungkin."
        ),
        new(
            "More voters with a disability voted than voters in all.",
            "Check section III.",
            "The number of voters with a disability is impossible."
        )
    );

    public static readonly Code PaslonVotesAddUpToValid = new(
        501,
        F,
        "C01",
        "jumlah suara paslon = suara sah",
        $"{Form}, sections IV and V.A",
        new(
            "Suara seluruh paslon tidak berjumlah sama dengan suara sah.",
            "Periksa suara tiap paslon dan suara sah pada berita acara.",
            "Suara paslon tidak berjumlah sama dengan suara sah."
        ),
        new(
            "The votes of the pairs do not add up to the valid votes.",
            "Check each pair's votes and the valid votes against the signed record.",
            "The pairs' votes do not add up to the valid votes."
        )
    );

    public static readonly Code PaslonDiffersFromDecree = new(
        502,
        F,
        "D01",
        "rows of section IV = decree of candidate pairs",
        "Keputusan KPU on candidate pairs; UU 10/2016 art. 54C on the empty column",
        new(
            "Paslon pada formulir tidak sama dengan keputusan penetapan paslon.",
            "Gunakan nomor urut dan nama seperti pada keputusan.",
            "Daftar paslon pada formulir tidak sesuai dengan keputusan."
        ),
        new(
            "The pairs on the form are not those of the decree.",
            "Use numbers and names as in the decree.",
            "The pairs on the form differ from the decree."
        )
    );

    public static readonly Code ValidPlusInvalidIsAll = new(
        601,
        F,
        "C02",
        "sah + tidak sah = jumlah suara",
        $"{Form}, section V",
        new(
            "Suara sah ditambah tidak sah tidak sama dengan jumlah suara.",
            "Periksa ketiga angka pada bagian V.",
            "Suara sah dan tidak sah tidak cocok dengan jumlahnya."
        ),
        new(
            "Valid plus invalid votes are not all votes.",
            "Check the three figures of section V.",
            "Valid and invalid votes do not add up."
        )
    );

    public static readonly Code AllVotesAreUsers = new(
        602,
        F,
        "C03",
        "jumlah suara = pengguna hak pilih",
        Sirekap,
        new(
            "Jumlah suara sah dan tidak sah tidak sama dengan pengguna hak pilih.",
            "Periksa kedua angka; bila memang berbeda, catat pada D.KEJADIAN KHUSUS.",
            "Jumlah suara berbeda dari jumlah pemilih yang hadir."
        ),
        new(
            "All votes are not the number of voters.",
            "Check both figures; where they really differ, record it in D.KEJADIAN KHUSUS.",
            "Votes differ from voters who came."
        )
    )
    {
        IsExplainable = true,
    };

    public static readonly Code VotersFitPollingStations = new(
        204,
        W,
        "D03",
        "pemilih DPT <= 600 x jumlah TPS",
        "KPU for Pilkada 2024: at most 600 voters per TPS; UU 10/2016 art. 87 allows 800; setting Rules:VotersPerPollingStation",
        new(
            "Pemilih dalam DPT lebih banyak daripada yang dapat dilayani TPS wilayah ini.",
            "Periksa pemilih DPT dan jumlah TPS; bila keduanya benar, tidak perlu berbuat apa-apa.",
            "Jumlah pemilih per TPS di atas batas; angkanya patut ditanyakan."
        ),
        new(
            "The DPT holds more voters than the area's polling stations may serve.",
            "Check the DPT and the number of TPS; where both are right, nothing is to be done.",
            "More voters per polling station than the limit; the figure is worth a question."
        )
    );

    public static readonly Code BallotsReceivedAreDptAndReserve = new(
        303,
        W,
        "B03",
        "DPT x 1,025 <= diterima <= DPT x 1,025 + jumlah TPS",
        "UU 10/2016 art. 80: DPT and 2,5 % in reserve, rounded up at each TPS; setting Rules:ReserveBallotsPermille",
        new(
            "Surat suara yang diterima bukan DPT ditambah cadangan 2,5%.",
            "Periksa surat suara yang diterima; bila memang kurang atau lebih, catat pada D.KEJADIAN KHUSUS.",
            "Surat suara yang diterima kurang atau lebih dari ketentuan."
        ),
        new(
            "The ballots received are not the DPT and 2.5 % in reserve.",
            "Check the ballots received; where there were really fewer or more, record it in D.KEJADIAN KHUSUS.",
            "Fewer or more ballots were received than the law provides for."
        )
    );

    public static readonly Code BallotsReturnedWithinReserve = new(
        304,
        W,
        "B04",
        "dikembalikan <= diterima - DPT",
        "domain rule B04: a ballot is replaced once, from the reserve (from memory of PKPU 17/2024)",
        new(
            "Surat suara yang dikembalikan melebihi surat suara cadangan.",
            "Periksa surat suara rusak atau keliru coblos terhadap surat suara yang diterima.",
            "Lebih banyak surat suara diganti daripada cadangan yang ada."
        ),
        new(
            "More ballots were returned than there were in reserve.",
            "Check the spoiled ballots against the ballots received.",
            "More ballots were replaced than the reserve holds."
        )
    );

    public static readonly Code ParticipationAtMost = new(
        603,
        W,
        "C07",
        "pengguna hak pilih <= 95% x (DPT + pindahan + tambahan)",
        "domain rule C07; setting Rules:ParticipationAtMostPermille. More than all of them is never right",
        new(
            "Partisipasi luar biasa tinggi.",
            "Periksa pengguna hak pilih dan DPT terhadap daftar hadir.",
            "Partisipasi di atas kebiasaan; angkanya patut ditanyakan."
        ),
        new(
            "The participation is unusually high.",
            "Check the voters who came and the DPT against the attendance list.",
            "A participation above the usual; the figure is worth a question."
        )
    );

    public static readonly Code WordsAreDigits = new(
        604,
        W,
        "C05",
        "terbilang = angka",
        $"{Form}: figures are written in digits and in words",
        new(
            "Angka yang ditulis dengan huruf berbeda dari angkanya.",
            "Periksa keduanya terhadap berita acara yang ditandatangani.",
            "Angka dan hurufnya berbeda pada dokumen."
        ),
        new(
            "The number in words is not the figure.",
            "Check both against the signed record.",
            "Words and digits of the document differ."
        )
    );

    public static readonly Code PercentagesAddUp = new(
        605,
        W,
        "C06",
        "jumlah persentase = 100 ± 0,05 x banyaknya",
        "domain rule C06; known failure: 106,46 % and 85,52 % published on 7 December 2024",
        new(
            "Persentase tidak cocok dengan suaranya atau tidak berjumlah 100.",
            "Hitung kembali persentase dari perolehan suara.",
            "Persentase pada dokumen salah hitung; suaranya sendiri tidak terpengaruh."
        ),
        new(
            "The percentages are not those of the votes, or do not add up to 100.",
            "Reckon the percentages again from the votes.",
            "Percentages of the document are reckoned wrongly; the votes themselves are not touched."
        )
    );

    public static readonly Code ParticipationAtLeast = new(
        606,
        W,
        "C07",
        "pengguna hak pilih >= 40% x (DPT + pindahan + tambahan)",
        "domain rule C07; setting Rules:ParticipationAtLeastPermille",
        new(
            "Partisipasi luar biasa rendah.",
            "Periksa apakah semua TPS sudah masuk dan DPT benar.",
            "Partisipasi di bawah kebiasaan; mungkin ada TPS yang belum masuk."
        ),
        new(
            "The participation is unusually low.",
            "Check that every polling station is in and that the DPT is right.",
            "A participation below the usual; polling stations may be missing."
        )
    );

    public static readonly Code InvalidVotesAtMost = new(
        607,
        W,
        "C07",
        "tidak sah <= 10% x jumlah suara",
        "domain rule C07; setting Rules:InvalidVotesAtMostPermille",
        new(
            "Suara tidak sah luar biasa banyak.",
            "Periksa suara tidak sah; suara sah mungkin tercatat pada baris itu.",
            "Bagian suara tidak sah di atas kebiasaan; angkanya patut ditanyakan."
        ),
        new(
            "Unusually many votes are invalid.",
            "Check the invalid votes; valid ones may stand in that row.",
            "A share of invalid votes above the usual; the figure is worth a question."
        )
    );
}
