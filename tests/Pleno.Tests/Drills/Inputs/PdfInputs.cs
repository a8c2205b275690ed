using Pleno.Tests.Pipeline;
using Pleno.Tests.Scans;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>Mutated scans: by bytes.</summary>
internal static class PdfInputs
{
    private static readonly byte[] Right = FormScan.Of(
        InputContest.Small.Form(InputContest.Small.Child(SmallContest.First))
    );

    public static Input Make(Random random) => new("form.pdf", ByteChanges.Of(Right, random));
}
