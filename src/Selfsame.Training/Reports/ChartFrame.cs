using System.Globalization;
using System.Net;
using System.Text;

namespace Selfsame.Training.Reports;

/// <summary>The axes of a chart: where values lie on the paper, with lines and labels at round numbers.</summary>
internal sealed class ChartFrame
{
    // Small units: on a phone's width the letters keep a size that can be read.
    internal const int Width = 400;
    internal const int Height = 230;
    private const int Left = 48;
    private const int Right = 10;
    private const int Top = 10;
    private const int Bottom = 38;

    private readonly double _first;
    private readonly double _last;
    private readonly double _low;
    private readonly double _high;

    internal ChartFrame(double first, double last, double low, double high)
    {
        (_first, _last) = last > first ? (first, last) : (first, first + 1);
        (_low, _high) = high - low > 1e-9 * Math.Max(1, Math.Abs(high)) ? (low, high) : (low - 0.5, Math.Max(high, low) + 0.5);
    }

    /// <summary>What is counted from left to right.</summary>
    internal string Across { get; init; } = "step";

    /// <summary>Whether equal distances across mean equal ratios.</summary>
    internal bool IsLogarithmic { get; init; }

    /// <summary>The places of labels across, where they are not round numbers.</summary>
    internal IReadOnlyList<double>? Marks { get; init; }

    /// <summary>Whether values are shares, shown as percent.</summary>
    internal bool IsShare { get; init; }

    internal double X(double step)
    {
        var share = IsLogarithmic ? Math.Log(step / _first) / Math.Log(_last / _first) : (step - _first) / (_last - _first);
        return Left + (share * (Width - Left - Right));
    }

    internal double Y(double value) => Height - Bottom - ((value - _low) / (_high - _low) * (Height - Top - Bottom));

    /// <summary>Opens the drawing with its axes; whoever calls this closes it.</summary>
    internal void Begin(StringBuilder html, string words)
    {
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(words)}\">");
        foreach (var tick in AxisTicks.Between(_low, _high, 6))
        {
            html.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.0}\" y2=\"{Y(tick):0.0}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(tick) + 4:0.0}\" text-anchor=\"end\">{(IsShare ? AxisTicks.Label(tick * 100) + " %" : AxisTicks.Label(tick))}</text>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom}\"/>");
        foreach (var tick in Marks ?? AxisTicks.Between(_first, _last, 6))
        {
            var x = X(tick);
            var anchor = x > Width - Right - 12 ? "end" : "middle";
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Math.Min(x, Width - Right):0.0}\" y=\"{Height - Bottom + 16}\" text-anchor=\"{anchor}\">{AxisTicks.Label(tick)}</text>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Width - Right + Left) / 2}\" y=\"{Height - 5}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(Across)}</text>");
    }
}
