namespace Pleno.Access;

/// <summary>What somebody who signs in may be. The names are those of the app roles in Entra ID, written with a hyphen.</summary>
public enum AccessRole
{
    /// <summary>Staff of a KPU office: sends documents of its own area.</summary>
    Uploader,

    /// <summary>An office that reports readiness: police, army, prosecutor, intelligence and the other reporting offices.</summary>
    SecurityOffice,

    /// <summary>A reader in the government or a member office of Forkopimda: sees its own province.</summary>
    Official,

    /// <summary>Runs the pipeline.</summary>
    Operator,
}

/// <summary>The roles as words.</summary>
public static class AccessRoles
{
    /// <summary>"uploader", "security-office", "official", "operator": the value of the app role.</summary>
    public static string TextOf(AccessRole role) =>
        role switch
        {
            AccessRole.Uploader => "uploader",
            AccessRole.SecurityOffice => "security-office",
            AccessRole.Official => "official",
            _ => "operator",
        };

    /// <summary>The role of such a word; null when it is none.</summary>
    public static AccessRole? Parse(string text) =>
        Enum.GetValues<AccessRole>()
            .Select(role => (AccessRole?)role)
            .FirstOrDefault(role => TextOf(role!.Value) == text);
}
