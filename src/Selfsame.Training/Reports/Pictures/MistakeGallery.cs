using System.Globalization;
using System.Text;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>The mistakes a probe was surest of, and how often it took each class for each other.</summary>
internal static class MistakeGallery
{
    private const int Side = 104;
    private const int MostClasses = 14;

    internal static string ToHtml(PictureStudy study, Verdict verdict)
    {
        var html = new StringBuilder();
        if (verdict.Mistakes.Count > 0)
        {
            var pictures = new Thumbnails(study.Pictures, Side);
            html.Append("<figure class=\"card wide\"><h3>The mistakes it was surest of</h3><div class=\"mistakes\">\n");
            foreach (var mistake in verdict.Mistakes)
            {
                var (truth, guess) = (HtmlReport.Encode(verdict.Classes[mistake.Truth]), HtmlReport.Encode(verdict.Classes[mistake.Guess]));
                html.Append(CultureInfo.InvariantCulture, $"<figure class=\"mistake\"><img alt=\"A picture of {truth}\" title=\"{HtmlReport.Encode(study.Pictures.Identity(mistake.Index))}\" src=\"data:image/png;base64,{Convert.ToBase64String(pictures.Png(mistake.Index))}\">");
                html.Append(CultureInfo.InvariantCulture, $"<b>{truth}</b><span>taken for {guess}, {NumberText.Percent(mistake.Probability)}</span></figure>\n");
            }

            html.Append("</div></figure>\n");
        }

        if (verdict.Classes.Count <= MostClasses) Confusion(html, verdict);
        return html.ToString();
    }

    private static void Confusion(StringBuilder html, Verdict verdict)
    {
        html.Append("<figure class=\"card wide\"><h3>What was taken for what</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"What was taken for what\">");
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"confusion\" style=\"--n:{verdict.Classes.Count}\">").Append("<thead><tr><th scope=\"col\">truth</th>");
        foreach (var name in verdict.Classes) html.Append("<th scope=\"col\">").Append(HtmlReport.Encode(name)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        for (var truth = 0; truth < verdict.Classes.Count; truth++)
        {
            var total = verdict.Counts[truth].Sum();
            if (total == 0) continue;
            html.Append("<tr><th scope=\"row\">").Append(HtmlReport.Encode(verdict.Classes[truth])).Append("</th>");
            foreach (var count in verdict.Counts[truth])
            {
                var share = (double)count / total;
                html.Append(CultureInfo.InvariantCulture, $"<td style=\"--s:{share:0.00}\">{(count == 0 ? "" : (share * 100).ToString("0", CultureInfo.InvariantCulture))}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div><figcaption>Percent of each row: pictures of the class on the left that were taken for the class above.</figcaption></figure>\n");
    }
}
