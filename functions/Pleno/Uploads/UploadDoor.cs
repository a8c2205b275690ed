using Microsoft.AspNetCore.Http;
using Pleno.Access;

namespace Pleno.Uploads;

/// <summary>Asks the doorkeeper for a target that came with the request. One that names no place is still asked who it is.</summary>
public static class UploadDoor
{
    /// <summary>Whether the request may send to the target; where it names none, whether it comes from an account that is let in at all.</summary>
    public static Admission Admit(Doorkeeper doorkeeper, HttpRequest request, UploadTarget? target) =>
        target is null
            ? doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None)
            : doorkeeper.Admit(request, target.Action, target.Access);

    /// <summary>Whether the request may have a file for the target checked.</summary>
    public static Admission AdmitCheck(Doorkeeper doorkeeper, HttpRequest request, UploadTarget? target) =>
        target is null
            ? Admit(doorkeeper, request, null)
            : doorkeeper.Admit(request, AccessAction.CheckFile, target.Access);

    /// <summary>Whether the request may see what becomes of files of the target: whoever sees the area, and the office itself.</summary>
    public static Admission AdmitFollowing(Doorkeeper doorkeeper, HttpRequest request, UploadTarget? target) =>
        target is { IsReport: false }
            ? doorkeeper.Admit(request, AccessAction.SeeArea, target.Access)
            : Admit(doorkeeper, request, target);
}
