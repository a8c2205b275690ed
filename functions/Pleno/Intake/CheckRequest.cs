using Pleno.Areas;
using Pleno.Contests;

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
        public override string ToString() => $"{UploadPrefix}{Container}/{BlobName}";
    }

    /// <summary>A document that is to be judged again, since something it rests on has changed.</summary>
    /// <param name="Id">Its identity.</param>
    public sealed record Document(DocumentId Id) : CheckRequest
    {
        public override string ToString() => DocumentPrefix + Id;
    }

    /// <exception cref="FormatException">The message is neither.</exception>
    public static CheckRequest Parse(string message)
    {
        if (message.StartsWith(UploadPrefix, StringComparison.Ordinal))
        {
            var upload = message[UploadPrefix.Length..];
            var slash = upload.IndexOf('/', StringComparison.Ordinal);
            return slash > 0 ? new Upload(upload[..slash], upload[(slash + 1)..]) : throw Unknown();
        }

        if (
            message.StartsWith(DocumentPrefix, StringComparison.Ordinal)
            && message[DocumentPrefix.Length..].Split('|') is [var contest, var area, var hash]
        )
        {
            return new Document(new DocumentId(ContestKey.Parse(contest), AreaCode.Parse(area), hash));
        }

        throw Unknown();
    }

    private static FormatException Unknown() => new("The message asks for no check that is known.");
}
