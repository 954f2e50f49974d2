using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>One self-contained HTML page: styles, drawings and pictures are inside, nothing is fetched.</summary>
/// <remarks>Built from the top to the bottom; <see cref="Save"/> writes it. Works offline, at phone and desktop width, light and dark.</remarks>
public sealed class HtmlReport
{
    private readonly StringBuilder _body = new();
    private readonly string _title;
    private bool _inSection;

    /// <summary>Starts a page.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="summary">One or two sentences under it: what was trained on what, and what came of it.</param>
    public HtmlReport(string title, string summary)
    {
        _title = title;
        _body.Append("<header><p class=\"brand\">selfsame</p><h1>").Append(Encode(title)).Append("</h1><p class=\"lead\">")
            .Append(Encode(summary)).Append("</p></header>\n");
    }

    /// <summary>Starts a section.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="explanation">What a reader should look for; may be empty.</param>
    public HtmlReport Section(string heading, string explanation = "")
    {
        Close();
        _body.Append("<section><h2>").Append(Encode(heading)).Append("</h2>");
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
        _body.Append("<p class=\"wide\">").Append(Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>The whole page.</summary>
    public string ToHtml()
    {
        Close();
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Encode(_title)).Append("</title><style>").Append(ReportStyle.Sheet).Append("</style></head>\n<body><main>\n")
            .Append(_body)
            .Append(CultureInfo.InvariantCulture, $"<footer>Selfsame {typeof(HtmlReport).Assembly.GetName().Version?.ToString(3)}</footer></main></body></html>\n");
        return page.ToString();
    }

    /// <summary>Writes the page whole or not at all.</summary>
    /// <param name="path">The .html file; replaced where there is one.</param>
    public void Save(string path)
    {
        var temporary = path + ".partial";
        File.WriteAllText(temporary, ToHtml());
        File.Move(temporary, path, overwrite: true);
    }

    private HtmlReport Append(string html)
    {
        _body.Append(html);
        return this;
    }

    private void Close()
    {
        if (_inSection) _body.Append("</div></section>\n");
        _inSection = false;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
