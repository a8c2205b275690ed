namespace Pleno.Storage;

/// <summary>Somebody else changed the row since it was read. The step is redone from the beginning; nothing was written.</summary>
public sealed class StorageConflictException(Exception? inner = null)
    : Exception("A row changed since it was read.", inner);
