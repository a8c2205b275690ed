namespace Pleno.Local.Services;

/// <summary>What SendGrid takes for an address: a local part, one @, a domain with a dot. Not whether a mailbox exists.</summary>
internal static class EmailSyntax
{
    public static bool IsValid(string? address)
    {
        if (address is null || address.Length > 254 || address.Any(NotAllowed))
        {
            return false;
        }

        var parts = address.Split('@');
        return parts is [{ Length: > 0 and <= 64 } local, { Length: > 0 } domain]
            && HasProperDots(local)
            && IsDomain(domain);
    }

    private static bool NotAllowed(char c)
    {
        return char.IsWhiteSpace(c) || char.IsControl(c) || "()<>[]\\,;:\"".Contains(c);
    }

    private static bool HasProperDots(string text)
    {
        return !text.StartsWith('.') && !text.EndsWith('.') && !text.Contains("..", StringComparison.Ordinal);
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel);
    }

    private static bool IsLabel(string label)
    {
        return label.Length is > 0 and <= 63
            && !label.StartsWith('-')
            && !label.EndsWith('-')
            && label.All(c => char.IsLetterOrDigit(c) || c == '-');
    }
}
