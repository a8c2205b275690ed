using System.Text.Json.Serialization;

namespace Pleno.Recaps.Findings;

/// <summary>Whether a finding blocks (F) or asks (W).</summary>
public enum Severity
{
    F,
    W,
}

/// <summary>What a code says in one language.</summary>
/// <param name="Meaning">One line: what is wrong.</param>
/// <param name="ToUploader">What the office that sent the file does about it.</param>
/// <param name="ToOfficial">What an official should know.</param>
public sealed record CodeText(string Meaning, string ToUploader, string ToOfficial);

/// <summary>
/// What can go wrong. The instance, with its place and the numbers on both sides, is a <see cref="Finding"/>.
/// </summary>
/// <param name="Number">Three digits; the hundreds are the section of the form. Never renumbered, never reused.</param>
/// <param name="Severity">Blocks or asks.</param>
/// <param name="Rule">The rule's id (A01 to D05, L01 to L09), or the subject where no rule of the form is meant.</param>
/// <param name="Equation">The rule as an equation or a condition.</param>
/// <param name="Source">Where the rule comes from: article, KPU's own application, or a page of docs/.</param>
/// <param name="Indonesian">Prose, Indonesian.</param>
/// <param name="English">Prose, English.</param>
[JsonConverter(typeof(CodeJsonConverter))]
public sealed record Code(
    int Number,
    Severity Severity,
    string Rule,
    string Equation,
    string Source,
    CodeText Indonesian,
    CodeText English
)
{
    /// <summary>Whether a D.KEJADIAN KHUSUS may explain the difference, so that the document is accepted all the same (L05).</summary>
    public bool IsExplainable { get; init; }

    /// <summary>As shown: "F.201".</summary>
    public string Id => $"{Severity}.{Number}";

    public FormSection Section => (FormSection)(Number / 100);

    /// <summary>True for a rule that sets limits rather than an equality.</summary>
    public bool IsLimit =>
        Equation.Contains("<=", StringComparison.Ordinal) || Equation.Contains(">=", StringComparison.Ordinal);

    public override string ToString() => Id;
}
