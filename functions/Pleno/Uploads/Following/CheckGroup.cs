using Pleno.Intake;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Uploads.Following;

/// <summary>What came of a group of checks.</summary>
public enum CheckGroupState
{
    /// <summary>Every rule holds.</summary>
    Passed,

    /// <summary>Something asks to be looked at, or is explained; nothing blocks.</summary>
    Asks,

    /// <summary>At least one rule is broken.</summary>
    Failed,

    /// <summary>It could not be checked, since the file could not be read.</summary>
    NotReached,
}

/// <summary>A group of checks: a section of the form, or what lies between documents.</summary>
/// <param name="Key">A word for programs: <c>voters</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">What came of it.</param>
/// <param name="Findings">How many findings it has.</param>
public sealed record CheckGroup(string Key, UploadText Name, CheckGroupState State, int Findings)
{
    private static readonly FormSection[] OfRecap =
    [
        FormSection.Document,
        FormSection.Voters,
        FormSection.Ballots,
        FormSection.Disability,
        FormSection.Paslon,
        FormSection.Votes,
        FormSection.Between,
    ];

    private static readonly FormSection[] OfOthers = [FormSection.Document, FormSection.Between];

    /// <summary>The groups of a document in the order of the form.</summary>
    public static IReadOnlyList<CheckGroup> Of(DocumentKind kind, bool isReadable, IReadOnlyList<Finding> findings) =>
        Of(kind == DocumentKind.Recap ? OfRecap : OfOthers, isReadable, findings);

    /// <summary>The groups of a readiness report.</summary>
    public static IReadOnlyList<CheckGroup> OfReport(IReadOnlyList<Finding> findings) =>
        Of(
            [FormSection.Document, FormSection.Readiness],
            findings.All(finding => finding.Code.Section != FormSection.Document),
            findings
        );

    private static IReadOnlyList<CheckGroup> Of(
        FormSection[] sections,
        bool isReadable,
        IReadOnlyList<Finding> findings
    )
    {
        // A finding of a section that this kind of file has no group for is shown with the file's own.
        var bySection = findings.ToLookup(finding =>
            sections.Contains(finding.Code.Section) ? finding.Code.Section : FormSection.Document
        );
        return
        [
            .. sections.Select(section => new CheckGroup(
                KeyOf(section),
                NameOf(section),
                StateOf(section, isReadable, [.. bySection[section]], findings),
                bySection[section].Count()
            )),
        ];
    }

    /// <summary>One wrong figure is told once, and fails every group that has a rule which it breaks.</summary>
    private static CheckGroupState StateOf(
        FormSection section,
        bool isReadable,
        IReadOnlyList<Finding> own,
        IReadOnlyList<Finding> all
    ) =>
        own.Any(finding => finding.Blocks) || all.Any(finding => finding.Blocks && Touches(finding, section))
            ? CheckGroupState.Failed
        : !isReadable && section != FormSection.Document ? CheckGroupState.NotReached
        : own.Count > 0 ? CheckGroupState.Asks
        : CheckGroupState.Passed;

    private static bool Touches(Finding finding, FormSection section) =>
        (finding.Also ?? []).Any(code => code.Section == section);

    private static string KeyOf(FormSection section) =>
        section == FormSection.Paslon ? "candidates" : section.ToString().ToLowerInvariant();

    private static UploadText NameOf(FormSection section) =>
        section switch
        {
            FormSection.Document => new("Berkas, kepala dan isian", "File, head and entries"),
            FormSection.Voters => new("I. Pemilih dan pengguna hak pilih", "I. Voters"),
            FormSection.Ballots => new("II. Surat suara", "II. Ballots"),
            FormSection.Disability => new("III. Pemilih disabilitas", "III. Voters with disabilities"),
            FormSection.Paslon => new("IV. Suara pasangan calon", "IV. Votes of the pairs"),
            FormSection.Votes => new("V. Suara sah dan tidak sah", "V. Valid and invalid votes"),
            FormSection.Between => new("Antar kolom, jenjang dan versi", "Between columns, levels and versions"),
            _ => new("Isi laporan kesiapan", "Content of the readiness report"),
        };
}
