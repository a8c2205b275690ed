namespace Pleno.Local.Services;

/// <summary>The body of POST /v3/mail/send, as received: anything may be missing.</summary>
public sealed record MailSendRequest
{
    public IReadOnlyList<Personalization?>? Personalizations { get; init; }
    public NamedAddress? From { get; init; }
    public NamedAddress? ReplyTo { get; init; }
    public IReadOnlyList<NamedAddress?>? ReplyToList { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyList<MailContent?>? Content { get; init; }
    public IReadOnlyList<MailAttachment?>? Attachments { get; init; }
    public string? TemplateId { get; init; }
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }
    public IReadOnlyDictionary<string, string?>? CustomArgs { get; init; }
    public IReadOnlyList<string?>? Categories { get; init; }
    public MailSettings? MailSettings { get; init; }
}

public sealed record NamedAddress(string? Email, string? Name);

/// <summary>One letter of a request: its recipients see each other, those of other personalizations they do not.</summary>
public sealed record Personalization
{
    public NamedAddress? From { get; init; }
    public IReadOnlyList<NamedAddress?>? To { get; init; }
    public IReadOnlyList<NamedAddress?>? Cc { get; init; }
    public IReadOnlyList<NamedAddress?>? Bcc { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }
    public IReadOnlyDictionary<string, string?>? CustomArgs { get; init; }

    /// <summary>To, cc and bcc in this order.</summary>
    internal IEnumerable<NamedAddress?> Everyone()
    {
        return [.. To ?? [], .. Cc ?? [], .. Bcc ?? []];
    }
}

public sealed record MailContent(string? Type, string? Value);

/// <summary>Content is base64.</summary>
public sealed record MailAttachment(
    string? Content,
    string? Type,
    string? Filename,
    string? Disposition,
    string? ContentId
);

public sealed record MailSettings(Switch? SandboxMode);

public sealed record Switch(bool Enable);
