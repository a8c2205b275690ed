using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pleno.Intake.Scans;

/// <summary>The resources of a page as far as its text needs them: fonts, drawings in drawings, and states that name a font.</summary>
internal sealed class TextResources(IResourceStore inner, IPdfTokenScanner scanner, FontGuard guard) : IResourceStore
{
    private static readonly NameToken Fonts = NameToken.Create("Font");
    private static readonly string[] Needed = ["Font", "XObject", "ExtGState"];

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        if (
            resourceDictionary.TryGet(Fonts, out IToken? token)
            && DirectObjectFinder.TryGet(token, scanner, out DictionaryToken? fonts)
        )
        {
            guard.CheckAll(fonts);
        }

        inner.LoadResourceDictionary(Reduced(resourceDictionary, Needed));
    }

    public void UnloadResourceDictionary() => inner.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => inner.GetFont(name);

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken)
    {
        guard.Check(fontReferenceToken);
        return inner.GetFontDirectly(fontReferenceToken);
    }

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) =>
        inner.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) =>
        inner.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) =>
        inner.GetExtendedGraphicsStateDictionary(name) is { } state ? Reduced(state, [Fonts.Data]) : null;

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace)
    {
        namedColorSpace = default;
        return false;
    }

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) =>
        DeviceGrayColorSpaceDetails.Instance;

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) =>
        DeviceGrayColorSpaceDetails.Instance;

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => null;

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => new Dictionary<NameToken, PatternColor>();

    public Shading GetShading(NameToken name) => throw new InvalidDataException("Shadings are not read.");

    private static DictionaryToken Reduced(DictionaryToken dictionary, string[] keys) =>
        new(
            dictionary
                .Data.Where(entry => keys.Contains(entry.Key))
                .ToDictionary(entry => NameToken.Create(entry.Key), entry => entry.Value)
        );
}
