using Pleno.Access;

namespace Pleno.Pages;

/// <summary>The roles as pages name them: Indonesian, then English.</summary>
public static class RoleWords
{
    public static string Of(AccessRole role) =>
        role switch
        {
            AccessRole.Uploader => "Pengunggah KPU / uploader",
            AccessRole.SecurityOffice => "Kantor pelapor / reporting office",
            AccessRole.Official => "Pejabat / official",
            _ => "Operator",
        };
}
