using Pleno.Areas;

namespace Pleno.Access;

/// <summary>A role, and for what.</summary>
/// <param name="Role">The role.</param>
/// <param name="Area">The area it is for; null only for an operator, who has all.</param>
/// <param name="Office">Key of the office it speaks for; null for none.</param>
public sealed record Grant(AccessRole Role, AreaCode? Area, string? Office)
{
    private const int LongestText = 120;

    /// <summary>The scope as a claim writes it: <c>64</c>, <c>6472/kpu-samarinda</c>; empty for an operator.</summary>
    public string Scope => Office is null ? $"{Area}" : $"{Area}/{Office}";

    public override string ToString() => $"{AccessRoles.TextOf(Role)}:{Scope}";

    /// <summary>A grant of a role and a scope; null when the scope is none, or lacks what the role needs.</summary>
    /// <param name="role">The role.</param>
    /// <param name="scope">Area code, and behind a slash the key of an office.</param>
    public static Grant? Of(AccessRole role, string scope)
    {
        if (role == AccessRole.Operator)
        {
            return new Grant(role, null, null);
        }

        var parts = scope.Split('/');
        var office = parts.Length == 2 ? parts[1] : null;
        return
            scope.Length <= LongestText
            && parts.Length <= 2
            && AreaCode.TryParse(parts[0], out var area)
            && area.Digits == parts[0]
            && area.Level <= AreaLevel.KabKota
            && (office is null ? role != AccessRole.SecurityOffice : IsKey(office))
            ? new Grant(role, area, office)
            : null;
    }

    /// <summary>What <see cref="ToString"/> writes; null for anything else.</summary>
    public static Grant? Parse(string text) =>
        text.Length <= LongestText
        && text.Split(':') is [var role, var scope]
        && AccessRoles.Parse(role) is { } known
        && Of(known, scope) is { } grant
        && grant.ToString() == text
            ? grant
            : null;

    private static bool IsKey(string office) =>
        office.Length > 0
        && office.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}

/// <summary>Whoever asks. Holds no name and no address.</summary>
/// <param name="Id">Stands for the account: a hash, the same at every request.</param>
/// <param name="Grants">What was granted, at least one.</param>
public sealed record Principal(string Id, IReadOnlyList<Grant> Grants)
{
    public bool IsOperator => Grants.Any(grant => grant.Role == AccessRole.Operator);
}

/// <summary>What is asked for.</summary>
/// <param name="Contest">Area of the contest; null for what belongs to no contest.</param>
/// <param name="Area">The area, for what belongs to one.</param>
/// <param name="Office">Key of the office, for what belongs to one.</param>
public sealed record AccessTarget(AreaCode? Contest, AreaCode? Area = null, string? Office = null)
{
    /// <summary>What belongs to no contest.</summary>
    public static AccessTarget None { get; } = new(Contest: null);
}
