using System.Net.Mail;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>
/// offices.csv: key, role, basis, title, area, address, and, where they are there, delegate, superior, alternate, language, quiet.
/// </summary>
internal static class OfficeRows
{
    private const string KeyShape = "a-z, 0-9, -";
    private const string AddressShape = "nama@kantor.example";

    /// <summary>Columns that need not be there: whom a reminder of this office is escalated to.</summary>
    private static readonly string[] Chain = ["delegate", "superior"];

    private static readonly string[] Addresses = ["address", "alternate"];

    public static IReadOnlyList<Office> Read(byte[]? content, IReadOnlyList<Area> areas, List<Finding> findings)
    {
        var table = ConfigTable.Read(
            "offices.csv",
            content,
            ["key", "role", "basis", "title", "area", "address"],
            findings
        );
        var read = table.OnceBy("key").Select(row => (Row: row, Office: ReadRow(table, row, areas))).ToList();
        foreach (var (row, column) in read.SelectMany(one => Chain.Select(column => (one.Row, column))))
        {
            var isThere = row[column].Length == 0 || read.Exists(one => one.Row["key"] == row[column]);
            if (!isThere || row[column] == row["key"] && row["key"].Length > 0)
            {
                table.Refuse(row, column, ConfigurationCodes.ReferenceUnknown, "offices.csv");
            }
        }

        RefuseSharedAddresses(table);
        return [.. read.Select(one => one.Office).OfType<Office>()];
    }

    /// <summary>An address belongs to one office, and once: otherwise a letter would be read by whom it is not meant for.</summary>
    private static void RefuseSharedAddresses(ConfigTable table)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            foreach (var column in Addresses.Where(column => row[column].Length > 0 && !seen.Add(row[column])))
            {
                table.Refuse(row, column, ConfigurationCodes.ValueTwice, "1 ×");
            }
        }
    }

    private static Office? ReadRow(ConfigTable table, ConfigRow row, IReadOnlyList<Area> areas)
    {
        var role = ConfigWords.Parse<OfficeRole>(row["role"]);
        var basis = ConfigWords.Parse<OfficeBasis>(row["basis"]);
        RefuseUnless(table, row, "key", IsKey(row["key"]), KeyShape);
        RefuseUnless(table, row, "role", role is not null, ConfigWords.Of<OfficeRole>());
        RefuseUnless(table, row, "basis", basis is not null, ConfigWords.Of<OfficeBasis>());
        RefuseUnless(table, row, "title", row["title"].Length > 0, "jabatan/title");
        RefuseUnless(table, row, "address", IsAddress(row["address"]), AddressShape);
        var language =
            row["language"].Length == 0 ? OfficeLanguage.Id : ConfigWords.Parse<OfficeLanguage>(row["language"]);
        var quiet = QuietHours.Parse(row["quiet"]);
        RefuseUnless(
            table,
            row,
            "alternate",
            row["alternate"].Length == 0 || IsAddress(row["alternate"]),
            AddressShape
        );
        RefuseUnless(table, row, "language", language is not null, ConfigWords.Of<OfficeLanguage>());
        RefuseUnless(table, row, "quiet", row["quiet"].Length == 0 || quiet is not null, "21-06");
        if (!AreaCode.TryParse(row["area"], out var area) || areas.All(known => known.Code != area))
        {
            table.Refuse(row, "area", ConfigurationCodes.ReferenceUnknown, "areas.csv");
            return null;
        }

        return role is null || basis is null
            ? null
            : new Office(
                row["key"],
                role.Value,
                basis.Value,
                row["title"],
                area,
                row["address"],
                Optional(row, "delegate"),
                Optional(row, "superior")
            )
            {
                Alternate = Optional(row, "alternate"),
                Language = language ?? OfficeLanguage.Id,
                Quiet = quiet,
            };
    }

    private static string? Optional(ConfigRow row, string column) => row[column].Length > 0 ? row[column] : null;

    private static void RefuseUnless(ConfigTable table, ConfigRow row, string column, bool holds, string expected)
    {
        if (!holds)
        {
            table.Refuse(row, column, ConfigurationCodes.ValueWrong, expected);
        }
    }

    private static bool IsKey(string text) =>
        text.Length > 0
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
