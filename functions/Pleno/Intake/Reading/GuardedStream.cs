namespace Pleno.Intake.Reading;

/// <summary>
/// A part while it expands. Ends with <see cref="ExpansionException"/> when more comes out than the header declared,
/// or when one tag or text grows so long that a reader would have to hold it whole.
/// </summary>
internal sealed class GuardedStream(Stream inner, long declared) : Stream
{
    /// <summary>Bytes between two ends of a tag at most.</summary>
    public const int LongestToken = 1024 * 1024;

    private long _read;
    private long _sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        var tag = buffer[..count].LastIndexOf((byte)'>');
        _sinceTag = tag < 0 ? _sinceTag + count : count - tag;
        if (_read > declared || _sinceTag > LongestToken)
        {
            throw new ExpansionException($"{_read} bytes of {declared}");
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
