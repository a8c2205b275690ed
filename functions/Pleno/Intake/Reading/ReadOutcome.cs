using Pleno.Intake.Scans;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>What a form says about the accepted document it takes the place of.</summary>
/// <param name="Replaces">First digits of the old document's SHA-256.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">Number of the D.KEJADIAN KHUSUS, decree or ruling that allows it; null where none is named.</param>
public sealed record RecapRevision(string Replaces, string Reason, string? Basis = null);

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

    /// <summary>A D.KEJADIAN KHUSUS was read. An entry that is missing something or wrong is left out and has its finding.</summary>
    public sealed record Kejadian : ReadOutcome
    {
        public Kejadian(KejadianKhusus content, RecapRevision? revision, IReadOnlyList<Finding> findings)
            : base(findings)
        {
            Content = content;
            Revision = revision;
        }

        public KejadianKhusus Content { get; }

        /// <summary>What it replaces and why; null where the head says neither.</summary>
        public RecapRevision? Revision { get; }
    }

    /// <summary>The scan of a signed form was looked at.</summary>
    public sealed record Scan : ReadOutcome
    {
        public Scan(ScanReading reading)
            : base(reading.Findings) => Reading = reading;

        public ScanReading Reading { get; }
    }

    /// <summary>The decree on a result was read.</summary>
    public sealed record DecreeOnResult : ReadOutcome
    {
        public DecreeOnResult(Decree content, IReadOnlyList<Finding> findings)
            : base(findings) => Content = content;

        public Decree Content { get; }
    }
}
