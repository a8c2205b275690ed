namespace Pleno.Notices.Letters;

/// <summary>The version of the letters' wording and layout; stored with each notice. Raise it with every change that a reader sees.</summary>
public static class LetterTemplate
{
    public const int Version = 5;
}
