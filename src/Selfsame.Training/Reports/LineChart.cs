using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>Curves over the steps of a run, drawn as inline SVG.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Curves">Each has the colour of its place; from the ninth on colours come again, dashed.</param>
public sealed record LineChart(string Title, IReadOnlyList<Curve> Curves)
{
    private const int MostPoints = 400;
    private const int Colours = 8;

    /// <summary>One sentence that tells a reader what a good curve looks like.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Draws single measurements faintly beneath their running mean.</summary>
    public bool Smooth { get; init; }

    /// <summary>Lower end of the vertical axis, where the quantity has a natural one.</summary>
    public double? Floor { get; init; }

    /// <summary>Whether the quantity is a share, shown as percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>A figure element with title, drawing, legend and caption; empty where no curve has points.</summary>
    public string ToHtml()
    {
        // A curve without points keeps its place: in a comparison a run has the same colour in every chart.
        if (Curves.All(curve => curve.Points.Count == 0)) return "";
        var html = new StringBuilder();
        html.Append("<figure class=\"card chart\"><h3>").Append(WebUtility.HtmlEncode(Title)).Append("</h3>");
        Draw(html);
        if (Curves.Count > 1)
        {
            html.Append("<p class=\"legend\">");
            for (var i = 0; i < Curves.Count; i++)
            {
                if (Curves[i].Points.Count == 0) continue;
                html.Append(CultureInfo.InvariantCulture, $"<span><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><polyline class=\"{Style(i)}\" points=\"1,5 25,5\"/></svg>{WebUtility.HtmlEncode(Curves[i].Name)}</span>");
            }

            html.Append("</p>");
        }

        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }

    private static string Style(int place) => string.Create(CultureInfo.InvariantCulture, $"s{place % Colours}{(place >= Colours ? " dashed" : "")}");

    private void Draw(StringBuilder html)
    {
        var points = Curves.SelectMany(curve => curve.Points).ToArray();
        var (low, high) = (points.Min(point => point.Value), points.Max(point => point.Value));
        if (Floor is { } floor) low = Math.Min(floor, low);
        var margin = 0.06 * (high - low);
        var frame = new ChartFrame(points.Min(point => point.Step), points.Max(point => point.Step), Floor is null ? low - margin : low, high + margin) { IsShare = IsShare };
        frame.Begin(html, Words());
        for (var i = 0; i < Curves.Count; i++)
        {
            var curve = Curves[i];
            if (curve.Points.Count == 0) continue;
            var isNoisy = Smooth && curve.Points.Count > 10;
            if (isNoisy && Curves.Count < 3) Path(html, curve.Thinned(MostPoints), $"faint {Style(i)}", frame);
            var drawn = isNoisy ? curve.Smoothed(Math.Clamp(20.0 / curve.Points.Count, 0.05, 1)).Thinned(MostPoints) : curve.Thinned(MostPoints);
            Path(html, drawn, Style(i), frame);
            var end = drawn.Points[^1];
            html.Append(CultureInfo.InvariantCulture, $"<circle class=\"f{i % Colours}\" cx=\"{frame.X(end.Step):0.0}\" cy=\"{frame.Y(end.Value):0.0}\" r=\"3\"/>");
        }

        html.Append("</svg>");
    }

    // For those who do not see the drawing.
    private string Words() => $"{Title}. " + string.Join("; ", Curves.Where(curve => curve.Points.Count > 0).Select(curve =>
        $"{curve.Name} from {AxisTicks.Label(curve.Points[0].Value)} at step {AxisTicks.Label(curve.Points[0].Step)} to {AxisTicks.Label(curve.Last)} at step {AxisTicks.Label(curve.Points[^1].Step)}"));

    private static void Path(StringBuilder html, Curve curve, string style, ChartFrame frame)
    {
        html.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{style}\" points=\"");
        foreach (var point in curve.Points) html.Append(CultureInfo.InvariantCulture, $"{frame.X(point.Step):0.0},{frame.Y(point.Value):0.0} ");
        html.Append(CultureInfo.InvariantCulture, $"\"><title>{WebUtility.HtmlEncode(curve.Name)}: last {AxisTicks.Label(curve.Last)}</title></polyline>");
    }
}
