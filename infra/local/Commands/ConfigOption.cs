using System.CommandLine;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Local.Services;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary>The options that say which configuration a command goes by: that of a folder, or those of an account of Azure.</summary>
internal sealed class ConfigOption
{
    private readonly Option<string?> _folder = new("--config")
    {
        Description =
            "Folder konfigurasi pemilihan; tanpa ini dicari ke atas dari berkas atau folder ini / the contest's configuration",
    };

    private readonly Option<string?> _account = StoredDataOptions.AccountOption();

    public void AddTo(Command command)
    {
        command.Options.Add(_folder);
        command.Options.Add(_account);
    }

    /// <summary>The folder given, or one with the configurations of the account; null where neither is given.</summary>
    /// <exception cref="LocalSetupException">Both are given, the storage does not answer, or nobody is signed in.</exception>
    public string? FolderOf(ParseResult parsed) =>
        (parsed.GetValue(_folder), parsed.GetValue(_account)) switch
        {
            (not null, not null) => throw new LocalSetupException(
                "--config, --account",
                "Satu saja / one of them only."
            ),
            (null, { } account) => Download(account),
            (var folder, _) => folder,
        };

    private static string Download(string account)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddPleno(LocalSettings.Load().For(account))
            .BuildServiceProvider();
        try
        {
            return Download(
                services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.ConfigContainer)
            );
        }
        catch (Exception unreachable)
            when (unreachable is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw StoredData.Unreachable(unreachable);
        }
    }

    /// <summary>Copies every configuration to a folder that only this user reads and that goes with the process: it has addresses.</summary>
    /// <param name="container">The container of configurations.</param>
    /// <returns>The folder, with a folder for each contest.</returns>
    public static string Download(BlobContainerClient container)
    {
        var folder = Directory.CreateTempSubdirectory("pleno-config-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var blob in container.GetBlobs(new GetBlobsOptions()))
        {
            if (blob.Name.Split('/') is [var contest, var file] && ContestKey.TryParse(contest, out var key))
            {
                var target = Directory.CreateDirectory(Path.Combine(folder, key.ToString()));
                container.GetBlobClient(blob.Name).DownloadTo(Path.Combine(target.FullName, Path.GetFileName(file)));
            }
        }

        return folder;
    }
}
