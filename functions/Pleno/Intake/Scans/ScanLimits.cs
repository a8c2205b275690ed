namespace Pleno.Intake.Scans;

/// <summary>How far a PDF is read. A form and the objections to it stay far below each of these.</summary>
public static class ScanLimits
{
    /// <summary>Pages at most. The widest form of the country has fewer than 20; the objections and attendance lists are scanned along.</summary>
    public const int MostPages = 300;

    /// <summary>Letters of the text layer at most: a page of figures set as small as can be read has 10,000.</summary>
    public const int MostLetters = 1_000_000;

    /// <summary>
    /// Bytes of packed parts and of drawing instructions at most: 32 MB. Pictures are not unpacked and do not count, so that what counts
    /// is fonts and text, a few MB.
    /// </summary>
    public const long MostBytes = 32L * 1024 * 1024;

    /// <summary>Drawing instructions at most, those of a form drawn twice counted twice. A page of ruled tables has 20,000.</summary>
    public const int MostInstructions = 2_000_000;

    /// <summary>Instructions that a drawing drawn by another counts for besides its own: what it costs to begin and end it.</summary>
    internal const int DrawingCost = 100;

    /// <summary>How deep drawings may lie in drawings. Producers stay below five.</summary>
    public const int DeepestDrawing = 20;

    /// <summary>How many graphics states may be kept open at once (operator q). ISO 32000-1 annex C gives 28 as what readers have to bear.</summary>
    public const int MostOpenStates = 500;

    /// <summary>Codes that a font's own table may spread its ranges over: every code of two bytes, a few times.</summary>
    public const long MostFontCodes = 500_000;

    /// <summary>After this long a file is given up. A form takes a second; this only bounds what the other limits do not foresee.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Stack of the thread that reads, 512 MB: reserved, and used only as deep as the file goes. The library follows a chain of page nodes
    /// by calling itself, some 350 bytes a node, and a stack that overflows ends the process. A node takes at least 35 bytes of the file or of
    /// what is unpacked, so that this holds the longest chain that the other limits let through.
    /// </summary>
    internal const int Stack = 512 * 1024 * 1024;
}

/// <summary>What reading a file has used up of the limits. Everything that the file makes grow passes through here.</summary>
internal sealed class ScanBudget
{
    private long _bytes;
    private long _letters;
    private long _instructions;
    private volatile bool _isOver;

    /// <summary>True once a limit was passed, also where the library caught the exception.</summary>
    public bool IsOver => _isOver;

    public long BytesLeft => _isOver ? 0 : ScanLimits.MostBytes - _bytes;

    public void TakeBytes(long count) => Take(ref _bytes, count, ScanLimits.MostBytes);

    public void TakeLetter() => Take(ref _letters, 1, ScanLimits.MostLetters);

    public void TakeInstructions(int count) => Take(ref _instructions, count, ScanLimits.MostInstructions);

    /// <summary>Ends the reading at the next thing that is taken.</summary>
    public void Stop() => _isOver = true;

    /// <exception cref="ScanLimitException">Always.</exception>
    public ScanLimitException Exceed()
    {
        _isOver = true;
        return new ScanLimitException();
    }

    private void Take(ref long used, long count, long most)
    {
        used += count;
        if (_isOver || used > most)
        {
            throw Exceed();
        }
    }
}

/// <summary>The file goes beyond a limit.</summary>
internal sealed class ScanLimitException() : Exception("The file goes beyond a limit of ScanLimits.");
