using System.Xml.Linq;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

public sealed class ChartTests
{
    [Fact]
    public void LineChart_ManyPoints_IsWellFormedAndStaysInsideItsFrame()
    {
        var curve = new Curve("loss/total", [.. Enumerable.Range(0, 3000).Select(i => new CurvePoint(i, 5 + Math.Sin(i * 0.01)))]);
        var figure = XElement.Parse(new LineChart("Loss & more", [curve]) { Smooth = true, Caption = "a < b" }.ToHtml());
        var lines = figure.Descendants("polyline").ToArray();
        Assert.Equal(2, lines.Length);
        foreach (var point in lines.SelectMany(line => line.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var parts = point.Split(',').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(parts[0], 0, 520);
            Assert.InRange(parts[1], 0, 250);
        }
    }

    [Fact]
    public void LineChart_OnePointOrConstant_IsWellFormed()
    {
        Assert.NotNull(XElement.Parse(new LineChart("x", [new Curve("a", [new CurvePoint(3, 1)])]).ToHtml()));
        Assert.NotNull(XElement.Parse(new LineChart("x", [new Curve("a", [new CurvePoint(3, 0), new CurvePoint(4, 0)])]) { Floor = 0 }.ToHtml()));
    }

    [Fact]
    public void LineChart_NoPoints_IsLeftOut() => Assert.Equal("", new LineChart("x", [new Curve("a", [])]).ToHtml());

    [Fact]
    public void BarChart_Shares_AreWrittenAsPercentages()
    {
        var figure = XElement.Parse(new BarChart("k-NN", ["pixels", "pretrained"], [new BarGroup("k-NN", [0.31, 0.685])]).ToHtml());
        Assert.Contains(figure.Descendants("text"), text => text.Value == "68.5 %");
        Assert.Equal(2, figure.Descendants("rect").Count());
    }

    [Fact]
    public void Report_WholePage_FetchesNothing()
    {
        var html = new HtmlReport("A <title>", "b & c").Section("One").Add(new ReportTable(["a", "b"], [["x", "1"]])).AddPicture([1, 2, 3], "pixels").ToHtml();
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A &lt;title&gt;", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,AQID", html, StringComparison.Ordinal);
    }
}
