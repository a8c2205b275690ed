using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>The kinds of incidents in words.</summary>
public static class IncidentWords
{
    public static string Of(IncidentKind kind, Tongue tongue)
    {
        var (indonesian, english) = kind switch
        {
            IncidentKind.Infiltration => ("penyusupan", "infiltration"),
            IncidentKind.Sabotage => ("sabotase", "sabotage"),
            IncidentKind.Disturbance => ("gangguan", "disturbance"),
            IncidentKind.Convoy => ("konvoi", "convoy"),
            _ => ("konten provokatif", "provoking content"),
        };
        return tongue == Tongue.English ? english : indonesian;
    }
}
