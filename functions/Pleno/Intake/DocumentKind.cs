namespace Pleno.Intake;

/// <summary>What a plenary document is.</summary>
public enum DocumentKind
{
    /// <summary>MODEL D.HASIL: the recapitulation itself.</summary>
    Recap,

    /// <summary>MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI: what happened, and what explains a figure.</summary>
    KejadianKhusus,

    /// <summary>The decree (keputusan) that determines the result.</summary>
    Decree,

    /// <summary>The signed form as a PDF.</summary>
    Scan,
}
