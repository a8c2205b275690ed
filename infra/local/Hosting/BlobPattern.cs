using System.Text.RegularExpressions;

namespace Pleno.Local.Hosting;

/// <summary>
/// A blob trigger's path, such as <c>incoming/{province}/{name}.{ext}</c>.
/// Every token is greedy and crosses slashes, so the last literal wins: that is the host's own rule, not a shortcut.
/// </summary>
internal sealed partial class BlobPattern
{
    private readonly Regex names;

    private BlobPattern(string container, string prefix, Regex names, IReadOnlyList<string> tokens)
    {
        Container = container;
        Prefix = prefix;
        Tokens = tokens;
        this.names = names;
    }

    public string Container { get; }

    /// <summary>What every matching name starts with, so that a listing can be narrowed.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Tokens { get; }

    public static BlobPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (container, name) = slash < 0 ? (path, "{name}") : (path[..slash], path[(slash + 1)..]);
        var parts = Token().Split(name);
        if (!ContainerName().IsMatch(container) || name.Length == 0 || HasBraces(parts))
        {
            throw new HostConfigurationException($"'{path}' is not a container and a blob name with {{tokens}}.");
        }

        // Split gives literal, token, literal, token, ..., literal.
        var tokens = parts.Where((_, index) => index % 2 == 1).ToList();
        var pattern = string.Concat(parts.Select((part, i) => i % 2 == 1 ? $"(?<{part}>.*)" : Regex.Escape(part)));
        var regex = new Regex($"^{pattern}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return new(container, parts[0], regex, tokens);
    }

    /// <summary>The value of each token, or null when the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        var match = names.Match(blobName);
        return match.Success ? Tokens.ToDictionary(token => token, token => match.Groups[token].Value) : null;
    }

    private static bool HasBraces(string[] parts) =>
        parts.Where((_, i) => i % 2 == 0).Any(x => x.AsSpan().ContainsAny('{', '}'));

    [GeneratedRegex(
        """\{(?<token>[A-Za-z_][A-Za-z0-9_]*)\}""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        "^([$]root|[$]web|[a-z0-9](-?[a-z0-9]){2,62})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ContainerName();
}
