using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>What a form says about the accepted document it takes the place of.</summary>
/// <param name="Replaces">First digits of the old document's SHA-256.</param>
/// <param name="Reason">Why.</param>
public sealed record RecapRevision(string Replaces, string Reason);

/// <summary>What came of reading a file: nothing that could be called a form, or a form with what is wrong with it.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome(IReadOnlyList<Finding> findings) => Findings = findings;

    /// <summary>Every problem, by its place in the file; those without a place come last. Empty for a flawless form.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>There is no table to read: F.101 to F.106, F.109, F.119, F.120 or F.121.</summary>
    public sealed record Unreadable : ReadOutcome
    {
        public Unreadable(IReadOnlyList<Finding> findings)
            : base(findings) { }

        internal Unreadable(Finding finding)
            : base([finding]) { }
    }

    /// <summary>A form was read. A figure that is in doubt is missing from the draft and has its finding.</summary>
    public sealed record Readable : ReadOutcome
    {
        public Readable(RecapDraft draft, RecapRevision? revision, IReadOnlyList<Finding> findings)
            : base(findings)
        {
            Draft = draft;
            Revision = revision;
        }

        public RecapDraft Draft { get; }

        /// <summary>What the document replaces and why; null where the head says neither.</summary>
        public RecapRevision? Revision { get; }
    }
}
