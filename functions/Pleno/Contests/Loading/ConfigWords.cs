using Pleno.Areas;

namespace Pleno.Contests.Loading;

/// <summary>The words that configuration files use for closed sets, in lower case.</summary>
public static class ConfigWords
{
    public const string Levels = "provinsi, kabkota, kecamatan";

    public static AreaLevel? Level(string text) =>
        text switch
        {
            "provinsi" => AreaLevel.Provinsi,
            "kabkota" => AreaLevel.KabKota,
            "kecamatan" => AreaLevel.Kecamatan,
            _ => null,
        };

    public static string Of<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => Word(value)));

    public static T? Parse<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Word(value) == text).Select(value => (T?)value).FirstOrDefault();

    /// <summary>A value of a closed set as files write it: DocumentAccepted is written document-accepted.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select(
                    (letter, index) =>
                        char.IsUpper(letter) && index > 0
                            ? $"-{char.ToLowerInvariant(letter)}"
                            : $"{char.ToLowerInvariant(letter)}"
                )
        );
}
