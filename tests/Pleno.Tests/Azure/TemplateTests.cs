using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Storage;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Azure;

/// <summary>What the template makes: nothing public, no key, no role wider than the list, and the same names as the code.</summary>
public sealed partial class TemplateTests
{
    /// <summary>Ids of built-in roles, the same in every tenant.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = "Storage Blob Delegator",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };

    /// <summary>Containers of the platform, which the pipeline does not name.</summary>
    private static readonly string[] OfThePlatform =
    [
        "azure-webjobs-hosts",
        "azure-webjobs-secrets",
        "app-package",
        "undelivered-events",
    ];

    private static readonly TemplateSnapshot Production = TemplateSnapshot.Read("main.prod");
    private static readonly TemplateSnapshot Rehearsal = TemplateSnapshot.Read("main.test");
    private static readonly TemplateSnapshot Events = TemplateSnapshot.Read("events.test");
    private static readonly FunctionCatalogue Catalogue = FunctionCatalogue.Search(typeof(SendNotice).Assembly);

    [Fact]
    public void No_key_and_no_value_of_a_secret_is_in_it()
    {
        foreach (var template in new[] { Production, Rehearsal })
        {
            Key().IsMatch(template.Text).ShouldBeFalse();
            template.Text.ShouldNotContain("listKeys");
            template.Of("Microsoft.KeyVault/vaults/secrets").ShouldBeEmpty();
        }

        // The webhook's key goes from the app to Event Grid, and nowhere else.
        Regex.Count(Events.Text, "listKeys", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(3);
        Regex.Count(Events.Text, "\"endpointUrl\": .*listKeys", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(3);
        Bicep.Files.Where(file => SecretOutput().IsMatch(Repository.Read(file))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_secret_is_a_reference_to_the_vault()
    {
        string[] secrets = ["Links__Key", "SendGrid__ApiKey", "SendGrid__WebhookPublicKey"];
        foreach (var name in secrets)
        {
            Production.Settings()[name].ShouldContain("@Microsoft.KeyVault(SecretUri=", Case.Sensitive, name);
        }

        Production.Settings().Keys.Where(name => SecretName().IsMatch(name)).ShouldBe(secrets, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_is_public_and_nobody_comes_in_with_a_key()
    {
        foreach (var template in new[] { Production, Rehearsal })
        {
            var storage = Properties(template, "Microsoft.Storage/storageAccounts");
            storage.GetProperty("allowSharedKeyAccess").GetBoolean().ShouldBeFalse();
            storage.GetProperty("allowBlobPublicAccess").GetBoolean().ShouldBeFalse();
            storage.GetProperty("allowCrossTenantReplication").GetBoolean().ShouldBeFalse();
            storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean().ShouldBeTrue();
            storage.GetProperty("minimumTlsVersion").GetString().ShouldBe("TLS1_2");
            template
                .Of("Microsoft.Storage/storageAccounts/blobServices/containers")
                .ShouldAllBe(one => one.GetProperty("properties").GetProperty("publicAccess").GetString() == "None");
            var vault = Properties(template, "Microsoft.KeyVault/vaults");
            vault.GetProperty("enableRbacAuthorization").GetBoolean().ShouldBeTrue();
            vault.GetProperty("enablePurgeProtection").GetBoolean().ShouldBeTrue();
            Properties(template, "Microsoft.Insights/components")
                .GetProperty("DisableLocalAuth")
                .GetBoolean()
                .ShouldBeTrue();
            var publishing = template.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
            publishing.Count.ShouldBe(2);
            publishing.ShouldAllBe(one => !one.GetProperty("properties").GetProperty("allow").GetBoolean());
            Properties(template, "Microsoft.Web/sites").GetProperty("httpsOnly").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public void Evidence_can_be_neither_changed_nor_lost()
    {
        var policy = Properties(
            Production,
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"
        );
        policy.GetProperty("immutabilityPeriodSinceCreationInDays").GetInt32().ShouldBeGreaterThanOrEqualTo(1825);
        policy.GetProperty("allowProtectedAppendWrites").GetBoolean().ShouldBeFalse();
        var blobs = Properties(Production, "Microsoft.Storage/storageAccounts/blobServices");
        blobs.GetProperty("isVersioningEnabled").GetBoolean().ShouldBeTrue();
        blobs.GetProperty("deleteRetentionPolicy").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        blobs.GetProperty("containerDeleteRetentionPolicy").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        var rules = Properties(Production, "Microsoft.Storage/storageAccounts/managementPolicies")
            .GetProperty("policy")
            .GetProperty("rules")
            .EnumerateArray()
            .Where(rule => rule.GetRawText().Contains("evidence/", StringComparison.Ordinal));
        rules.ShouldNotBeEmpty();
        rules.ShouldAllBe(rule => !rule.GetRawText().Contains("delete", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Only_the_pages_put_blocks_from_a_browser()
    {
        var rule = Properties(Production, "Microsoft.Storage/storageAccounts/blobServices")
            .GetProperty("cors")
            .GetProperty("corsRules")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        rule.GetProperty("allowedOrigins")
            .EnumerateArray()
            .Select(one => one.GetString())
            .ShouldBe([Production.Settings()["Links__PublicUrl"]]);
        rule.GetProperty("allowedMethods").EnumerateArray().Select(one => one.GetString()).ShouldBe(["PUT"]);
    }

    [Theory]
    [InlineData("main.prod")]
    [InlineData("main.test")]
    public void Containers_queues_and_tables_are_those_of_the_code(string parameters)
    {
        var template = TemplateSnapshot.Read(parameters);
        const string Account = "Microsoft.Storage/storageAccounts";
        template
            .Of($"{Account}/blobServices/containers")
            .Select(TemplateSnapshot.NameOf)
            .ShouldBe([.. StorageNames.Containers, .. OfThePlatform], ignoreOrder: true);
        template
            .Of($"{Account}/queueServices/queues")
            .Select(TemplateSnapshot.NameOf)
            .ShouldBe(StorageNames.Queues, ignoreOrder: true);
        template
            .Of($"{Account}/tableServices/tables")
            .Select(TemplateSnapshot.NameOf)
            .ShouldBe(StorageNames.Tables, ignoreOrder: true);
    }

    [Fact]
    public void Nobody_gets_a_role_that_the_list_does_not_give()
    {
        var listed = RoleRow()
            .Matches(Repository.Read("docs/deployment.md"))
            .Select(row => $"{row.Groups["who"].Value} {row.Groups["role"].Value} {row.Groups["where"].Value}")
            .ToList();
        listed.Count.ShouldBeGreaterThan(15);
        var given = Production.Of("Microsoft.Authorization/roleAssignments").Select(Grant);
        given.ShouldBe(listed, ignoreOrder: true);
        // Without a group of operators, nobody but the app and the topic.
        var inRehearsal = Rehearsal.Of("Microsoft.Authorization/roleAssignments").Select(Grant);
        inRehearsal.ShouldBe(
            listed.Where(one => !one.StartsWith("operators", StringComparison.Ordinal)),
            ignoreOrder: true
        );
    }

    [Fact]
    public void Roles_are_given_in_one_file() =>
        Bicep
            .Files.Where(file => Repository.Read(file).Contains("roleAssignments@", StringComparison.Ordinal))
            .ShouldBe(["infra/azure/roles.bicep"]);

    /// <summary>Flex Consumption never fires a polling trigger, and says nothing. Another plan would need the constant and this test changed together.</summary>
    [Fact]
    public void The_plan_and_the_source_of_the_blob_triggers_go_together()
    {
        var plan = Production.Single("Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("name").GetString();
        var triggers = BlobTriggers();
        triggers.ShouldNotBeEmpty();
        (plan == "FC1").ShouldBe(triggers.All(one => one.Source == BlobTriggerSource.EventGrid));
        // Polling is a switch of the build for the Core Tools; what azd publishes must not turn it.
        Repository.Read("azure.yaml").ShouldNotContain("PlenoBlobSource");
        Repository.Read("functions/Pleno.Functions/BlobSource.cs").ShouldContain("BlobTriggerSource.EventGrid");
    }

    [Fact]
    public void Each_blob_trigger_hears_of_completed_uploads_into_its_container()
    {
        var subscriptions = Events.Of("Microsoft.EventGrid/systemTopics/eventSubscriptions");
        subscriptions
            .Select(one =>
            {
                var properties = one.GetProperty("properties");
                var url = properties.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl");
                var subject = properties.GetProperty("filter").GetProperty("subjectBeginsWith").GetString()!;
                return (Function().Match(url.GetString()!).Groups["function"].Value, subject.Split('/')[4]);
            })
            .ShouldBe(
                Catalogue
                    .Functions.Where(function => function.Kind == TriggerKind.Blob)
                    .Select(function =>
                        (function.Name, BlobPattern.Parse(((BlobTriggerAttribute)function.Trigger).BlobPath).Container)
                    ),
                ignoreOrder: true
            );
        foreach (var one in subscriptions)
        {
            var filter = one.GetProperty("properties").GetProperty("filter");
            filter
                .GetProperty("includedEventTypes")
                .EnumerateArray()
                .Single()
                .GetString()
                .ShouldBe("Microsoft.Storage.BlobCreated");
            filter
                .GetProperty("advancedFilters")
                .EnumerateArray()
                .Single()
                .GetProperty("values")
                .EnumerateArray()
                .Select(value => value.GetString())
                .ShouldBe(["CopyBlob", "FlushWithClose", "PutBlob", "PutBlockList"]);
            one.GetProperty("properties").GetRawText().ShouldContain("undelivered-events");
        }
    }

    [Fact]
    public void The_runtime_is_that_of_the_code()
    {
        var app = Properties(Production, "Microsoft.Web/sites").GetProperty("functionAppConfig");
        var version = app.GetProperty("runtime").GetProperty("version").GetString();
        app.GetProperty("runtime").GetProperty("name").GetString().ShouldBe("dotnet-isolated");
        Repository.Read("Directory.Build.props").ShouldContain($"<TargetFramework>net{version}</TargetFramework>");
        Repository
            .Read("functions/Pleno.Functions/Pleno.Functions.csproj")
            .ShouldContain("<PublishReadyToRun>true</PublishReadyToRun>");
    }

    [Fact]
    public void The_pages_for_everybody_are_reached_and_the_rest_is_denied_by_the_app()
    {
        var signIn = Production
            .Of("Microsoft.Web/sites/config")
            .Single(one => TemplateSnapshot.NameOf(one) == "authsettingsV2")
            .GetProperty("properties");
        signIn.GetProperty("platform").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        var unsigned = signIn.GetProperty("globalValidation");
        unsigned.GetProperty("unauthenticatedClientAction").GetString().ShouldBe("AllowAnonymous");
        signIn.GetProperty("login").GetProperty("tokenStore").GetProperty("enabled").GetBoolean().ShouldBeFalse();
    }

    /// <summary>Who is reached by letters of a rehearsal is not a matter of its parameters.</summary>
    [Fact]
    public void A_rehearsal_writes_to_reserved_addresses_only()
    {
        Rehearsal.Settings()["Notices__AllowedRecipients"].ShouldBe(".example");
        Repository
            .Read("infra/azure/app.bicep")
            .ShouldContain("Notices__AllowedRecipients: stage == 'production' ? allowedRecipients : '.example'");
    }

    /// <summary>The sweep acts on what two sweeps of one process found undone.</summary>
    [Fact]
    public void The_process_of_the_sweep_stays()
    {
        foreach (var template in new[] { Production, Rehearsal })
        {
            Properties(template, "Microsoft.Web/sites")
                .GetProperty("functionAppConfig")
                .GetProperty("scaleAndConcurrency")
                .GetProperty("alwaysReady")
                .EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())
                .ShouldContain("function:SweepLostUploads");
        }
    }

    [Fact]
    public void Every_instance_that_stays_awake_is_of_a_group_or_function_that_there_is()
    {
        var groups = Catalogue.Functions.Select(function => $"function:{function.Name}").Concat(["http", "blob"]);
        Properties(Production, "Microsoft.Web/sites")
            .GetProperty("functionAppConfig")
            .GetProperty("scaleAndConcurrency")
            .GetProperty("alwaysReady")
            .EnumerateArray()
            .Select(one => one.GetProperty("name").GetString()!)
            .ShouldBeSubsetOf(groups);
    }

    [Fact]
    public void Every_parameter_is_described()
    {
        foreach (var file in Bicep.Files.Where(file => file.EndsWith(".bicep", StringComparison.Ordinal)))
        {
            var source = Repository.Read(file);
            var described = Described().Matches(source).Select(match => match.Groups["name"].Value);
            Parameter()
                .Matches(source)
                .Select(match => match.Groups["name"].Value)
                .Except(described)
                .ShouldBeEmpty(file);
        }
    }

    /// <summary>Names of functions and metrics, and the texts of logs, are those of the code, or an alert would be silent for ever.</summary>
    [Fact]
    public void What_alerts_look_for_is_what_the_code_says()
    {
        var sources = string.Join(
            '\n',
            Repository
                .Files("functions/Pleno")
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(Repository.Read)
        );
        var queries = Production
            .Of("Microsoft.Insights/scheduledQueryRules")
            .Select(one => one.GetProperty("properties").GetProperty("criteria").GetProperty("allOf")[0])
            .Select(one => one.GetProperty("query").GetString()!)
            .Append(Repository.Read("infra/azure/workbook.json").Replace("\\\"", "\"", StringComparison.Ordinal))
            .ToList();
        queries.Count.ShouldBeGreaterThan(6);
        foreach (
            var text in queries.SelectMany(query => Logged().Matches(query)).Select(match => match.Groups["text"].Value)
        )
        {
            sources.ShouldContain(text);
        }

        foreach (var name in queries.SelectMany(query => Metric().Matches(query)).Select(match => match.Value))
        {
            sources.ShouldContain($"\"{name}\"");
        }

        var functions = Catalogue.Functions.Select(function => function.Name).ToList();
        functions
            .Count(name => name.StartsWith("KeepPoisoned", StringComparison.Ordinal))
            .ShouldBe(StorageNames.PoisonQueues.Count);
        var stale = queries.Single(query => query.Contains("datatable", StringComparison.Ordinal));
        Catalogue
            .Functions.Where(function => function.Kind == TriggerKind.Timer)
            .ShouldAllBe(function => stale.Contains($"\"{function.Name}\""));
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        var page = Repository.Read("docs/operations.md");
        var alerts = Production
            .Of("Microsoft.Insights/scheduledQueryRules")
            .Concat(Production.Of("Microsoft.Insights/metricAlerts"))
            .Select(one => one.GetProperty("properties").GetProperty("description").GetString()!)
            .ToList();
        alerts.Count.ShouldBe(10);
        alerts.ShouldAllBe(one => page.Contains($"\n### {one.Split('#')[1]}\n"));
    }

    [Fact]
    public void Events_are_subscribed_by_the_hook_after_the_code_is_there()
    {
        var hooks = Repository.Read("azure.yaml");
        hooks.ShouldContain("postdeploy:");
        hooks.ShouldContain("infra/azure/events.bicep");
        foreach (var output in new[] { "AZURE_RESOURCE_GROUP", "PLENO_APP", "PLENO_ACCOUNT", "PLENO_TOPIC" })
        {
            hooks.ShouldContain($"${output}");
            Repository.Read("infra/azure/main.bicep").ShouldContain($"output {output} string");
        }
    }

    private static List<BlobTriggerAttribute> BlobTriggers() =>
        [.. Catalogue.Functions.Select(function => function.Trigger).OfType<BlobTriggerAttribute>()];

    private static JsonElement Properties(TemplateSnapshot template, string type) =>
        template.Single(type).GetProperty("properties");

    /// <summary>Who gets which role where, as the list writes it.</summary>
    private static string Grant(JsonElement assignment)
    {
        var properties = assignment.GetProperty("properties");
        var role = Roles[properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]];
        var who =
            properties.GetProperty("principalType").GetString() == "Group" ? "operators"
            : properties.GetProperty("principalId").GetString()!.Contains("announcements-", StringComparison.Ordinal)
                ? "topic"
            : "app";
        var scope = assignment.GetProperty("id").GetString()!.Split("/providers/Microsoft.Authorization/")[0];
        return $"{who} {role} {Where(scope)}";
    }

    private static string Where(string scope) =>
        scope.Split('/') is [.., "containers", var container] ? container
        : scope.Contains("/Microsoft.Storage/storageAccounts/", StringComparison.Ordinal) ? "account"
        : scope.Contains("/Microsoft.KeyVault/vaults/", StringComparison.Ordinal) ? "vault"
        : scope.Contains("/Microsoft.Insights/components/", StringComparison.Ordinal) ? "insights"
        : scope;

    [GeneratedRegex(
        "AccountKey=|SharedAccess|DefaultEndpointsProtocol|sig=|SG\\.[A-Za-z0-9]|-----BEGIN",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Key();

    [GeneratedRegex("^output .*(listKeys|secret)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex SecretOutput();

    [GeneratedRegex(@"'(?<function>\w+)', listKeys", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function();

    [GeneratedRegex("Key$|Password|Secret", RegexOptions.None, 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex(
        @"^\| (?<who>app|topic|operators) \| (?<role>[^|]+) \| `(?<where>[^`]+)` \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex RoleRow();

    [GeneratedRegex(@"^param (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"^@description\(.*\)\n(@.*\n)*param (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Described();

    [GeneratedRegex("\\bhas \"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Logged();

    [GeneratedRegex(@"pleno\.notice\.\w+", RegexOptions.None, 1000)]
    private static partial Regex Metric();
}
