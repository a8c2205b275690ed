using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pleno.Tests.Docs;

/// <summary>The docstrings of an assembly as one line of Markdown each.</summary>
internal static partial class DocStrings
{
    /// <summary>The summary of a type, a field or a property; empty when it has none.</summary>
    public static string Of(MemberInfo member)
    {
        var assembly = member.Module.Assembly;
        var id = member switch
        {
            Type type => $"T:{type.FullName}",
            FieldInfo field => $"F:{field.DeclaringType!.FullName}.{field.Name}",
            PropertyInfo property => $"P:{property.DeclaringType!.FullName}.{property.Name}",
            _ => throw new ArgumentException($"{member} is of no kind that is known here.", nameof(member)),
        };
        var page = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"));
        var found = page.Descendants("member").FirstOrDefault(one => one.Attribute("name")?.Value == id);
        return found?.Element("summary") is { } summary ? Line(summary) : "";
    }

    private static string Line(XElement summary) =>
        Blanks()
            .Replace(string.Concat(summary.Nodes().Select(Text)), " ")
            .Trim()
            .Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
            XElement code => $"`{code.Value}`",
            _ => "",
        };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
