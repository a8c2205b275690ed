using System.Collections;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Storage;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Azure;

/// <summary>docs/operations.md lists what there is, from the names, the attributes and the options themselves.</summary>
public sealed class OperationsPageTests
{
    private const string Page = "docs/operations.md";
    private static readonly IReadOnlyDictionary<string, string> Settings = TemplateSnapshot
        .Read("main.prod")
        .Settings();
    private static readonly FunctionCatalogue Catalogue = FunctionCatalogue.Search(typeof(SendNotice).Assembly);

    [Fact]
    public void Every_container() =>
        GeneratedPart.Check(Page, "containers", Names("Container", StorageNames.Containers));

    [Fact]
    public void Every_queue() => GeneratedPart.Check(Page, "queues", Names("Queue", StorageNames.Queues));

    [Fact]
    public void Every_table() => GeneratedPart.Check(Page, "tables", Names("Table", StorageNames.Tables));

    [Fact]
    public void Every_function() =>
        GeneratedPart.Check(
            Page,
            "functions",
            Rows(
                "function | runs | what it does",
                Catalogue
                    .Functions.OrderBy(function => function.Name, StringComparer.Ordinal)
                    .Select(function =>
                        $"`{function.Name}` | {When(function)} | {Told(function.Method.DeclaringType!)}"
                    )
            )
        );

    [Fact]
    public void Every_setting() =>
        GeneratedPart.Check(
            Page,
            "settings",
            Rows(
                "setting | default | in Azure | what it says",
                AppSettingsTests.Sections.OrderBy(one => one.Key, StringComparer.Ordinal).SelectMany(Of)
            )
        );

    private static IEnumerable<string> Of(KeyValuePair<string, Type> section)
    {
        var defaults = Activator.CreateInstance(section.Value);
        return section
            .Value.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod?.IsPublic == true)
            .Select(property =>
            {
                var key = $"{section.Key}__{property.Name}";
                return $"`{key}` | {Shown(property.GetValue(defaults))} | {InAzure(key)} | {Told(property)}";
            });
    }

    private static string InAzure(string key) =>
        !Settings.TryGetValue(key, out var value) ? "default"
        : value.Contains("@Microsoft.KeyVault", StringComparison.Ordinal) ? "the vault"
        : "the template";

    private static string Shown(object? value) => $"{value}" is { Length: > 0 } text ? $"`{text}`" : "none";

    private static string Names(string suffix, IReadOnlyList<string> names)
    {
        var constants = typeof(StorageNames)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.Name.EndsWith(suffix, StringComparison.Ordinal))
            .ToList();
        constants.Select(field => (string)field.GetRawConstantValue()!).ShouldBe(names, ignoreOrder: true);
        return Rows(
            "name | what is in it",
            constants
                .OrderBy(field => (string)field.GetRawConstantValue()!, StringComparer.Ordinal)
                .Select(field => $"`{field.GetRawConstantValue()}` | {Told(field)}")
        );
    }

    private static string When(FunctionDescriptor function) =>
        function.Trigger switch
        {
            TimerTriggerAttribute timer => $"timer `{Setting(timer)}`: `{Settings[Setting(timer)]}` UTC",
            QueueTriggerAttribute queue => $"queue `{queue.QueueName}`",
            BlobTriggerAttribute blob => $"blob `{blob.BlobPath}`",
            HttpTriggerAttribute http =>
                $"{Methods(http.Methods)} `{new FunctionRoute("", $"api/{http.Route}", []).Path}`",
            _ => throw new InvalidOperationException($"{function.Name}: a trigger that this page does not know."),
        };

    private static string Methods(IEnumerable? methods) =>
        string.Join(", ", (methods ?? Array.Empty<string>()).Cast<string>().Select(one => one.ToUpperInvariant()));

    private static string Setting(TimerTriggerAttribute timer) =>
        timer.Schedule.Trim('%').Replace(":", "__", StringComparison.Ordinal);

    /// <summary>What is not described cannot be operated.</summary>
    private static string Told(MemberInfo member)
    {
        var told = DocStrings.Of(member);
        told.ShouldNotBeEmpty($"{member.DeclaringType?.Name}.{member.Name} has no docstring.");
        return told;
    }

    private static string Rows(string head, IEnumerable<string> rows)
    {
        var columns = string.Join('|', head.Split('|').Select(_ => "---"));
        return $"| {head} |\n|{columns}|\n{string.Concat(rows.Select(row => $"| {row} |\n"))}";
    }
}
