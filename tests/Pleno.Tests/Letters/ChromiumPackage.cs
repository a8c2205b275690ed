using System.Diagnostics;

namespace Pleno.Tests.Letters;

/// <summary>Installs Chromium from the system's packages, where this user may.</summary>
internal static class ChromiumPackage
{
    /// <returns>Why it cannot be had; null when it was installed.</returns>
    public static async Task<string?> InstallAsync()
    {
        const string Program = "/usr/bin/apt-get";
        return
            !OperatingSystem.IsLinux()
            || !File.Exists(Program)
            || !string.Equals(Environment.UserName, "root", StringComparison.Ordinal)
            ? "Only root on a system with apt-get gets it by itself."
            : await InstallAsync(Program);
    }

    /// <summary>A new machine has no lists of packages, and old lists name files that are gone: then they are fetched first.</summary>
    public static async Task<string?> InstallAsync(string program)
    {
        if (await RunAsync(program, "install", "-y", "chromium") is null)
        {
            return null;
        }

        return await RunAsync(program, "update") ?? await RunAsync(program, "install", "-y", "chromium");
    }

    /// <returns>What it said when it failed; null when it did not.</returns>
    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return process.ExitCode == 0
            ? null
            : $"'apt-get {string.Join(' ', arguments)}' ended with {process.ExitCode}: {errors.Trim()}";
    }
}
