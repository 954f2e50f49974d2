using System.Globalization;
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
            var parts = point.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(parts[0], 0, 400);
            Assert.InRange(parts[1], 0, 230);
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
    public void LineChart_ACurveWithoutPoints_LeavesTheColoursOfTheOthers()
    {
        var figure = XElement.Parse(new LineChart("x", [new Curve("a", []), new Curve("b", [new CurvePoint(1, 1), new CurvePoint(2, 3)])]).ToHtml());
        Assert.All(figure.Descendants("polyline"), line => Assert.Equal("s1", line.Attribute("class")!.Value));
        Assert.DoesNotContain(figure.Descendants("span"), span => span.Value == "a");
    }

    [Fact]
    public void LineChart_ForThoseWhoDoNotSeeIt_SaysWhereCurvesBeginAndEnd()
    {
        var figure = XElement.Parse(new LineChart("Loss", [new Curve("total", [new CurvePoint(10, 6), new CurvePoint(390, 5.25)])]).ToHtml());
        Assert.Equal("Loss. total from 6 at step 10 to 5.25 at step 390", figure.Descendants("svg").First().Attribute("aria-label")!.Value);
    }

    [Fact]
    public void BarChart_Shares_AreWrittenAsPercentagesAndMissingOnesLeftOut()
    {
        var figure = XElement.Parse(new BarChart("k-NN", ["pixels", "scratch", "pretrained"], [new BarGroup("k-NN", [0.31, double.NaN, 0.685])]).ToHtml());
        var bars = figure.Descendants("div").ToArray();
        Assert.Equal(["pixels31.0\u202f%", "pretrained68.5\u202f%"], bars.Select(bar => bar.Value));
        Assert.Equal("width:68.5%", bars[1].Descendants("i").Single().Attribute("style")!.Value);
    }

    [Fact]
    public void Table_CanBeMovedSidewaysByKeyboard()
    {
        var figure = XElement.Parse(new ReportTable(["a", "b"], [["x", "1"]]) { Title = "Scores" }.ToHtml());
        var scroll = figure.Descendants("div").Single();
        Assert.Equal(("0", "Scores"), (scroll.Attribute("tabindex")!.Value, scroll.Attribute("aria-label")!.Value));
    }

    [Fact]
    public void Report_WholePage_FetchesNothing()
    {
        var html = new HtmlReport("A <title>", "b & c").Section("One").Add(new ReportTable(["a", "b"], [["x", "1"]])).AddPicture([1, 2, 3], "pixels").ToHtml();
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A &lt;title&gt;", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,AQID", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfThreeSections_LeadsToEachOfThem()
    {
        var page = new HtmlReport("t", "s").Section("One").Section("Two").Section("Three").ToHtml();
        foreach (var part in (string[])["part-1", "part-2", "part-3"])
        {
            Assert.Contains($"href=\"#{part}\"", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{part}\"", page, StringComparison.Ordinal);
        }
    }
}
