using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>Empty forms to fill in, for the command <c>template NAME</c>: every form in every format.</summary>
public static class FormTemplate
{
    private static readonly (string Name, RecapForm Form)[] Forms =
    [
        ("d-hasil-prov-gubernur", new RecapForm(AreaLevel.Provinsi, IsGubernur: true)),
        ("d-hasil-kabko-gubernur", new RecapForm(AreaLevel.KabKota, IsGubernur: true)),
        ("d-hasil-kabko-bupati-walikota", new RecapForm(AreaLevel.KabKota, IsGubernur: false)),
        ("d-hasil-kecamatan-gubernur", new RecapForm(AreaLevel.Kecamatan, IsGubernur: true)),
        ("d-hasil-kecamatan-bupati-walikota", new RecapForm(AreaLevel.Kecamatan, IsGubernur: false)),
    ];

    private static readonly string[] Extensions = [".xlsx", ".csv", ".json"];

    /// <summary>The names: <c>d-hasil-prov-gubernur.xlsx</c> and so on, fifteen in all.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Forms.SelectMany(form => Extensions.Select(extension => form.Name + extension))];

    /// <summary>
    /// An empty form, or null when there is no such name or the contest has no such form of the area.
    /// Without a contest its columns and pairs are made up, with codes of a province 99 that does not exist.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="contest">The contest whose areas and pairs to write.</param>
    /// <param name="area">The area whose form it is; the first that has such a form when null.</param>
    public static byte[]? Write(string name, Contest? contest = null, AreaCode? area = null)
    {
        if (FormOf(name) is not { } form)
        {
            return null;
        }

        var source = contest ?? SampleContest.For(form);
        var owner =
            area ?? source.Areas.All.FirstOrDefault(known => RecapForm.For(source.Key, known.Code) == form)?.Code;
        return
            owner is { } code && RecapForm.For(source.Key, code) == form && FormContent.Blank(source, code) is { } blank
            ? Write(blank with { Signatures = new Signatures([]) }, Path.GetExtension(name))
            : null;
    }

    /// <summary>The form of one of <see cref="Names"/>; null when there is no such name.</summary>
    public static RecapForm? FormOf(string name) =>
        Names.Contains(name) ? Forms.First(known => known.Name == Path.GetFileNameWithoutExtension(name)).Form : null;

    private static byte[] Write(FormContent content, string extension) =>
        extension switch
        {
            ".xlsx" => XlsxFormWriter.Write(content),
            ".csv" => CsvFormWriter.Write(content),
            _ => JsonFormWriter.Write(content),
        };
}

/// <summary>A made-up contest, well-formed and of nowhere.</summary>
internal static class SampleContest
{
    private static readonly string[] Ordinals = ["Satu", "Dua", "Tiga"];

    public static Contest For(RecapForm form)
    {
        var key = ContestKey.Parse(form.IsGubernur ? "gubernur-99-2024" : "bupati-9901-2024");
        return new Contest(
            key,
            Version: "",
            form.IsGubernur
                ? "Pemilihan Gubernur dan Wakil Gubernur Provinsi Contoh Tahun 2024"
                : "Pemilihan Bupati dan Wakil Bupati Contoh Satu Tahun 2024",
            Sender: "",
            SenderPlace: "",
            NumberSuffix: "",
            LocalZone.Wib,
            [form.Level],
            new AreaTree(Areas()),
            [new Paslon(1, "Nama Calon Satu - Nama Wakil Satu"), new Paslon(2, "Nama Calon Dua - Nama Wakil Dua")],
            [],
            [],
            [],
            []
        );
    }

    private static Area[] Areas() =>
        [
            Made("99", "Provinsi Contoh"),
            .. Ordinals.Select((ordinal, index) => Made($"990{index + 1}", $"Kabupaten Contoh {ordinal}")),
            .. Ordinals.Select((ordinal, index) => Made($"99010{index + 1}", $"Kecamatan Contoh {ordinal}")),
            .. Ordinals.Select((ordinal, index) => Made($"990101200{index + 1}", $"Desa Contoh {ordinal}")),
        ];

    private static Area Made(string code, string name) => new(AreaCode.Parse(code), name, [], null, null);
}
