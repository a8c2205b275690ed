namespace Pleno.Local.Services;

public static class RepositoryRoot
{
    private const string Mark = "Pleno.slnx";

    /// <summary>The directory that holds Pleno.slnx, at or above the running program.</summary>
    /// <exception cref="LocalSetupException">The program runs outside a checkout.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new LocalSetupException(
            $"No folder above {AppContext.BaseDirectory} holds {Mark}.",
            "Run the local host from a checkout of the repository."
        );
    }
}
