using Pleno.Language;
using Pleno.Tests.Formats;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Pleno.Tests.Scans;

/// <summary>Draws the rows of a form as a PDF with a text layer, as an office prints and signs it: figures in columns, right-aligned.</summary>
internal sealed class FormScan
{
    private const double Width = 842;
    private const double Height = 595;
    private const double Size = 8;

    /// <summary>What is drawn, part by part, each from a new page on: rows, or nothing for a picture.</summary>
    private readonly List<IEnumerable<IReadOnlyList<string>>?> _parts = [];

    /// <summary>Lines of a page at most, 46 where no label is wrapped.</summary>
    public int LinesPerPage { get; init; } = 46;

    /// <summary>Distance of the lines, in points.</summary>
    public double LineHeight { get; init; } = 12;

    /// <summary>Letters of a line of a label at most; the rest goes on below.</summary>
    public int LabelWidth { get; init; } = 200;

    /// <summary>Whether a wrapped label stands around its figures instead of beginning beside them.</summary>
    public bool CentresLabels { get; init; }

    /// <summary>Whether everything is drawn twice, a little apart, to look bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Distance of the columns of figures, in points.</summary>
    public double ColumnWidth { get; init; } = 50;

    public static byte[] Of(FormBuilder form) => new FormScan().Draw(form.Rows).Build();

    /// <summary>Draws rows of cells: titles, head, headings, figures. Begins a page.</summary>
    public FormScan Draw(IEnumerable<IReadOnlyList<string>> rows)
    {
        _parts.Add(rows);
        return this;
    }

    /// <summary>Adds a page that is a picture.</summary>
    public FormScan Picture()
    {
        _parts.Add(null);
        return this;
    }

    public byte[] Build()
    {
        using var pdf = new PdfDocumentBuilder();
        var sheets = new Sheets(this, pdf);
        foreach (var part in _parts)
        {
            if (part is null)
            {
                sheets.Picture();
            }
            else
            {
                sheets.Draw(part);
            }
        }

        return pdf.Build();
    }

    /// <summary>The pages while they are drawn.</summary>
    private sealed class Sheets(FormScan form, PdfDocumentBuilder pdf)
    {
        private const double LabelLeft = 60;
        private const double SplitLeft = 370;
        private const double FirstFigureRight = 440;
        private readonly PdfDocumentBuilder.AddedFont _font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        private PdfPageBuilder? _page;
        private double _y;

        public void Draw(IEnumerable<IReadOnlyList<string>> rows)
        {
            NewPage();
            foreach (var row in rows)
            {
                KeepTogether(row);
                if (row is [var title])
                {
                    Line(() => Text(title, 30));
                }
                else if (row is ["", var label, var value])
                {
                    Line(() =>
                    {
                        Text(label, LabelLeft);
                        Text($": {value}", 200);
                    });
                }
                else
                {
                    Row(row);
                }
            }
        }

        public void Picture()
        {
            NewPage();
            var onePixel = Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
            );
            _page!.AddPng(onePixel, new PdfRectangle(50, 50, Width - 50, Height - 50));
        }

        private void Row(IReadOnlyList<string> row)
        {
            var label = Wrapped(row[1]);
            var above = form.CentresLabels ? label.Count / 2 : 0;
            foreach (var part in label.Take(above))
            {
                Line(() => Text(part, LabelLeft));
            }

            Line(() =>
            {
                Text(row[0], 30);
                Text(form.CentresLabels && above > 0 ? "" : label.ElementAtOrDefault(above) ?? "", LabelLeft);
                Text(row[2], SplitLeft);
                foreach (var (column, figure) in row.Skip(3).Index())
                {
                    Figure(figure, FirstFigureRight + (column * form.ColumnWidth));
                }
            });
            foreach (var part in label.Skip(form.CentresLabels && above > 0 ? above : above + 1))
            {
                Line(() => Text(part, LabelLeft));
            }
        }

        private List<string> Wrapped(string label)
        {
            var lines = new List<string> { "" };
            foreach (var word in label.Split(' '))
            {
                if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= form.LabelWidth)
                {
                    lines.Add("");
                }

                lines[^1] = $"{lines[^1]} {word}".Trim();
            }

            return lines;
        }

        private void Figure(string text, double right)
        {
            var shown =
                long.TryParse(text, out var figure) && $"{figure}" == text
                    ? Words.Number(figure, Tongue.Indonesian)
                    : text[..Math.Min(4, text.Length)];
            if (shown.Length > 0)
            {
                var width = _page!
                    .MeasureText(shown, Size, new PdfPoint(0, 0), _font)
                    .Max(letter => letter.EndBaseLine.X);
                Text(shown, right - width);
            }
        }

        /// <summary>A page does not end between the lines L, P and JML of a group, nor within a label.</summary>
        private void KeepTogether(IReadOnlyList<string> row)
        {
            const int linesOfARow = 8;
            var startsHere = row is not ["", _, "P" or "JML", ..];
            if (startsHere && _y < Height - 30 - ((form.LinesPerPage - linesOfARow) * form.LineHeight))
            {
                NewPage();
            }
        }

        private void Line(Action draw)
        {
            draw();
            _y -= form.LineHeight;
        }

        private void NewPage()
        {
            _page = pdf.AddPage(Width, Height);
            _y = Height - 30;
        }

        private void Text(string text, double x)
        {
            if (text.Length == 0)
            {
                return;
            }

            _page!.AddText(text, Size, new PdfPoint(x, _y), _font);
            if (form.IsBold)
            {
                _page.AddText(text, Size, new PdfPoint(x + 0.3, _y), _font);
            }
        }
    }
}
