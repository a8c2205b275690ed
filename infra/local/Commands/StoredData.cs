using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Local.Services;

namespace Pleno.Local.Commands;

/// <summary>The data a command works on: what a scenario left behind, an account of Azure, or the storage of the settings.</summary>
/// <param name="Scenario">Name of the scenario; null for none.</param>
/// <param name="Account">Name of the account; null for none.</param>
internal sealed record StoredData(string? Scenario, string? Account)
{
    /// <summary>Opens the data, lets the command work on it, and closes it.</summary>
    /// <exception cref="LocalSetupException">The storage does not answer, nobody is signed in, or the services cannot be started.</exception>
    public async Task<int> UseAsync(
        TextWriter output,
        Func<IServiceProvider, Task<int>> use,
        CancellationToken cancellationToken
    )
    {
        var settings = LocalSettings.Load();
        await using var local = Scenario is null
            ? null
            : await LocalServices.StartStorageAsync(settings.ServicesFor(Scenario), output, cancellationToken);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPleno(settings.For(Account, local?.ConnectionString))
            .BuildServiceProvider();
        try
        {
            return await use(services);
        }
        catch (Exception unreachable)
            when (unreachable is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw Unreachable(unreachable);
        }
    }

    /// <summary>What to tell when the storage did not let the command work.</summary>
    public static LocalSetupException Unreachable(Exception unreachable) =>
        new(
            $"Penyimpanan tidak menjawab / the storage does not answer: {unreachable.Message}",
            "AzureWebJobsStorage, --scenario NAME, az login, --account NAME"
        );
}

/// <summary>The options that say which data.</summary>
internal sealed class StoredDataOptions
{
    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description =
            "Data yang ditinggalkan skenario ini; tanpa ini penyimpanan AzureWebJobsStorage / what this scenario left behind; without it the storage of AzureWebJobsStorage",
    };

    private readonly Option<string?> _account = AccountOption();

    private readonly Option<bool> _yes = new("--yes")
    {
        Description = "Boleh menulis; tanpa ini hanya membaca / it may write; without it it only reads",
    };

    public static Option<string?> AccountOption() =>
        new("--account")
        {
            Description =
                "Akun penyimpanan di Azure, dengan masuk Anda sendiri (az login) / storage account in Azure, with your own sign-in",
        };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="mayWrite">Whether it writes when it is told to.</param>
    public void AddTo(Command command, bool mayWrite = false)
    {
        command.Options.Add(_scenario);
        command.Options.Add(_account);
        if (mayWrite)
        {
            command.Options.Add(_yes);
        }
    }

    /// <exception cref="LocalSetupException">Both are given.</exception>
    public StoredData Of(ParseResult parsed)
    {
        var data = new StoredData(parsed.GetValue(_scenario), parsed.GetValue(_account));
        return data is { Scenario: not null, Account: not null }
            ? throw new LocalSetupException("--scenario, --account", "Satu saja / one of them only.")
            : data;
    }

    public bool MayWrite(ParseResult parsed) => parsed.GetValue(_yes);
}
