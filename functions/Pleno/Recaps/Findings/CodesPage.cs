using System.Text;

namespace Pleno.Recaps.Findings;

/// <summary>docs/codes.md, from the catalogue. The page is written by the tests and never by hand.</summary>
public static class CodesPage
{
    private static readonly Dictionary<FormSection, string> Sections = new()
    {
        [FormSection.Document] = "1xx The file, its path, its head, its rows and its cells",
        [FormSection.Voters] = "2xx Section I: voters",
        [FormSection.Ballots] = "3xx Section II: ballots",
        [FormSection.Disability] = "4xx Section III: voters with a disability",
        [FormSection.Paslon] = "5xx Section IV: candidate pairs",
        [FormSection.Votes] = "6xx Section V: valid and invalid votes",
        [FormSection.Between] = "7xx Between columns, levels, versions and elections",
        [FormSection.Readiness] = "8xx Reports of readiness",
        [FormSection.Configuration] = "9xx Configuration",
    };

    /// <summary>The whole page, Markdown, with "\n" at every line's end.</summary>
    public static string Render()
    {
        var page = new StringBuilder(
            """
            # Codes of findings

            Generated from the catalogue in `functions/Pleno/Recaps/Findings`; `PLENO_WRITE_DOCS=1 dotnet test` writes it anew.

            F blocks: the document is not accepted. W asks: the document is accepted, and somebody should look. The hundreds of a
            number are the section of the form. A number is never changed and never used again.

            A wrong figure breaks several equations. Where the equations can tell which figure it is, there is one finding: at that
            figure, with the first code that it breaks; the other codes stand in `also`. Two wrong figures whose equations meet are
            two findings, where no other two figures would explain them. Where the equations cannot tell, every broken equation is a
            finding of its own, and the first of them lists the figures that may be wrong. A hint says what may have happened. It is
            a guess: Pleno changes no figure.

            """.ReplaceLineEndings("\n")
        );
        foreach (var section in CodeCatalogue.All.GroupBy(code => code.Section))
        {
            page.Append($"\n## {Sections[section.Key]}\n");
            foreach (var code in section)
            {
                Append(page, code);
            }
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Code code)
    {
        var severity = code.Severity == Severity.F ? "blocks" : "asks";
        page.Append($"\n### {code.Id}\n\n");
        page.Append($"{code.Indonesian.Meaning} / {code.English.Meaning}\n\n");
        page.Append("| | |\n|---|---|\n");
        Row(page, "Severity", $"{code.Severity}, {severity}");
        Row(page, "Rule", code.Rule);
        Row(page, "Equation", $"`{code.Equation}`");
        Row(page, "Source", code.Source);
        if (code.IsExplainable)
        {
            Row(page, "Explainable", "an entry of a D.KEJADIAN KHUSUS with both figures and the reason");
        }

        Row(page, "Pengunggah", code.Indonesian.ToUploader);
        Row(page, "Uploader", code.English.ToUploader);
        Row(page, "Pejabat", code.Indonesian.ToOfficial);
        Row(page, "Official", code.English.ToOfficial);
    }

    private static void Row(StringBuilder page, string name, string value) =>
        page.Append($"| {name} | {value.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
}
