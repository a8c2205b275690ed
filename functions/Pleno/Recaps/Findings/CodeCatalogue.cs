using System.Collections.Frozen;
using System.Reflection;

namespace Pleno.Recaps.Findings;

/// <summary>Every code there is, found by its id.</summary>
public static class CodeCatalogue
{
    /// <summary>The classes whose fields are the codes.</summary>
    public static IReadOnlyList<Type> Catalogues { get; } =
    [
        typeof(DocumentCodes),
        typeof(EntryCodes),
        typeof(FormCodes),
        typeof(BetweenCodes),
        typeof(VersionCodes),
        typeof(ReadinessCodes),
        typeof(ConfigurationCodes),
    ];

    /// <summary>All codes, in the order of their numbers.</summary>
    public static IReadOnlyList<Code> All { get; } =
    [
        .. Catalogues
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (Code)field.GetValue(null)!)
            .OrderBy(code => code.Number),
    ];

    private static readonly FrozenDictionary<string, Code> ById = All.ToFrozenDictionary(code => code.Id);

    /// <summary>The code with this id ("F.201"); throws <see cref="FormatException"/> when there is none.</summary>
    public static Code Parse(string id) =>
        ById.TryGetValue(id, out var code)
            ? code
            : throw new FormatException($"'{id}' is not a code of the catalogue.");
}
