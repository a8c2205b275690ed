using Pleno.Recaps.Findings;

namespace Pleno.Recaps;

/// <summary>In what office somebody signs.</summary>
public enum SignatoryRole
{
    /// <summary>Chair of the PPK or of KPU.</summary>
    Ketua,

    /// <summary>Member of the PPK or of KPU.</summary>
    Anggota,

    /// <summary>Witness of a candidate pair.</summary>
    Saksi,
}

/// <summary>What became of a signature.</summary>
public enum SignatureState
{
    /// <summary>Signed.</summary>
    Ditandatangani,

    /// <summary>Refused. The form stays valid; the reason belongs into MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI.</summary>
    Menolak,

    /// <summary>Absent.</summary>
    TidakHadir,
}

/// <summary>One line of section VI. Names are on the form and not kept here: no rule asks for them.</summary>
/// <param name="Role">The office.</param>
/// <param name="Paslon">Nomor urut of the pair whose witness it is; null for chair and members.</param>
/// <param name="State">What became of it.</param>
/// <param name="Place">Where it stands in the file.</param>
public sealed record Signature(SignatoryRole Role, int? Paslon, SignatureState State, Place? Place = null)
{
    /// <summary>As findings name it: "Ketua", "Anggota", "Saksi Paslon 2".</summary>
    public string Title => TitleOf(Role, Paslon);

    public static string TitleOf(SignatoryRole role, int? paslon) =>
        paslon is { } number ? $"{role} Paslon {number}" : role.ToString();
}

/// <summary>Section VI of the form: who signed it.</summary>
/// <param name="All">In the order of the form; lines left blank are not among them.</param>
public sealed record Signatures(IReadOnlyList<Signature> All)
{
    /// <summary>Members who must have signed besides the chair.</summary>
    public const int FewestAnggota = 2;

    /// <summary>D04: the chair and at least two members have signed; a witness's refusal asks for the form of objections.</summary>
    public IEnumerable<Finding> Check() => [.. OfficersHaveSigned(), .. WitnessesHaveNotRefused()];

    /// <summary>D04: ketua = 1, anggota &gt;= 2.</summary>
    private IEnumerable<Finding> OfficersHaveSigned()
    {
        var first = All.Count > 0 ? All[0].Place : null;
        if (Signed(SignatoryRole.Ketua) == 0)
        {
            yield return new Finding(DocumentCodes.OfficersHaveNotSigned, first, Expected: "Ketua", Got: 0);
        }

        if (Signed(SignatoryRole.Anggota) is var members && members < FewestAnggota)
        {
            yield return new Finding(
                DocumentCodes.OfficersHaveNotSigned,
                first,
                Expected: $"{FewestAnggota} Anggota",
                Got: members
            );
        }
    }

    private IEnumerable<Finding> WitnessesHaveNotRefused() =>
        All.Where(signature => signature is { Role: SignatoryRole.Saksi, State: SignatureState.Menolak })
            .Select(signature => new Finding(DocumentCodes.WitnessRefused, signature.Place, Got: signature.Title));

    private int Signed(SignatoryRole role) =>
        All.Count(signature => signature.Role == role && signature.State == SignatureState.Ditandatangani);
}
