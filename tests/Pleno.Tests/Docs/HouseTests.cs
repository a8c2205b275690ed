using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Pleno.Access;
using Pleno.Areas;
using Pleno.Functions.Notices;
using Pleno.Intake.Judging;
using Pleno.Local.Hosting;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Contacts;
using Pleno.Notices.Digests;
using Pleno.Notices.Events;
using Pleno.Notices.Looking;
using Pleno.Notices.Poison;
using Pleno.Notices.Reaching;
using Pleno.Notices.Sending;
using Pleno.Notices.Timing;
using Pleno.Notices.Verifying;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;
using Pleno.Telemetry;
using Pleno.Uploads;

namespace Pleno.Tests.Docs;

/// <summary>The rules of the house that a compiler does not know.</summary>
public sealed class HouseTests
{
    private const int MostLines = 40;

    private static readonly string[] PureFolders =
    [
        "Areas",
        "Contests",
        "Recaps",
        "Readiness",
        "Notices",
        "Intake.Judging",
    ];

    /// <summary>Where a pure folder touches storage; every other type of those folders is pure, also one added later.</summary>
    private static readonly string[] AtTheEdge =
    [
        typeof(CheckStages).FullName!,
        typeof(TakeInReport).FullName!,
        typeof(RemindOffices).FullName!,
        typeof(TellBulletins).FullName!,
        typeof(TellOfDisputeWindow).FullName!,
        typeof(TellOfReport).FullName!,
        typeof(WatchTimers).FullName!,
        typeof(Delivery).FullName!,
        typeof(NoticeDesk).FullName!,
        typeof(NoticeReceivers).FullName!,
        typeof(DeliveryMoves).FullName!,
        typeof(AcknowledgeNotice).FullName!,
        typeof(EscalateSilence).FullName!,
        typeof(MakeDigests).FullName!,
        typeof(TakeDeliveryEvents).FullName!,
        typeof(ApplyDeliveryEvents).FullName!,
        typeof(KeepPoison).FullName!,
        typeof(ReachOffice).FullName!,
        typeof(CheckContacts).FullName!,
        typeof(ReadDeliveryFigures).FullName!,
        typeof(ReplayPoison).FullName!,
        typeof(ListPoison).FullName!,
        typeof(PoisonAnswer).FullName!,
        typeof(ReadNotices).FullName!,
        typeof(NoticeDoor).FullName!,
        typeof(VerifyNotice).FullName!,
    ];

    private static readonly FunctionCatalogue Catalogue = FunctionCatalogue.Search(typeof(SendNotice).Assembly);

    [Fact]
    public void The_pure_parts_know_no_Azure()
    {
        var pure = Pure().ToList();
        pure.ShouldContain(typeof(AreaCode));
        pure.ShouldContain(typeof(VerdictRules));
        pure.ShouldContain(typeof(DeliveryMachine));
        pure.ShouldContain(typeof(DocumentJudge));

        var faults =
            from type in pure
            from used in TypesInUse.By(type)
            where IsOf(used, "Azure") || IsOf(used, "Pleno.Storage")
            select $"{type.FullName} uses {used.FullName}";

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Folders_know_only_the_folders_that_the_record_allows()
    {
        var allowed = Regex
            .Matches(
                Repository.Read("docs/decisions/0009-contests-folder.md"),
                @"^\| `(?<folder>\w+)` \| (?<known>[^|]*) \|",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .ToDictionary(row => row.Groups["folder"].Value, row => row.Groups["known"].Value.Split(", "));
        var arrows =
            from type in typeof(PlenoServices).Assembly.GetTypes()
            let folder = FolderOf(type)
            where folder is not null && type.DeclaringType is null
            from used in TypesInUse.By(type)
            where FolderOf(used) is not null && FolderOf(used) != folder
            where !allowed.GetValueOrDefault(folder, []).Contains(FolderOf(used))
            select $"{folder} -> {FolderOf(used)}: {type.Name} uses {used.Name}";

        arrows.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_use_of_Azure_is_seen_in_signatures_bodies_and_lambdas()
    {
        TypesInUse.By(typeof(Delivery)).ShouldContain(type => IsOf(type, "Azure"));
        TypesInUse.By(typeof(NoticeDesk)).ShouldContain(type => IsOf(type, "Pleno.Storage"));
        TypesInUse.By(typeof(Hidden)).ShouldContain(type => IsOf(type, "Azure"));
    }

    [Fact]
    public void A_function_class_is_a_doorway()
    {
        var sources = Repository
            .Files("functions/Pleno.Functions")
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .ToList();

        sources.ShouldContain("functions/Pleno.Functions/Program.cs");
        foreach (var source in sources)
        {
            LinesOfCode(Repository.Read(source)).ShouldBeLessThanOrEqualTo(MostLines, source);
        }

        Repository.Read("functions/Pleno.Functions/Program.cs").Split('\n').Length.ShouldBeLessThan(MostLines);
    }

    [Fact]
    public void Every_argument_of_a_trigger_is_honoured_locally()
    {
        var used =
            from function in Catalogue.Functions
            from attribute in function.Method.CustomAttributes.Concat(function.Parameter.CustomAttributes)
            where attribute.AttributeType.Namespace == typeof(FunctionAttribute).Namespace
            from argument in attribute
                .Constructor.GetParameters()
                .Select(parameter => parameter.Name!)
                .Concat(attribute.NamedArguments.Select(named => named.MemberName))
            select (attribute.AttributeType, argument);

        used.ShouldNotBeEmpty();
        foreach (var (attribute, argument) in used)
        {
            FunctionCatalogue.HonouredArguments[attribute].ShouldContain(argument);
        }
    }

    [Fact]
    public void Every_setting_of_the_sample_is_one_of_a_class()
    {
        var classes = new Dictionary<string, Type>
        {
            [NoticeOptions.Section] = typeof(NoticeOptions),
            [LinkOptions.Section] = typeof(LinkOptions),
            [AccessOptions.Section] = typeof(AccessOptions),
            [UploadOptions.Section] = typeof(UploadOptions),
            [TelemetryOptions.Section] = typeof(TelemetryOptions),
            [SendGridOptions.Section] = typeof(SendGridOptions),
            [SmtpOptions.Section] = typeof(SmtpOptions),
            [ReminderOptions.Section] = typeof(ReminderOptions),
            [RuleOptions.Section] = typeof(RuleOptions),
            [LocalServicesOptions.Section] = typeof(LocalServicesOptions),
            ["LocalHost"] = typeof(LocalHostOptions),
        };
        var schedules = Catalogue
            .Functions.Select(function => function.Trigger)
            .OfType<TimerTriggerAttribute>()
            .Select(timer => timer.Schedule.Trim('%'));
        string[] ofTheHost =
        [
            "AzureWebJobsStorage",
            "AzureWebJobsDisableHomepage",
            "FUNCTIONS_WORKER_RUNTIME",
            .. schedules,
        ];

        foreach (var key in Sample().Values.Keys.Where(key => !ofTheHost.Contains(key)))
        {
            var (section, name) = (key.Split(':')[0], key.Split(':')[^1]);
            classes.ShouldContainKey(section);
            classes[section].GetProperty(name).ShouldNotBeNull(key);
        }
    }

    /// <summary>Everybody can read the sample's key: whoever forgets to replace it must not sign links with it.</summary>
    [Fact]
    public void The_key_of_the_sample_is_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Sample().Values).Build();
        var links = Bound<LinkOptions>(configuration, LinkOptions.Section);
        var faults = new List<ValidationResult>();

        Validator
            .TryValidateObject(links, new ValidationContext(links), faults, validateAllProperties: true)
            .ShouldBeFalse();
        faults.ShouldHaveSingleItem().MemberNames.ShouldBe([nameof(LinkOptions.Key)]);
    }

    [Fact]
    public void The_sample_binds_and_is_valid()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Sample().Values).Build();

        foreach (
            var options in new object[]
            {
                Bound<NoticeOptions>(configuration, NoticeOptions.Section),
                Bound<AccessOptions>(configuration, AccessOptions.Section),
                Bound<UploadOptions>(configuration, UploadOptions.Section),
                Bound<TelemetryOptions>(configuration, TelemetryOptions.Section),
                Bound<SendGridOptions>(configuration, SendGridOptions.Section),
                Bound<SmtpOptions>(configuration, SmtpOptions.Section),
                Bound<ReminderOptions>(configuration, ReminderOptions.Section),
                Bound<RuleOptions>(configuration, RuleOptions.Section),
                Bound<LocalServicesOptions>(configuration, LocalServicesOptions.Section),
            }
        )
        {
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        }
    }

    [Fact]
    public void Every_threshold_is_in_the_sample_and_on_the_page_as_in_the_class()
    {
        var (sample, page, defaults) = (Sample(), Repository.Read("docs/configuration.md"), new RuleOptions());
        foreach (var threshold in typeof(RuleOptions).GetProperties())
        {
            var value = threshold.GetValue(defaults)!.ToString();
            sample[$"{RuleOptions.Section}:{threshold.Name}"].ShouldBe(value, threshold.Name);
            page.ShouldContain($"| `{RuleOptions.Section}__{threshold.Name}` | {value} |");
        }
    }

    [Fact]
    public void Every_setting_that_a_trigger_names_is_in_the_sample()
    {
        var sample = Sample();
        foreach (var function in Catalogue.Functions)
        {
            foreach (var argument in Texts(function.Parameter.CustomAttributes))
            {
                Should.NotThrow(() => sample.Resolve(argument), $"{function.Name}: {argument}");
            }

            foreach (var connection in Texts(function.Parameter.CustomAttributes, "Connection"))
            {
                Should.NotThrow(() => sample.Connection(connection), $"{function.Name}: {connection}");
            }
        }
    }

    [Fact]
    public void No_number_of_a_code_is_used_twice()
    {
        CodeCatalogue.All.ShouldNotBeEmpty();
        CodeCatalogue.All.GroupBy(code => code.Number).Where(same => same.Skip(1).Any()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(DocumentCodes), 1, 1)]
    [InlineData(typeof(FormCodes), 2, 6)]
    [InlineData(typeof(BetweenCodes), 7, 7)]
    [InlineData(typeof(ReadinessCodes), 8, 8)]
    [InlineData(typeof(ConfigurationCodes), 9, 9)]
    public void The_hundreds_of_a_code_are_those_of_its_class(Type declaring, int first, int last)
    {
        var codes = declaring
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (Code)field.GetValue(null)!)
            .ToList();

        codes.ShouldNotBeEmpty();
        codes.ShouldAllBe(code => code.Number / 100 >= first && code.Number / 100 <= last);
        codes.ShouldAllBe(code => CodeCatalogue.All.Contains(code));
    }

    [Fact]
    public void Every_code_has_all_its_texts_in_both_languages()
    {
        foreach (var code in CodeCatalogue.All)
        {
            string[] texts =
            [
                code.Rule,
                code.Equation,
                code.Source,
                .. TextsOf(code.Indonesian),
                .. TextsOf(code.English),
            ];
            texts.ShouldAllBe(text => !string.IsNullOrWhiteSpace(text), code.Id);
            TextsOf(code.Indonesian).ShouldNotBe(TextsOf(code.English), code.Id);
        }
    }

    [Theory]
    [InlineData(
        "machine path",
        @"(?<![\w.:~)}\]/-])/(home|Users|root|mnt|tmp|opt|srv|work|workspace)/\w|\b[A-Za-z]:\\(Users|Temp|src)\\"
    )]
    [InlineData(
        "registry host",
        @"https?://[^/\s""'<>)]*(registry|nuget|npmjs|artifactory|nexus|jfrog|pkgs\.)[^/\s""'<>)]*|""resolved"": ""(?!\d)"
    )]
    public void The_tree_names_no_machine_and_no_registry(string what, string pattern)
    {
        var forbidden = new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var texts = Repository.Files().Where(file => Path.GetExtension(file) is not (".xlsx" or ".png")).ToList();
        var found =
            from file in texts
            where
                !file.EndsWith($"{nameof(HouseTests)}.cs", StringComparison.Ordinal)
                && Path.GetFileName(file) != "local.settings.json"
            from line in Repository.Read(file).Split('\n')
            where forbidden.IsMatch(line)
            select $"{file}: {line.Trim()}";

        texts.Count.ShouldBeGreaterThan(100);
        found.ShouldBeEmpty(what);
    }

    [Fact]
    public void Every_package_is_in_the_record_with_its_version()
    {
        var record = Repository.Read("docs/decisions/0008-dependencies.md");
        var packages = Regex.Matches(
            Repository.Read("Directory.Packages.props"),
            "<PackageVersion Include=\"(?<name>[^\"]+)\" Version=\"(?<version>[^\"]+)\"",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );

        packages.ShouldNotBeEmpty();
        packages.ShouldAllBe(one => record.Contains($"| {one.Groups["name"].Value} | {one.Groups["version"].Value} |"));
    }

    private static IEnumerable<Type> Pure() =>
        typeof(PlenoServices)
            .Assembly.GetTypes()
            .Where(type => type.DeclaringType is null && PureFolders.Any(folder => IsOf(type, $"Pleno.{folder}")))
            .Where(type => !IsOf(type, "Pleno.Notices.Sending") && !AtTheEdge.Contains(type.FullName));

    private static bool IsOf(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith($"{space}.", StringComparison.Ordinal) == true;

    /// <summary>The folder of the pipeline that a type lies in; null for the root and for types of others.</summary>
    private static string? FolderOf(Type type) =>
        type.Assembly == typeof(PlenoServices).Assembly && type.Namespace?.Split('.') is ["Pleno", var folder, ..]
            ? folder
            : null;

    private static int LinesOfCode(string source) =>
        source
            .Split('\n')
            .Select(line => line.Trim())
            .Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));

    private static AppSettings Sample()
    {
        var sample = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "local.settings.sample.json"))
            .Build()
            .GetSection("Values");
        return AppSettings.From(sample.AsEnumerable(makePathsRelative: true));
    }

    private static T Bound<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        return options;
    }

    private static IEnumerable<string> Texts(IEnumerable<CustomAttributeData> attributes, string? named = null) =>
        attributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Where(_ => named is null)
                .Concat(
                    attribute
                        .NamedArguments.Where(one => named is null || one.MemberName == named)
                        .Select(one => one.TypedValue)
                )
                .Select(value => value.Value)
                .OfType<string>()
        );

    private static string[] TextsOf(CodeText text) => [text.Meaning, text.ToUploader, text.ToOfficial];

    private static class Hidden
    {
        public static Func<int, bool> Make() => number => number > global::Azure.ETag.All.ToString().Length;
    }
}
