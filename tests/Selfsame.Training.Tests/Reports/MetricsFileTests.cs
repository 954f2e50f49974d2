using Selfsame.Testing;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

public sealed class MetricsFileTests
{
    [Fact]
    public void Read_FlatAndNestedNames_GivesCurvesByPath()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("metrics.jsonl");
        File.WriteAllText(path, """
            {"step":10,"epoch":0,"loss/total":5.5,"note":"x"}
            {"step":20,"epoch":0,"loss/total":5.0,"health":{"rank":12}}
            {"step":30,"loss/total":null}
            {"step":40,"loss/to
            """);
        var curves = MetricsFile.Read(path);
        Assert.Equal(["loss/total", "health/rank"], curves.Select(curve => curve.Name));
        Assert.Equal([new CurvePoint(10, 5.5), new CurvePoint(20, 5)], curves[0].Points);
    }

    [Fact]
    public void Read_NoFile_GivesNothing() => Assert.Empty(MetricsFile.Read("/nowhere/metrics.jsonl"));
}
