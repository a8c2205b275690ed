using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pleno.Intake.Scans;

/// <summary>The letters of a page's text layer, in the order in which they are drawn.</summary>
internal sealed record PageLetters(IReadOnlyList<ScanLetter> Letters);

/// <summary>Makes <see cref="PageLetters"/> of a page. Made by the library, so that the budget comes in with the filters of the options.</summary>
internal sealed class TextPages(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions
) : IPageFactory<PageLetters>
{
    private static readonly NameToken Contents = NameToken.Create("Contents");
    private readonly ScanBudget _budget = ((GuardedFilters)parsingOptions.FilterProvider!).Budget;
    private readonly Factory _factory = new(
        pdfScanner,
        new TextResources(resourceStore, pdfScanner, new FontGuard(pdfScanner, filterProvider)),
        filterProvider,
        new CountedParser(pageContentParser, ((GuardedFilters)parsingOptions.FilterProvider!).Budget),
        parsingOptions
    );

    public PageLetters Create(
        int number,
        DictionaryToken dictionary,
        PageTreeMembers pageTreeMembers,
        NamedDestinations namedDestinations
    )
    {
        CountParts(dictionary);
        return _factory.Create(number, dictionary, pageTreeMembers, namedDestinations);
    }

    /// <summary>A page may name the same part many times, and all of them are put behind each other before anything is read.</summary>
    private void CountParts(DictionaryToken page)
    {
        if (
            page.TryGet(Contents, out IToken? token)
            && DirectObjectFinder.TryGet(token, pdfScanner, out ArrayToken? parts)
        )
        {
            foreach (var part in parts.Data)
            {
                _budget.TakeBytes(
                    DirectObjectFinder.TryGet(part, pdfScanner, out StreamToken? stream) ? stream.Data.Length + 1 : 1
                );
            }
        }
    }

    private sealed class Factory(
        IPdfTokenScanner pdfScanner,
        IResourceStore resourceStore,
        ILookupFilterProvider filterProvider,
        IPageContentParser pageContentParser,
        ParsingOptions parsingOptions
    ) : BasePageFactory<PageLetters>(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions)
    {
        protected override PageLetters ProcessPage(
            int pageNumber,
            DictionaryToken dictionary,
            NamedDestinations namedDestinations,
            MediaBox mediaBox,
            CropBox cropBox,
            UserSpaceUnit userSpaceUnit,
            PageRotationDegrees rotation,
            TransformationMatrix initialMatrix,
            IReadOnlyList<IGraphicsStateOperation> operations
        ) =>
            new TextProcessor(
                pageNumber,
                ResourceStore,
                PdfScanner,
                PageContentParser,
                FilterProvider,
                cropBox,
                userSpaceUnit,
                rotation,
                initialMatrix,
                ParsingOptions
            ).Process(pageNumber, operations);
    }

    /// <summary>Counts the bytes of drawing instructions before they are taken apart: each becomes an object of a hundred bytes.</summary>
    private sealed class CountedParser(IPageContentParser inner, ScanBudget budget) : IPageContentParser
    {
        public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log)
        {
            budget.TakeBytes(inputBytes.Length);
            return inner.Parse(pageNumber, inputBytes, log);
        }
    }
}
