using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>Shares in [0, 1] side by side, in groups, drawn as inline SVG.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Bars">Names of the bars of each group, at most five.</param>
/// <param name="Groups">Each group's name and its shares, one for each bar; NaN leaves a gap.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Bars, IReadOnlyList<BarGroup> Groups)
{
    private const int Width = 520;
    private const int RowHeight = 26;
    private const int Left = 12;
    private const int Right = 60;

    /// <summary>One sentence on how to read it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>A figure element with title, drawing and caption.</summary>
    public string ToHtml()
    {
        var groupHeight = 24 + Bars.Count * RowHeight + 10;
        var html = new StringBuilder();
        html.Append("<figure class=\"card chart\"><h3>").Append(WebUtility.HtmlEncode(Title)).Append("</h3>");
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Groups.Count * groupHeight}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Title)}\">");
        for (var group = 0; group < Groups.Count; group++)
        {
            var top = group * groupHeight;
            html.Append(CultureInfo.InvariantCulture, $"<text class=\"strong\" x=\"{Left}\" y=\"{top + 16}\">{WebUtility.HtmlEncode(Groups[group].Name)}</text>");
            for (var bar = 0; bar < Bars.Count; bar++)
            {
                var share = Groups[group].Shares[bar];
                if (!double.IsFinite(share)) continue;
                var y = top + 24 + bar * RowHeight;
                var colour = bar == Bars.Count - 1 ? 0 : 5;
                var length = Math.Max(2, share * (Width - Left - Right - 150));
                html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y + 15}\">{WebUtility.HtmlEncode(Bars[bar])}</text>");
                html.Append(CultureInfo.InvariantCulture, $"<rect class=\"c{colour}\" x=\"{Left + 150}\" y=\"{y + 2}\" width=\"{length:0.0}\" height=\"{RowHeight - 8}\" rx=\"3\"/>");
                html.Append(CultureInfo.InvariantCulture, $"<text class=\"strong\" x=\"{Left + 158 + length:0.0}\" y=\"{y + 15}\">{share * 100:0.0} %</text>");
            }
        }
        html.Append("</svg>");
        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }
}
