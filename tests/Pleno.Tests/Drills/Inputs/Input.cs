using Pleno.Intake.Reading;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>A file that something was done to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="WrongFigure">
/// Tells a figure that was read and is not what the file says, looked up in the file by other means than the reader's; null for none. Of a
/// document that is accepted, row and column are looked at too; in one that is refused they may be past knowing.
/// </param>
internal sealed record Input(string Name, byte[] Content, Func<ReadOutcome.Readable, bool, string?> WrongFigure)
{
    public Input(string name, byte[] content)
        : this(name, content, (_, _) => null) { }
}
