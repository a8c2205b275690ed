namespace Pleno.Local.Services;

/// <summary>The last lines that a child process wrote: what an error message quotes. Safe to use from several threads.</summary>
internal sealed class LastLines(int capacity = 15)
{
    private readonly Queue<string> lines = new();

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > capacity)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return lines.Count == 0 ? "(it wrote nothing)" : string.Join(Environment.NewLine, lines);
        }
    }
}
