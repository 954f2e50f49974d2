using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Training.Reports.Pictures;

namespace Selfsame.Training.Reports.Maps;

/// <summary>The map of the embeddings: a point for each picture, which is shown under the pointer and by arrow keys; the layouts move into each other.</summary>
internal static class EmbeddingMap
{
    private const double Width = 600;
    private const double LeastHeight = 280;
    private const double MostHeight = 520;
    private const double Margin = 14;
    private const int PictureSide = 32;
    private const int Columns = 32;
    private const int Colours = 10;

    internal static string ToHtml(PictureStudy study)
    {
        var source = study.Pictures;
        var labels = Array.ConvertAll(study.Mapped, source.Label);
        var colours = new ClassColours(labels, Colours);
        var height = Math.Round(Math.Clamp(study.Layouts.Max(layout => Height(layout.Plane)), LeastHeight, MostHeight));
        var planes = study.Layouts.Select(layout => Fit(layout.Plane, height)).ToArray();
        var first = study.Layouts[0];
        var html = new StringBuilder("<figure class=\"card wide\"><div class=\"map\"><div class=\"stage\" tabindex=\"0\" role=\"application\" aria-label=\"Map of the embeddings. Arrow keys lead from picture to picture.\">");
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{labels.Length} pictures as points{(colours.IsLabelled ? ", coloured by class" : "")}\">\n");
        for (var point = 0; point < labels.Length; point++)
        {
            var colour = colours.Of(labels[point]);
            html.Append(CultureInfo.InvariantCulture, $"<circle class=\"k{colour}\" data-colour=\"{colour}\" cx=\"{planes[0].X[point]:0.0}\" cy=\"{planes[0].Y[point]:0.0}\" r=\"4.6\"/>");
        }

        html.Append("\n</svg><div class=\"tip\" aria-live=\"polite\" hidden><div></div><b></b> <span></span></div></div>\n<div class=\"panel\"><div class=\"switch\">");
        for (var layout = 0; layout < study.Layouts.Count; layout++)
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" data-layout=\"{study.Layouts[layout].Name}\" aria-pressed=\"{(layout == 0 ? "true" : "false")}\">{study.Layouts[layout].Name}</button>");
        html.Append("</div><div class=\"classes\">");
        foreach (var (colour, name, count) in colours.Legend(source.Classes))
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" data-colour=\"{colour}\" aria-pressed=\"false\"><i class=\"k{colour}\"></i>{HtmlReport.Encode(name)}<span class=\"small\">{count}</span></button>");
        html.Append("</div></div></div><figcaption class=\"layout\">").Append(HtmlReport.Encode(first.Words)).Append("</figcaption>");
        var sheet = new Thumbnails(source, PictureSide).Sheet(study.Mapped, Columns);
        html.Append("<img id=\"map-pictures\" alt=\"\" hidden src=\"data:image/png;base64,").Append(Convert.ToBase64String(sheet)).Append("\">");
        html.Append("<script type=\"application/json\" id=\"map-data\">").Append(Data(study, labels, planes, height)).Append("</script></figure>\n");
        return html.ToString();
    }

    private static string Data(PictureStudy study, int[] labels, (double[] X, double[] Y)[] planes, double height) => new JsonObject
    {
        ["width"] = Width,
        ["height"] = height,
        ["columns"] = Math.Min(Columns, labels.Length),
        ["classes"] = new JsonArray([.. study.Pictures.Classes.Select(name => (JsonNode?)name)]),
        ["labels"] = new JsonArray([.. labels.Select(label => (JsonNode?)label)]),
        ["names"] = new JsonArray([.. study.Mapped.Select(index => (JsonNode?)study.Pictures.Identity(index))]),
        ["layouts"] = new JsonArray([.. study.Layouts.Zip(planes, (layout, plane) => new JsonObject
        {
            ["name"] = layout.Name,
            ["words"] = layout.Words,
            ["x"] = Numbers(plane.X),
            ["y"] = Numbers(plane.Y),
        })]),
    }.ToJsonString(new JsonSerializerOptions());

    private static JsonArray Numbers(double[] values) => new([.. values.Select(value => (JsonNode?)Math.Round(value, 1))]);

    // What a layout needs of it when it fills the width.
    private static double Height(float[] plane)
    {
        var (x, y) = Directions(plane);
        return (2 * Margin) + (Extent(y) / Extent(x) * (Width - (2 * Margin)));
    }

    // One scale for both directions, the middle in the middle.
    private static (double[] X, double[] Y) Fit(float[] plane, double height)
    {
        var (x, y) = Directions(plane);
        var scale = Math.Min((Width - (2 * Margin)) / Extent(x), (height - (2 * Margin)) / Extent(y));
        return (Centred(x, Width), Centred(y, height));

        double[] Centred(double[] values, double side)
        {
            var middle = (values.Max() + values.Min()) / 2;
            return Array.ConvertAll(values, value => (side / 2) + ((value - middle) * scale));
        }
    }

    private static (double[] X, double[] Y) Directions(float[] plane) =>
        ([.. plane.Where((_, at) => at % 2 == 0).Select(value => (double)value)], [.. plane.Where((_, at) => at % 2 == 1).Select(value => (double)value)]);

    private static double Extent(double[] values) => Math.Max(values.Max() - values.Min(), 1e-9);
}
