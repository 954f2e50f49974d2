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

    /// <summary>One sentence under the table.</summary>
    public string Caption { get; init; } = "";

    /// <summary>A figure element that holds the table.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<figure class=\"card\"><div class=\"scroll\"><table><thead><tr>");
        foreach (var header in Headers) html.Append("<th>").Append(WebUtility.HtmlEncode(header)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                var style = column == Emphasis ? " class=\"strong\"" : "";
                html.Append(CultureInfo.InvariantCulture, $"<td{style}>{WebUtility.HtmlEncode(row[column])}</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>");
        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }
}
