using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pleno.Access;
using Pleno.Board;
using Pleno.Board.Recapitulation;
using Pleno.Feed;
using Pleno.Intake;
using Pleno.Language;
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
using Pleno.Operations;
using Pleno.Pages;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Readiness.Watching;
using Pleno.Recaps.Rules;
using Pleno.Storage;
using Pleno.Telemetry;
using Pleno.Uploads;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Following;
using Pleno.Uploads.Pages;
using Pleno.Uploads.Permissions;

namespace Pleno;

/// <summary>Everything the triggers need, registered in one place for every host.</summary>
public static class PlenoServices
{
    /// <summary>
    /// Adds the pipeline. Storage is <c>AzureWebJobsStorage</c>: a connection string (Azurite), or
    /// <c>AzureWebJobsStorage:accountName</c> with the app's identity (Azure).
    /// </summary>
    public static IServiceCollection AddPleno(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<NoticeOptions>()
            .Bind(configuration.GetSection(NoticeOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<LinkOptions>()
            .Bind(configuration.GetSection(LinkOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<AccessOptions>()
            .Bind(configuration.GetSection(AccessOptions.Section))
            .PostConfigure(options => options.ReadPlatform(configuration))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<RuleOptions>()
            .Bind(configuration.GetSection(RuleOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<ReminderOptions>()
            .Bind(configuration.GetSection(ReminderOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<UploadOptions>()
            .Bind(configuration.GetSection(UploadOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddStorage(configuration);
        services.AddUseCases();
        services.AddMail(configuration);
        services.AddTelemetry(configuration);
        return services;
    }

    /// <summary>The mail service that the settings name, behind the guard rail. Settings of the other one need not be there.</summary>
    private static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var sendGrid = services.AddOptions<SendGridOptions>().Bind(configuration.GetSection(SendGridOptions.Section));
        var smtp = services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section));
        services.AddHttpClient<SendGridTransport>(client => client.Timeout = Timeout.InfiniteTimeSpan);
        // Its paths hold addresses, which the client's own log would tell.
        services
            .AddHttpClient<SendGridSuppressions>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddTransient<SmtpTransport>();
        if (TransportOf(configuration) == MailService.SendGrid)
        {
            sendGrid.ValidateDataAnnotations().ValidateOnStart();
            services.AddLeaseRule<SendGridOptions>(SendGridOptions.Section, one => one.Timeout, configuration);
            services.AddGuarded<SendGridTransport>();
        }
        else
        {
            smtp.ValidateDataAnnotations().ValidateOnStart();
            services.AddLeaseRule<SmtpOptions>(SmtpOptions.Section, one => one.Timeout, configuration);
            services.AddGuarded<SmtpTransport>();
        }
    }

    private static MailService TransportOf(IConfiguration configuration) =>
        configuration.GetValue(
            $"{NoticeOptions.Section}:{nameof(NoticeOptions.Transport)}",
            new NoticeOptions().Transport
        );

    private static void AddLeaseRule<T>(
        this IServiceCollection services,
        string section,
        Func<T, TimeSpan> timeout,
        IConfiguration configuration
    )
        where T : class =>
        services.AddSingleton<IValidateOptions<T>>(
            new LeaseOutlastsTimeout<T>(
                section,
                timeout,
                // Not by its options: wrong themselves, they would be told twice.
                () =>
                    configuration.GetValue(
                        $"{NoticeOptions.Section}:{nameof(NoticeOptions.SendLease)}",
                        new NoticeOptions().SendLease
                    )
            )
        );

    private static void AddGuarded<T>(this IServiceCollection services)
        where T : IMailTransport =>
        services.AddTransient<IMailTransport>(provider => new GuardedTransport(
            provider.GetRequiredService<T>(),
            provider.GetRequiredService<IOptions<NoticeOptions>>()
        ));

    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var account = configuration[$"{StorageNames.Connection}:accountName"];
        var connection = configuration[StorageNames.Connection] ?? "";
        if (account is not null)
        {
            TokenCredential identity = new DefaultAzureCredential(includeInteractiveCredentials: false);
            services.AddSingleton(new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), identity));
            services.AddSingleton(
                new QueueServiceClient(new Uri($"https://{account}.queue.core.windows.net"), identity)
            );
            services.AddSingleton(
                new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), identity)
            );
        }
        else
        {
            services.AddSingleton(_ => new BlobServiceClient(connection));
            services.AddSingleton(_ => new QueueServiceClient(connection));
            services.AddSingleton(_ => new TableServiceClient(connection));
            // In Azure the template makes them: the app's identity may make none (infra/azure/roles.bicep).
            services.AddHostedService<PrepareStorage>();
        }

        services
            .AddSingleton<ContestStore>()
            .AddSingleton<DocumentStore>()
            .AddSingleton<RecapStore>()
            .AddSingleton<RevoteStore>()
            .AddSingleton<ReadinessStore>();
        services
            .AddSingleton<NoticeStore>()
            .AddSingleton<OpenNoticeStore>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<EventStore>()
            .AddSingleton<SenderStore>()
            .AddSingleton<RecentLetterStore>()
            .AddSingleton<AcknowledgementStore>()
            .AddSingleton<ContactStore>()
            .AddSingleton<AuditStore>()
            .AddSingleton<PoisonStore>();
        services
            .AddSingleton<EvidenceStore>()
            .AddSingleton<EvidenceJournal>()
            .AddSingleton<ReckonedState>()
            .AddSingleton<IncomingStore>()
            .AddSingleton<ReceivedFiles>()
            .AddSingleton<IntakeLog>()
            .AddSingleton<OpenCheckStore>()
            .AddSingleton<WorkQueues>()
            .AddSingleton<SweepMemory>();
    }

    private static void AddUseCases(this IServiceCollection services)
    {
        services
            .AddTransient<AnswerCheckRequest>()
            .AddSingleton<LargeFileLane>()
            .AddTransient<TakeInDocument>()
            .AddTransient<ReadEvidence>()
            .AddTransient<JudgeDocument>()
            .AddTransient<ReadStanding>()
            .AddTransient<AssessDocument>()
            .AddTransient<RefuseFile>();
        services
            .AddTransient<DecideDocument>()
            .AddTransient<DocumentFollowUp>()
            .AddTransient<FollowRecap>()
            .AddTransient<RecordKejadian>()
            .AddTransient<TellOfScan>()
            .AddTransient<CountDocument>()
            .AddTransient<DescribeCorrection>()
            .AddTransient<TellOfDocument>()
            .AddTransient<TellOfDecree>()
            .AddTransient<AskAgain>()
            .AddTransient<SweepChecks>();
        services.AddTransient<LoadContest>().AddTransient<SweepUploads>();
        services.AddUploads();
        services.AddTransient<TakeInReport>().AddTransient<CheckStages>().AddTransient<RemindOffices>();
        services.AddTransient<TellBulletins>().AddTransient<TellOfDisputeWindow>().AddTransient<TellOfReport>();
        services.AddTransient<WatchTimers>().AddSingleton<TimerSuspicion>();
        services.AddNotices();
        services.AddTransient<ReadBoard>().AddTransient<ReadArea>().AddTransient<FindEvidenceFile>();
        services.AddTransient<ReadFeed>().AddTransient<FeedDoor>();
        services.AddTransient<ReadHealth>().AddSingleton<HealthWord>();
        services.AddTransient<ReadOperations>().AddTransient<PreviewLetter>();
        services.AddPages();
    }

    private static void AddUploads(this IServiceCollection services)
    {
        services
            .AddSingleton<UploadPermissions>()
            .AddTransient<UploadRules>()
            .AddTransient<FindPlace>()
            .AddTransient<PermitUpload>()
            .AddTransient<SentFile>()
            .AddTransient<CompleteUpload>()
            .AddTransient<PermissionDoor>()
            .AddTransient<SweepIncoming>();
        services
            .AddTransient<FollowUpload>()
            .AddSingleton<CheckLimit>()
            .AddTransient<CheckFile>()
            .AddTransient<CheckDoor>()
            .AddTransient<ReadUploadPage>();
        services.AddHostedService<OpenStorageToPages>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PrincipalReader>().AddSingleton<FormTokens>().AddSingleton<Doorkeeper>();
        services.AddTransient<PageRenderer>().AddTransient<Answers>().AddTransient<DeveloperChoices>();
    }

    private static void AddNotices(this IServiceCollection services)
    {
        services
            .AddTransient<NoticeDesk>()
            .AddTransient<NoticeReceivers>()
            .AddTransient<DeliveryMoves>()
            .AddTransient<ReachOffice>();
        services
            .AddTransient<SendLetter>()
            .AddTransient<LetterComposer>()
            .AddTransient<LetterRelease>()
            .AddSingleton<SenderGate>()
            .AddTransient<ReplayNotices>()
            .AddTransient<MakeDigests>();
        services
            .AddTransient<TakeDeliveryEvents>()
            .AddTransient<ApplyDeliveryEvents>()
            .AddSingleton<WebhookSignature>();
        services
            .AddSingleton<SignedLinks>()
            .AddTransient<AcknowledgeNotice>()
            .AddTransient<EscalateSilence>()
            .AddSingleton<VerificationLinks>()
            .AddTransient<VerifyNotice>()
            .AddSingleton<VerificationLimit>();
        services.AddTransient<CheckContacts>().AddTransient<ReadDeliveryFigures>();
        services.AddTransient<KeepPoison>().AddTransient<ReplayPoison>().AddTransient<ListPoison>();
        services.AddTransient<ReadNotices>().AddTransient<NoticeDoor>();
    }
}
