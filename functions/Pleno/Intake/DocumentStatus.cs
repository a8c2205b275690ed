namespace Pleno.Intake;

/// <summary>The states of a document: docs/states.md.</summary>
public enum DocumentStatus
{
    /// <summary>Seen, not yet read.</summary>
    Received,

    /// <summary>Could not be read as a form at all.</summary>
    Unreadable,

    /// <summary>Read and without a blocking finding, waiting for documents of the level below.</summary>
    Read,

    /// <summary>Read, with at least one blocking finding.</summary>
    Rejected,

    /// <summary>Was accepted; a document of the level below has changed since.</summary>
    NeedsExplanation,

    /// <summary>Every rule holds; its figures are in the roll-up.</summary>
    Accepted,

    /// <summary>Was accepted; a newer version stands in its place. Stays readable.</summary>
    Superseded,
}
