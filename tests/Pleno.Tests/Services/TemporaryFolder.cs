namespace Pleno.Tests.Services;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pleno-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
