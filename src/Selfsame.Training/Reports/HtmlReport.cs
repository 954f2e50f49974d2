using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>One self-contained HTML page: styles, drawings and pictures are inside, nothing is fetched.</summary>
/// <remarks>Built from the top to the bottom; <see cref="Save"/> writes it. Works offline, at phone and desktop width, light and dark.</remarks>
public sealed class HtmlReport
{
    private readonly StringBuilder _body = new();
    private readonly List<string> _headings = [];
    private readonly string _title;
    private readonly string _summary;
    private bool _inSection;
    private bool _moves;

    /// <summary>Starts a page.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="summary">One or two sentences under it: what was trained on what, and what came of it.</param>
    public HtmlReport(string title, string summary) => (_title, _summary) = (title, summary);

    /// <summary>Starts a section.</summary>
    /// <param name="heading">Its heading, which the list of contents leads to.</param>
    /// <param name="explanation">What a reader should look for; may be empty.</param>
    public HtmlReport Section(string heading, string explanation = "")
    {
        Close();
        _headings.Add(heading);
        _body.Append(CultureInfo.InvariantCulture, $"<section id=\"part-{_headings.Count}\"><h2>{Encode(heading)}</h2>");
        if (explanation.Length > 0) _body.Append("<p>").Append(Encode(explanation)).Append("</p>");
        _body.Append("<div class=\"cards\">\n");
        _inSection = true;
        return this;
    }

    /// <summary>Adds curves.</summary>
    /// <param name="chart">What to draw.</param>
    public HtmlReport Add(LineChart chart) => Append(chart.ToHtml());

    /// <summary>Adds bars.</summary>
    /// <param name="chart">What to draw.</param>
    public HtmlReport Add(BarChart chart) => Append(chart.ToHtml());

    /// <summary>Adds a table.</summary>
    /// <param name="table">What to set.</param>
    public HtmlReport Add(ReportTable table) => Append(table.ToHtml());

    /// <summary>Adds a table that a reader opens when it is wanted.</summary>
    /// <param name="summary">What stands there while it is closed.</param>
    /// <param name="table">What to set.</param>
    public HtmlReport AddFolded(string summary, ReportTable table) =>
        Append($"<details class=\"card wide\"><summary>{Encode(summary)}</summary>{table.ToHtml("wide")}</details>\n");

    /// <summary>Adds figures with their names in large type.</summary>
    /// <param name="figures">Name and value of each.</param>
    public HtmlReport Add(IReadOnlyList<ReportFigure> figures)
    {
        _body.Append("<dl class=\"figures wide\">");
        foreach (var figure in figures)
            _body.Append("<div><dt>").Append(Encode(figure.Name)).Append("</dt><dd>").Append(Encode(figure.Value)).Append("</dd></div>");
        _body.Append("</dl>\n");
        return this;
    }

    /// <summary>Adds a picture, embedded.</summary>
    /// <param name="png">The bytes of a PNG file.</param>
    /// <param name="caption">What it shows.</param>
    public HtmlReport AddPicture(ReadOnlySpan<byte> png, string caption)
    {
        _body.Append("<figure class=\"card wide\"><img alt=\"").Append(Encode(caption)).Append("\" src=\"data:image/png;base64,")
            .Append(Convert.ToBase64String(png)).Append("\"><figcaption>").Append(Encode(caption)).Append("</figcaption></figure>\n");
        return this;
    }

    /// <summary>Adds text as it stands, for commands and settings.</summary>
    /// <param name="text">Any text; line breaks are kept.</param>
    public HtmlReport AddCode(string text)
    {
        _body.Append("<pre class=\"card wide\">").Append(Encode(text)).Append("</pre>\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Plain text.</param>
    public HtmlReport AddText(string text)
    {
        _body.Append("<p class=\"note wide\">").Append(Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>The whole page.</summary>
    public string ToHtml()
    {
        Close();
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Encode(_title)).Append("</title><style>\n").Append(ReportAssets.Style).Append("</style></head>\n<body><main>\n")
            .Append("<header><p class=\"brand\">Selfsame</p><h1>").Append(Encode(_title)).Append("</h1><p class=\"lead\">").Append(Encode(_summary)).Append("</p></header>\n");
        AppendContents(page);
        page.Append(_body)
            .Append(CultureInfo.InvariantCulture, $"<footer>Written by Selfsame {typeof(HtmlReport).Assembly.GetName().Version?.ToString(3)}. Everything is inside this file: it can be sent, and read offline.</footer></main>\n");
        if (_moves) page.Append("<script>\n").Append(ReportAssets.Script).Append("</script>");
        return page.Append("</body></html>\n").ToString();
    }

    /// <summary>Writes the page whole or not at all.</summary>
    /// <param name="path">The .html file; replaced where there is one.</param>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            var temporary = path + ".partial";
            File.WriteAllText(temporary, ToHtml());
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} could not be written: {error.Message}", error);
        }
    }

    /// <summary>Adds a part that knows how to write itself.</summary>
    /// <param name="html">Well-formed elements.</param>
    /// <param name="moves">Whether the page's script is needed for it.</param>
    internal HtmlReport Append(string html, bool moves = false)
    {
        _moves |= moves;
        _body.Append(html);
        return this;
    }

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    private void AppendContents(StringBuilder page)
    {
        if (_headings.Count < 3) return;
        page.Append("<nav aria-label=\"Contents\">");
        for (var i = 0; i < _headings.Count; i++) page.Append(CultureInfo.InvariantCulture, $"<a href=\"#part-{i + 1}\">{Encode(_headings[i])}</a>");
        page.Append("</nav>\n");
    }

    private void Close()
    {
        if (_inSection) _body.Append("</div></section>\n");
        _inSection = false;
    }
}
