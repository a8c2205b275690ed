using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pleno.Local.Services;

/// <summary>An address as a mail shows it; the name is empty when there is none.</summary>
public sealed record MailParty(string Address, string Name);

/// <summary>A mail in the catcher. Header names are lower-case; a header given several times is joined by line breaks.</summary>
public sealed record CaughtMail(
    string Id,
    string MessageId,
    string Subject,
    IReadOnlyList<MailParty> From,
    IReadOnlyList<MailParty> To,
    string Html,
    string Text,
    IReadOnlyDictionary<string, string> Headers
)
{
    public IReadOnlyList<CaughtAttachment> Attachments { get; init; } = [];
}

/// <summary>A file of a caught mail. GeneratedFileName is the catcher's own name for it, unique in the mail.</summary>
public sealed record CaughtAttachment(string FileName, string ContentType, string GeneratedFileName);

/// <summary>Reads the mail catcher over its REST interface.</summary>
public sealed class MailCatcherClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<CaughtMail>> ListAsync(CancellationToken cancellation)
    {
        return [.. (await GetAsync("email", cancellation)).Select(ToMail)];
    }

    public Task<byte[]> ReadAttachmentAsync(CaughtMail mail, CaughtAttachment file, CancellationToken cancellation)
    {
        return http.GetByteArrayAsync($"email/{mail.Id}/attachment/{file.GeneratedFileName}", cancellation);
    }

    /// <summary>The Message-ID is given as in the header but without its angle brackets.</summary>
    public async Task<bool> ContainsAsync(string messageId, CancellationToken cancellation)
    {
        return (await GetAsync($"email?messageId={Uri.EscapeDataString(messageId)}", cancellation)).Length > 0;
    }

    /// <summary>Asks for the mails from the given count on only, so that a full inbox is not carried over for a number.</summary>
    internal async Task<bool> HasAtLeastAsync(int count, CancellationToken cancellation)
    {
        return count == 0 || (await GetAsync($"email?skip={count - 1}", cancellation)).Length > 0;
    }

    private async Task<StoredMail[]> GetAsync(string path, CancellationToken cancellation)
    {
        return await http.GetFromJsonAsync<StoredMail[]>(path, Web, cancellation) ?? [];
    }

    private static CaughtMail ToMail(StoredMail mail)
    {
        return new CaughtMail(
            mail.Id,
            mail.MessageId ?? "",
            mail.Subject ?? "",
            mail.From ?? [],
            mail.To ?? [],
            mail.Html ?? "",
            mail.Text ?? "",
            (mail.Headers ?? []).ToDictionary(header => header.Key, header => Joined(header.Value))
        )
        {
            Attachments = mail.Attachments ?? [],
        };
    }

    private static string Joined(JsonElement value)
    {
        return value.ValueKind == JsonValueKind.Array
            ? string.Join('\n', value.EnumerateArray().Select(Joined))
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private sealed record StoredMail(
        string Id,
        string? MessageId,
        string? Subject,
        MailParty[]? From,
        MailParty[]? To,
        string? Html,
        string? Text,
        Dictionary<string, JsonElement>? Headers,
        CaughtAttachment[]? Attachments
    );
}
