using System.Text;
using Selfsame.Testing;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

/// <summary>What methods ask of their source: labels, pairs, triplets, and more than one picture.</summary>
public sealed class MethodSourceTests : IDisposable
{
    private const int Pictures = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_MethodThatLearnsFromLabels_IsRefusedWhereThereAreNone()
    {
        var list = List("plain.csv", "path", index => $"{index}.ppm");

        var message = Assert.Throws<SettingException>(() => PretrainPlan.Of(Settings("supcon", list))).Message;

        Assert.StartsWith("supcon learns from labels, but", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Execute_SupConOfAListWithClasses_RunsToTheEnd() =>
        AssertRuns("supcon", List("classes.csv", "path,class", index => $"{index}.ppm,{(index % 2 == 0 ? "even" : "odd")}"));

    [Theory]
    [InlineData("first,second,similar", ",1")]
    [InlineData("first,second", "")]
    public void Execute_PairsOfAList_RunsToTheEnd(string head, string tail) =>
        AssertRuns("pairs", List("pairs.csv", head, index => $"{index}.ppm,{(index + 1) % Pictures}.ppm{tail}"));

    [Fact]
    public void Execute_TripletsOfAList_RunsToTheEndOnThreeViews()
    {
        var list = List("triplets.csv", "anchor,positive,negative", index => $"{index}.ppm,{(index + 1) % Pictures}.ppm,{(index + 5) % Pictures}.ppm");

        Assert.Equal(["anchor", "positive", "negative"], PretrainPlan.Of(Settings("triplet", list)).Recipe.Views.Views.Select(view => view.Name));
        AssertRuns("triplet", list);
    }

    [Fact]
    public void Of_PartsOfOnePicture_AreRefused()
    {
        var settings = Settings("simclr", List("plain.csv", "path", index => $"{index}.ppm")) with { AccumulationSteps = 4 };

        Assert.Contains("at least 2", Assert.Throws<SettingException>(() => PretrainPlan.Of(settings)).Message, StringComparison.Ordinal);
    }

    private void AssertRuns(string method, string list) =>
        Assert.True(double.IsFinite(PretrainRun.Execute(Settings(method, list)).Training.FinalLoss));

    private PretrainSettings Settings(string method, string list) => new()
    {
        Method = method,
        Data = list,
        Out = _folder.Combine("run"),
        Backbone = new BackboneSettings { Name = "resnet18", Width = 8 },
        ImageSize = 16,
        Epochs = 1,
        BatchSize = 4,
        Threads = 1,
    };

    // A list beside pictures of one colour each.
    private string List(string name, string head, Func<int, string> row)
    {
        foreach (var index in Enumerable.Range(0, Pictures))
        {
            byte[] pixels = [.. Enumerable.Range(0, 20 * 20 * 3).Select(at => (byte)((at * (index + 1)) % 251))];
            File.WriteAllBytes(_folder.Combine($"{index}.ppm"), [.. Encoding.ASCII.GetBytes("P6\n20 20\n255\n"), .. pixels]);
        }

        File.WriteAllLines(_folder.Combine(name), [head, .. Enumerable.Range(0, Pictures).Select(row)]);
        return _folder.Combine(name);
    }
}
