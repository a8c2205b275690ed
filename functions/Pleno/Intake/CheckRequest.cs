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
    /// <param name="BlobName">Its name in the container of plenary documents.</param>
    public sealed record Upload(string BlobName) : CheckRequest
    {
        public override string ToString() => UploadPrefix + BlobName;
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
            return new Upload(message[UploadPrefix.Length..]);
        }

        if (
            message.StartsWith(DocumentPrefix, StringComparison.Ordinal)
            && message[DocumentPrefix.Length..].Split('|') is [var contest, var area, var hash]
        )
        {
            return new Document(new DocumentId(ContestKey.Parse(contest), AreaCode.Parse(area), hash));
        }

        throw new FormatException("The message asks for no check that is known.");
    }
}
