using System.Globalization;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>paslon.csv: number, name. Numbers run from 1 without a gap.</summary>
internal static class PaslonRows
{
    private const string File = "paslon.csv";

    public static IReadOnlyList<Paslon> Read(byte[]? content, List<Finding> findings)
    {
        var table = ConfigTable.Read(File, content, ["number", "name"], findings);
        var pairs = new List<Paslon>();
        foreach (var row in table.OnceBy("number"))
        {
            if (
                !int.TryParse(row["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number != pairs.Count + 1
            )
            {
                table.Refuse(row, "number", ConfigurationCodes.ValueWrong, $"{pairs.Count + 1}");
            }

            if (row["name"].Length == 0)
            {
                table.Refuse(row, "name", ConfigurationCodes.ValueWrong, "nama/name");
            }

            pairs.Add(new Paslon(pairs.Count + 1, row["name"]));
        }

        if (content is not null && pairs.Count == 0 && findings.TrueForAll(finding => finding.Place?.Sheet != File))
        {
            findings.Add(
                new Finding(ConfigurationCodes.ValueWrong, Place.OfRow(File, 2), "number", Expected: 1, Got: "")
            );
        }

        return pairs;
    }
}
