using Pleno.Local.Services;

namespace Pleno.Tests.Services;

/// <summary>A script of node plays npm: it notes each run and makes the folder that npm would make.</summary>
public sealed class NodePackagesTests : IDisposable
{
    private const string GoodNpm = """
        const fs = require('fs');
        fs.appendFileSync('runs.txt', process.argv.slice(2, 3) + '\n');
        setTimeout(() => fs.mkdirSync('node_modules', { recursive: true }), 300);
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
    }

    [Fact]
    public async Task Two_that_start_at_once_install_once()
    {
        var packages = Packages(GoodNpm);
        await Task.WhenAll(EnsureAsync(packages), EnsureAsync(Packages(GoodNpm)));
        Runs().ShouldBe(["ci"]);
    }

    [Fact]
    public async Task A_changed_lock_file_is_installed_again_and_an_unchanged_one_is_not()
    {
        var packages = Packages(GoodNpm);
        await EnsureAsync(packages);
        await EnsureAsync(packages);
        Runs().Length.ShouldBe(1);

        Write("package-lock.json", """{ "changed": true }""");
        await EnsureAsync(packages);
        Runs().Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_npm_is_quoted_and_tried_again_next_time()
    {
        var packages = Packages("console.error('npm error network down'); process.exit(7);");
        var failure = await Should.ThrowAsync<LocalSetupException>(() => EnsureAsync(packages));
        failure.Message.ShouldContain("exit code 7");
        failure.Message.ShouldContain("npm error network down");

        await EnsureAsync(Packages(GoodNpm));
        Runs().ShouldBe(["ci"]);
    }

    [Theory]
    [InlineData("v18.20.1", "too old")]
    [InlineData("v9.0.0", "too old")]
    [InlineData("not a version", "answered: not a version")]
    public async Task A_node_that_is_too_old_is_named(string version, string expected)
    {
        Write("node.cjs", $"console.log('{version}');");
        var packages = new NodePackages(folder.Path, Guard, new NodeTools(["node", "node.cjs"], ["npm"]));
        (await Should.ThrowAsync<LocalSetupException>(() => EnsureAsync(packages))).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task A_missing_node_and_a_missing_npm_are_told_apart()
    {
        string[] nothing = ["no-such-program-on-this-machine"];
        Write("package-lock.json", "{}");
        var withoutNode = new NodePackages(folder.Path, Guard, new NodeTools(nothing, nothing));
        (await Should.ThrowAsync<LocalSetupException>(() => EnsureAsync(withoutNode))).Message.ShouldStartWith(
            "Node.js was not"
        );
        var withoutNpm = new NodePackages(folder.Path, Guard, new NodeTools(["node"], nothing));
        (await Should.ThrowAsync<LocalSetupException>(() => EnsureAsync(withoutNpm))).Message.ShouldStartWith(
            "npm was not"
        );
    }

    [Fact]
    public async Task The_lock_file_names_no_registry()
    {
        var path = Path.Combine(NodePackages.InRepository().Folder, "package-lock.json");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        text.ShouldNotContain("\"resolved\"");
        text.ShouldContain("\"azurite\": \"3.35.0\"");
        text.ShouldContain("\"maildev\": \"2.2.1\"");
    }

    private string Guard => Path.Combine(folder.Path, "guard.lock");

    private NodePackages Packages(string npm)
    {
        Write("npm.cjs", npm);
        if (!File.Exists(Path.Combine(folder.Path, "package-lock.json")))
        {
            Write("package-lock.json", "{}");
        }

        return new NodePackages(folder.Path, Guard, new NodeTools(["node"], ["node", "npm.cjs"]));
    }

    private void Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(folder.Path, name), content);
    }

    private string[] Runs()
    {
        return File.ReadAllLines(Path.Combine(folder.Path, "runs.txt"));
    }

    private static Task EnsureAsync(NodePackages packages)
    {
        return packages.EnsureInstalledAsync(TextWriter.Null, TestContext.Current.CancellationToken);
    }
}
