namespace Pleno.Language;

/// <summary>Letters, pages and findings speak Indonesian first, English second.</summary>
public enum Tongue
{
    Indonesian,
    English,
}
