namespace Pleno.Benchmarks.Page;

/// <summary>Why each kind of storage operation is there: by hand.</summary>
internal static class OperationReasons
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["blob plenary: read"] = "the file, with its size, ETag and why it was sent, in one",
        ["blob plenary: properties"] = "its size, before it is read",
        ["blob evidence: write"] =
            "the file under its hash, once and for good (0002); beside it that it was decided on (0022)",
        ["Contests: read row"] = "which version of the configuration holds; the configuration itself is kept in memory",
        ["Contests: query"] =
            "which contests there are, with their versions and what was refused; in the check of readiness once for all contests",
        ["Documents: read row"] = "whether it is known, where it is not new",
        ["Documents: insert row"] = "that it was received, before anything is done with it",
        ["Documents: query"] =
            "the area's documents: to judge; then whose turn it may be now: the document above, the two other elections at the place, and in the area a successor that came early and scans. For an operator's board what was refused",
        ["Documents: transaction"] = "the decision, with which document stands: all or nothing",
        ["Documents: merge row"] = "settled: everything that follows is stored",
        ["Documents: replace row"] =
            "the mark that this version of the upload was dealt with, which the sweep looks for",
        ["Recaps: query"] = "of a document the repeat votes of its area; of a check or board the roll-up, in one",
        ["Recaps: read row"] = "the area's figures so far",
        ["Recaps: transaction"] = "both changed: all or nothing (0004)",
        ["Audit: read row"] =
            "the head of the chain, where this process did not write it last: each entry has the hash of the one before",
        ["Audit: transaction"] = "entry, head, and the mark that it is there: one of the document, one of the notice",
        ["Notices: read row"] = "the notice that a letter is written from, once for its letters",
        ["Notices: transaction"] =
            "the notice, its number, the counter, and its place in the index of unfinished work: no number is skipped, given twice or left without its letters (0003)",
        ["Deliveries: read row"] =
            "the delivery; and how many went to its office lately, where this process did not write it last",
        ["Deliveries: transaction"] = "the deliveries of all its offices",
        ["Deliveries: insert row"] = "that the first letter counts among those of its office (storms become digests)",
        ["Deliveries: replace row"] =
            "that it counts among those of its office (storms become digests), where it is not the first; taken, before it goes; accepted, after (0006)",
        ["queue notices: put message"] = "for each office",
        ["Readiness: query"] = "the stage with its reports and verdict, in one",
        ["Receipts: query"] = "what the mail service told",
    };

    /// <summary>The reason; a question mark where nobody wrote one.</summary>
    public static string Of(string operation) => Reasons.GetValueOrDefault(operation, "?");
}
