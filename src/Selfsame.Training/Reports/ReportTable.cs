using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>A table: text in the first column, figures in the others.</summary>
/// <param name="Headers">One for each column.</param>
/// <param name="Rows">Each with one cell for each column.</param>
public sealed record ReportTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Column that is set in bold, -1 for none.</summary>
    public int Emphasis { get; init; } = -1;

    /// <summary>For each row the column that is set in bold, -1 for none; null where <see cref="Emphasis"/> holds for all.</summary>
    public IReadOnlyList<int>? Strong { get; init; }

    /// <summary>Whether the cells hold words, not figures.</summary>
    public bool IsOfWords { get; init; }

    /// <summary>What stands above the table; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>One sentence under the table.</summary>
    public string Caption { get; init; } = "";

    /// <summary>A figure element that holds the table.</summary>
    public string ToHtml() => ToHtml("card wide");

    internal string ToHtml(string style)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"{style}\">");
        if (Title.Length > 0) html.Append("<h3>").Append(WebUtility.HtmlEncode(Title)).Append("</h3>");
        var name = Title.Length > 0 ? Title : Headers[0];
        // What may have to be moved sideways can be reached by keyboard.
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{WebUtility.HtmlEncode(name)}\"><table{(IsOfWords ? " class=\"words\"" : "")}><thead><tr>");
        foreach (var header in Headers) html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(header)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        for (var place = 0; place < Rows.Count; place++)
        {
            var row = Rows[place];
            // What is indented belongs to the row above.
            html.Append(row[0].StartsWith(' ') ? "<tr class=\"below\">" : "<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                var emphasis = column == (Strong?[place] ?? Emphasis) ? " class=\"strong\"" : "";
                html.Append(CultureInfo.InvariantCulture, $"<td{emphasis}>{WebUtility.HtmlEncode(row[column].TrimStart())}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>");
        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }
}
