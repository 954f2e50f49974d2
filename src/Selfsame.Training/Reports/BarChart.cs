using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>Shares in [0, 1] side by side, in groups, drawn as bars that keep their letters at the size of the text.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Bars">Names of the bars of each group.</param>
/// <param name="Groups">Each group's name and its shares, one for each bar; NaN leaves a gap.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Bars, IReadOnlyList<BarGroup> Groups)
{
    private const int Colours = 8;

    /// <summary>One sentence on how to read it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether each bar has a colour of its own, as in a comparison of equals; otherwise the last one stands out from the others.</summary>
    public bool AreEquals { get; init; }

    /// <summary>A figure element with title, bars and caption.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<figure class=\"card bars\"><h3>").Append(WebUtility.HtmlEncode(Title)).Append("</h3>");
        foreach (var group in Groups)
        {
            html.Append("<h4>").Append(WebUtility.HtmlEncode(group.Name)).Append("</h4>");
            for (var bar = 0; bar < Bars.Count; bar++)
            {
                var share = group.Shares[bar];
                if (!double.IsFinite(share)) continue;
                var isLast = bar == Bars.Count - 1;
                var colour = AreEquals ? $"b{bar % Colours}" : isLast ? "b0" : "plain";
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"bar{(isLast && !AreEquals ? " best" : "")}\"><span>{WebUtility.HtmlEncode(Bars[bar])}</span>");
                html.Append(CultureInfo.InvariantCulture, $"<span><i class=\"{colour}\" style=\"width:{Math.Clamp(share, 0, 1) * 100:0.0}%\"></i>{NumberText.Percent(share)}</span></div>");
            }
        }

        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }
}
