namespace Pleno.Local.Services;

/// <summary>A lock between processes: a file that one holder at a time has open. The system frees it when the holder dies.</summary>
public static class ExclusiveFile
{
    public static FileStream? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<FileStream> TakeAsync(string path, Action whenWaiting, CancellationToken cancellation)
    {
        var waiting = false;
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (!waiting)
            {
                waiting = true;
                whenWaiting();
            }

            await Task.Delay(200, cancellation);
        }
    }
}
