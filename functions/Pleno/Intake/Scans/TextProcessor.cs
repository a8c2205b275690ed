using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pleno.Intake.Scans;

/// <summary>Follows the drawing instructions of a page as far as they place text, and collects the letters.</summary>
internal sealed class TextProcessor : BaseStreamProcessor<PageLetters>
{
    /// <summary>The instructions that place text: text itself, states and their matrix, drawings in drawings. Lines, colours and pictures are passed over.</summary>
    private static readonly HashSet<string> Followed = new(
        [
            "BT",
            "ET",
            "Tc",
            "Tw",
            "Tz",
            "TL",
            "Tf",
            "Tr",
            "Ts",
            "Td",
            "TD",
            "Tm",
            "T*",
            "Tj",
            "TJ",
            "'",
            "\"",
            "q",
            "Q",
            "cm",
            "Do",
            "gs",
        ],
        StringComparer.Ordinal
    );

    private readonly ScanBudget _budget;
    private readonly List<ScanLetter> _letters = [];
    private int _depth;

    public TextProcessor(
        int pageNumber,
        IResourceStore resourceStore,
        IPdfTokenScanner pdfScanner,
        IPageContentParser pageContentParser,
        ILookupFilterProvider filterProvider,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        in TransformationMatrix initialMatrix,
        ParsingOptions parsingOptions
    )
        : base(
            pageNumber,
            resourceStore,
            pdfScanner,
            pageContentParser,
            filterProvider,
            cropBox,
            userSpaceUnit,
            rotation,
            initialMatrix,
            parsingOptions
        ) => _budget = ((GuardedFilters)parsingOptions.FilterProvider!).Budget;

    public override PageLetters Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        ProcessOperations(operations);
        return new PageLetters(_letters);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        _budget.TakeInstructions(operations.Count);
        base.ProcessOperations([.. operations.Where(operation => Followed.Contains(operation.Operator))]);
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        if (++_depth > ScanLimits.DeepestDrawing)
        {
            throw _budget.Exceed();
        }

        _budget.TakeInstructions(ScanLimits.DrawingCost);
        base.ProcessFormXObject(formStream, xObjectName);
        _depth--;
    }

    public override void PushState()
    {
        if (StackSize > ScanLimits.MostOpenStates)
        {
            throw _budget.Exceed();
        }

        base.PushState();
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox
    )
    {
        _budget.TakeLetter();
        // Where a font does not say what a code means, the library takes the code itself for the letter. That is a guess.
        var text =
            font.TryGetUnicode(code, out var known) && !string.IsNullOrEmpty(known)
                ? known
                : ScanLetter.Unknown.ToString();
        var start = Place(0, 0, renderingMatrix, textMatrix, transformationMatrix);
        var end = Place(characterBoundingBox.Width, 0, renderingMatrix, textMatrix, transformationMatrix);
        var top = Place(0, 1, renderingMatrix, textMatrix, transformationMatrix);
        _letters.Add(
            new ScanLetter(
                text,
                start.X,
                start.Y,
                end.X,
                end.Y,
                Math.Max(Math.Abs(top.X - start.X), Math.Abs(top.Y - start.Y))
            )
        );
    }

    private static PdfPoint Place(
        double x,
        double y,
        in TransformationMatrix rendering,
        in TransformationMatrix text,
        in TransformationMatrix page
    ) => page.Transform(text.Transform(rendering.Transform(new PdfPoint(x, y))));

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) { }

    protected override void RenderInlineImage(InlineImage inlineImage) { }

    public override void BeginSubpath() { }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) { }

    public override void FillPath(FillingRule fillingRule, bool close) { }

    public override void FillStrokePath(FillingRule fillingRule, bool close) { }

    public override void MoveTo(double x, double y) { }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) { }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) { }

    public override void LineTo(double x, double y) { }

    public override void Rectangle(double x, double y, double width, double height) { }

    public override void EndPath() { }

    public override void ClosePath() { }

    public override void ModifyClippingIntersect(FillingRule clippingRule) { }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }

    public override void BeginMarkedContent(
        NameToken name,
        NameToken? propertyDictionaryName,
        DictionaryToken? properties
    ) { }

    public override void EndMarkedContent() { }

    public override void PaintShading(NameToken shadingName) { }
}
