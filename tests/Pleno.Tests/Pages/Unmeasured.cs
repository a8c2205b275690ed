namespace Pleno.Tests.Pages;

/// <summary>A stream that does not tell its length, so that a client sends it in chunks; and counts what was read of it.</summary>
internal sealed class Unmeasured(byte[] content) : MemoryStream(content)
{
    public long ReadBytes { get; private set; }

    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        ReadBytes += read;
        return read;
    }
}
