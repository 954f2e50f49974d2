using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>Curves over the steps of a run, drawn as inline SVG.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Curves">At most five; each has the colour of its place.</param>
public sealed record LineChart(string Title, IReadOnlyList<Curve> Curves)
{
    private const int Width = 520;
    private const int Height = 250;
    private const int Left = 52;
    private const int Right = 14;
    private const int Top = 14;
    private const int Bottom = 34;
    private const int MostPoints = 400;

    /// <summary>One sentence that tells a reader what a good curve looks like.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Draws single measurements faintly beneath their running mean.</summary>
    public bool Smooth { get; init; }

    /// <summary>Lower end of the vertical axis, where the quantity has a natural one.</summary>
    public double? Floor { get; init; }

    /// <summary>A figure element with title, drawing, legend and caption; empty where no curve has points.</summary>
    public string ToHtml()
    {
        var curves = Curves.Where(curve => curve.Points.Count > 0).ToArray();
        if (curves.Length == 0) return "";
        var html = new StringBuilder();
        html.Append("<figure class=\"card chart\"><h3>").Append(WebUtility.HtmlEncode(Title)).Append("</h3>");
        Draw(html, curves);
        if (curves.Length > 1)
        {
            html.Append("<p class=\"legend\">");
            for (var i = 0; i < curves.Length; i++)
                html.Append(CultureInfo.InvariantCulture, $"<span><i class=\"c{i % 5}\"></i>{WebUtility.HtmlEncode(curves[i].Name)}</span>");
            html.Append("</p>");
        }
        if (Caption.Length > 0) html.Append("<figcaption>").Append(WebUtility.HtmlEncode(Caption)).Append("</figcaption>");
        return html.Append("</figure>\n").ToString();
    }

    private void Draw(StringBuilder html, IReadOnlyList<Curve> curves)
    {
        var points = curves.SelectMany(curve => curve.Points).ToArray();
        var (first, last) = (points.Min(point => point.Step), points.Max(point => point.Step));
        var (low, high) = (Floor ?? points.Min(point => point.Value), points.Max(point => point.Value));
        if (last <= first) last = first + 1;
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high))) (low, high) = (Floor ?? low - 0.5, Math.Max(high, low) + 0.5);
        var margin = 0.05 * (high - low);
        (low, high) = (Floor is null ? low - margin : low, high + margin);
        double X(double step) => Left + (step - first) / (last - first) * (Width - Left - Right);
        double Y(double value) => Height - Bottom - (value - low) / (high - low) * (Height - Top - Bottom);

        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Title)}\">");
        foreach (var tick in AxisTicks.Between(low, high, 5))
        {
            html.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.0}\" y2=\"{Y(tick):0.0}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(tick) + 4:0.0}\" text-anchor=\"end\">{AxisTicks.Label(tick)}</text>");
        }
        foreach (var tick in AxisTicks.Between(first, last, 5))
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(tick):0.0}\" y=\"{Height - 14}\" text-anchor=\"middle\">{AxisTicks.Label(tick)}</text>");
        html.Append(CultureInfo.InvariantCulture, $"<text class=\"unit\" x=\"{Width - Right}\" y=\"{Height - 1}\" text-anchor=\"end\">step</text>");
        for (var i = 0; i < curves.Count; i++)
        {
            if (Smooth && curves[i].Points.Count > 10) Path(html, curves[i].Thinned(MostPoints), $"faint c{i % 5}", X, Y);
            var drawn = Smooth ? curves[i].Smoothed(Math.Clamp(20.0 / curves[i].Points.Count, 0.05, 1)) : curves[i];
            Path(html, drawn.Thinned(MostPoints), $"c{i % 5}", X, Y);
        }
        html.Append("</svg>");
    }

    private static void Path(StringBuilder html, Curve curve, string style, Func<double, double> x, Func<double, double> y)
    {
        html.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{style}\" points=\"");
        foreach (var point in curve.Points) html.Append(CultureInfo.InvariantCulture, $"{x(point.Step):0.0},{y(point.Value):0.0} ");
        html.Append(CultureInfo.InvariantCulture, $"\"><title>{WebUtility.HtmlEncode(curve.Name)}: last {AxisTicks.Label(curve.Last)}</title></polyline>");
        var end = curve.Points[^1];
        if (!style.StartsWith("faint", StringComparison.Ordinal))
            html.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{x(end.Step):0.0}\" cy=\"{y(end.Value):0.0}\" r=\"3\"/>");
    }
}
