using System.Globalization;
using System.Text;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>Rows of pictures: a query, a line, and what was found alike; a frame says whether it is of the same class.</summary>
internal static class NeighbourGallery
{
    private const int Side = 72;

    internal static string ToHtml(PictureStudy study)
    {
        var (queries, found) = (new Thumbnails(study.Pictures, Side), new Thumbnails(study.Searched, Side));
        var isLabelled = study.Pictures.HasLabels && study.Searched.HasLabels;
        var html = new StringBuilder("<figure class=\"card wide\"><div class=\"gallery\">\n");
        foreach (var row in study.Neighbours)
        {
            var own = isLabelled ? study.Pictures.Classes[study.Pictures.Label(row.Query)] : study.Pictures.Identity(row.Query);
            html.Append("<div class=\"neighbours\">");
            Put(html, queries.Png(row.Query), "query", $"Query: {own}");
            html.Append("<span class=\"rule\"></span>");
            for (var place = 0; place < row.Neighbours.Count; place++)
            {
                var neighbour = row.Neighbours[place];
                var name = isLabelled ? study.Searched.Classes[study.Searched.Label(neighbour.Index)] : study.Searched.Identity(neighbour.Index);
                var cosine = neighbour.Cosine.ToString("0.00", CultureInfo.InvariantCulture);
                var style = !isLabelled ? "" : name == own ? "same" : "";
                Put(html, found.Png(neighbour.Index), style, $"Neighbour {place + 1}: {name}, cosine {cosine}{(isLabelled && style.Length == 0 ? ", another class" : "")}");
            }

            html.Append("</div>\n");
        }

        html.Append("</div><figcaption>Query on the left, nearest first. ");
        if (isLabelled) html.Append("<span class=\"key same\"></span>framed: the same class. ").Append(Share(study));
        return html.Append("</figcaption></figure>\n").ToString();
    }

    private static string Share(PictureStudy study)
    {
        var pairs = study.Neighbours.SelectMany(row => row.Neighbours.Select(each =>
            study.Pictures.Classes[study.Pictures.Label(row.Query)] == study.Searched.Classes[study.Searched.Label(each.Index)])).ToArray();
        return FormattableString.Invariant($"{pairs.Count(same => same)} of these {pairs.Length} neighbours are of the query's class.");
    }

    private static void Put(StringBuilder html, byte[] png, string style, string words)
    {
        var text = HtmlReport.Encode(words);
        html.Append(CultureInfo.InvariantCulture, $"<img class=\"{style}\" alt=\"{text}\" title=\"{text}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">");
    }
}
