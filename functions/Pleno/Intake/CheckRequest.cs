namespace Pleno.Intake;

/// <summary>A message of the queue of documents to be checked: an upload that was left undone, or a document that is to be judged again.</summary>
public abstract record CheckRequest
{
    private const string UploadPrefix = "upload:";
    private const string DocumentPrefix = "document:";

    private CheckRequest() { }

    /// <summary>An upload that was not dealt with to the end.</summary>
    /// <param name="Container">The container it was uploaded to.</param>
    /// <param name="BlobName">Its name there.</param>
    public sealed record Upload(string Container, string BlobName) : CheckRequest
    {
        // A message is XML on its way, and a blob's name may hold what XML cannot.
        public override string ToString() =>
            $"{UploadPrefix}{Container}/{string.Join('/', BlobName.Split('/').Select(Uri.EscapeDataString))}";
    }

    /// <summary>A document that is to be judged again, since something it rests on has changed.</summary>
    /// <param name="Id">Its identity.</param>
    public sealed record Document(DocumentId Id) : CheckRequest
    {
        public override string ToString() => DocumentPrefix + Id;
    }

    /// <summary>What the message asks for; null when it asks for nothing that is known.</summary>
    public static CheckRequest? TryParse(string message)
    {
        if (message.StartsWith(UploadPrefix, StringComparison.Ordinal))
        {
            var upload = message[UploadPrefix.Length..].Split('/', 2);
            return upload is [{ Length: > 0 } container, { Length: > 0 } name]
                ? new Upload(container, Uri.UnescapeDataString(name))
                : null;
        }

        return
            message.StartsWith(DocumentPrefix, StringComparison.Ordinal)
            && DocumentId.TryParse(message[DocumentPrefix.Length..]) is { } id
            ? new Document(id)
            : null;
    }
}
