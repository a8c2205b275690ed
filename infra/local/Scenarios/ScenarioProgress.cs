using System.Text.Json;
using Pleno.Local.Services;

namespace Pleno.Local.Scenarios;

/// <summary>
/// How far a scenario has come, kept on disk: a run that was cut off goes on where it was, one that was finished starts afresh.
/// </summary>
internal sealed class ScenarioProgress
{
    private readonly string _file;
    private State _state;

    private ScenarioProgress(string file, State state)
    {
        _file = file;
        _state = state;
    }

    /// <summary>Number of steps that are done.</summary>
    public int StepsDone => _state.StepsDone;

    /// <summary>The scenario's clock when it was last stored; null at the beginning.</summary>
    public DateTimeOffset? Clock => _state.Clock;

    /// <summary>Opens the progress kept in a data folder; clears the folder when the run before was finished.</summary>
    public static ScenarioProgress Open(string dataDirectory)
    {
        var folder = Path.GetFullPath(dataDirectory, RepositoryRoot.Find());
        var file = Path.Combine(folder, "progress.json");
        var state = File.Exists(file) ? JsonSerializer.Deserialize<State>(File.ReadAllText(file)) : null;
        if (state is null or { IsFinished: true } && Directory.Exists(folder))
        {
            Clear(folder);
            state = null;
        }

        Directory.CreateDirectory(folder);
        return new ScenarioProgress(file, state ?? new State(0, null, false));
    }

    public void StepIsDone(DateTimeOffset clock) => Store(_state with { StepsDone = StepsDone + 1, Clock = clock });

    public void ClockIs(DateTimeOffset clock) => Store(_state with { Clock = clock });

    public void IsFinished() => Store(_state with { IsFinished = true });

    // Another run may be using the folder: its lock keeps it from being cleared.
    private static void Clear(string folder)
    {
        try
        {
            using (
                new FileStream(
                    Path.Combine(folder, "in-use.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            )
            {
                foreach (
                    var entry in Directory
                        .EnumerateFileSystemEntries(folder)
                        .Where(entry => Path.GetFileName(entry) != "in-use.lock")
                )
                {
                    Delete(entry);
                }
            }
        }
        catch (IOException inUse)
        {
            throw new LocalSetupException(
                $"{folder} sedang dipakai / is in use: {inUse.Message}",
                "Hentikan proses yang lain / stop the other run first."
            );
        }
    }

    private static void Delete(string entry)
    {
        if (Directory.Exists(entry))
        {
            Directory.Delete(entry, recursive: true);
        }
        else
        {
            File.Delete(entry);
        }
    }

    private void Store(State state)
    {
        _state = state;
        var temporary = _file + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(state));
        File.Move(temporary, _file, overwrite: true);
    }

    private sealed record State(int StepsDone, DateTimeOffset? Clock, bool IsFinished);
}
