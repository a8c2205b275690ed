namespace Pleno.ScenarioMaker;

/// <summary>Every plenary document of the scenarios under tests/scenarios, as bytes by path.</summary>
public static class ScenarioDocuments
{
    /// <summary>Writes the documents, or with --verify only compares. Ends with 1 when something differs.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var root = FindRoot(Environment.CurrentDirectory);
        if (arguments is ["--verify"])
        {
            var differences = Differences(root);
            foreach (var path in differences)
            {
                output.WriteLine($"differs: tests/scenarios/{path}");
            }

            return differences.Count == 0 ? 0 : 1;
        }

        if (arguments.Count > 0)
        {
            output.WriteLine("usage: dotnet run --project tests/Pleno.ScenarioMaker [-- --verify]");
            return 1;
        }

        Write(root, output);
        return 0;
    }

    /// <summary>Paths below <paramref name="root"/> that are missing, superfluous or other than the maker writes them.</summary>
    public static IReadOnlyList<string> Differences(string root)
    {
        var made = Make(root);
        var there = made
            .Keys.Select(path => Path.GetDirectoryName(path)!)
            .Distinct(StringComparer.Ordinal)
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));
        var superfluous = there.Where(path => !made.ContainsKey(path));
        var changed = made.Where(file => !IsThere(Path.Combine(root, file.Key), file.Value)).Select(file => file.Key);
        return [.. superfluous.Concat(changed).Order(StringComparer.Ordinal)];
    }

    /// <summary>The folder tests/scenarios of the checkout that <paramref name="start"/> lies in.</summary>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pleno.slnx")))
            {
                return Path.Combine(folder.FullName, "tests", "scenarios");
            }
        }

        throw new InvalidOperationException($"{start} lies in no checkout of Pleno.");
    }

    private static bool IsThere(string path, byte[] content) =>
        File.Exists(path) && DocumentFile.SaysTheSame(File.ReadAllBytes(path), content);

    private static void Write(string root, TextWriter output)
    {
        var made = Make(root);
        var different = Differences(root);
        foreach (var path in different)
        {
            var target = Path.Combine(root, path);
            if (made.TryGetValue(path, out var content))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, content);
            }
            else
            {
                File.Delete(target);
            }
        }

        output.WriteLine($"{different.Count} of {made.Count} documents changed in {root}");
    }

    private static Dictionary<string, byte[]> Make(string root)
    {
        var kalteng = new KaltengDocuments(new ScenarioFolder(root, "kalteng-2024"));
        var made = KaltimDocuments
            .Make(new ScenarioFolder(root, "kaltim-2024"))
            .Concat(JembranaDocuments.Make(new ScenarioFolder(root, "jembrana-2024")))
            .Concat(kalteng.Make())
            .ToDictionary(document => document.Path, DocumentFile.Write, StringComparer.Ordinal);
        var (path, decree) = kalteng.Decree();
        made.Add(path, decree);
        return made;
    }
}
