using System.Text.RegularExpressions;
using Pleno.Contests;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>An incident: what kind, open or not, in words; for a provoking content a link and a reason. Nothing about a person.</summary>
internal sealed partial class IncidentEntries(ReportForm form, ReportHead head)
{
    private static readonly string[] Texts = ["Nomor", "Uraian"];
    private static readonly string[] Kinds = ["PENYUSUPAN", "SABOTASE", "GANGGUAN", "KONVOI", "KONTEN PROVOKATIF"];

    public IncidentReport Read()
    {
        var kind = form.Word("Jenis", Kinds);
        var isOpen = form.Word("Status", "TERBUKA", "SELESAI") == 0;
        var text = form.Text("Uraian");
        var link = form.Optional("Tautan");
        if ((IncidentKind)kind == IncidentKind.ProvokingContent && !IsLink(link))
        {
            form.Refuse(ReadinessCodes.EntryWrong, "Tautan", "https://...");
        }

        foreach (var label in Texts.Where(label => IsAboutAPerson(form.Text(label))))
        {
            RefusePerson(label);
        }

        if (link is not null && (IsProfile(link) || (IncidentKind)kind != IncidentKind.ProvokingContent))
        {
            RefusePerson("Tautan");
        }

        return new IncidentReport(head, form.Text("Nomor"), (IncidentKind)Math.Max(kind, 0), isOpen, text, link);
    }

    // The value itself is left out: a finding is stored and mailed.
    private void RefusePerson(string label) =>
        form.Add(new Finding(ReadinessCodes.AboutAPerson, form.PlaceOf(label), label));

    private static bool IsLink(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
        && link.Scheme is "https" or "http"
        && link.UserInfo.Length == 0
        && link.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>A link to an account rather than to a content: nothing after the account's name.</summary>
    private static bool IsProfile(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
        && (link.UserInfo.Length > 0 || link.AbsolutePath.Trim('/').Split('/') is [['@', ..]] or [""]);

    private static bool IsAboutAPerson(string text) => Personal().IsMatch(text);

    /// <summary>An account (@name), an address, a number of 10 to 16 digits (telephone, NIK), or a label of such things.</summary>
    [GeneratedRegex(
        @"(?<!\w)@\w|\w@\w|\b\d{10,16}\b|\+62|\b(NIK|KTP|a\.n\.|atas nama|akun|nama lengkap|alamat rumah|nomor HP|no\. HP)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Personal();
}
