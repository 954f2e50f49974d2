using Selfsame.Data.Scenes;
using Selfsame.Data.Sources;
using Xunit;

namespace Selfsame.Data.Tests.Scenes;

public sealed class MainColourTests
{
    private const int Count = 500;

    [Fact]
    public void Shape_EveryShape_HasOneColourOfItsOwn()
    {
        var source = new SceneSource(SceneSplit.Train, Count, 8, colour: MainColour.Shape);

        var byShape = Enumerable.Range(0, Count).GroupBy(source.Label, index => source.Scene(index).Main.Colour.Name).Select(group => group.Distinct().ToArray()).ToArray();

        Assert.All(byShape, names => Assert.Single(names));
        Assert.Equal(5, byShape.SelectMany(names => names).Distinct().Count());
    }

    [Fact]
    public void Untied_EveryShape_HasEachOfTheFiveColoursAsOften()
    {
        var source = new SceneSource(SceneSplit.Test, Count, 8, colour: MainColour.Untied);

        var counts = Enumerable.Range(0, Count).CountBy(index => (source.Label(index), source.Scene(index).Main.Colour.Name)).ToArray();

        Assert.Equal(25, counts.Length);
        Assert.All(counts, pair => Assert.InRange(pair.Value, 6, 40));
        Assert.Equal(5, counts.Select(pair => pair.Key.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(MainColour.Shape)]
    [InlineData(MainColour.Untied)]
    public void Colour_ThatIsGiven_ChangesNothingElse(MainColour colour)
    {
        var (free, tied) = (new SceneSource(SceneSplit.Train, Count, 8), new SceneSource(SceneSplit.Train, Count, 8, colour: colour));

        for (var index = 0; index < 50; index++)
        {
            var (one, other) = (free.Scene(index), tied.Scene(index));
            Assert.Equal(one.Camera, other.Camera);
            Assert.Equal(one.Light, other.Light);
            Assert.Equal(one.GroundColour, other.GroundColour);
            Assert.Equal(one.Solids.Skip(1), other.Solids.Skip(1));
            Assert.Equal(one.Main with { Colour = other.Main.Colour, SecondColour = other.Main.SecondColour }, other.Main);
        }
    }

    [Fact]
    public void Identity_OfOtherColours_IsAnother()
    {
        var sources = new[] { "free", "shape", "untied" }.Select(colour => PictureSources.Open($"scenes:train?n=3&size=8&colour={colour}")).ToArray();

        Assert.Equal(3, sources.Select(source => source.Fingerprint).Distinct().Count());
        Assert.Equal(new SceneSource(SceneSplit.Train, 3, 8).Fingerprint, sources[0].Fingerprint);
        Assert.Contains("tied to the shape", sources[1].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AColourThatIsUnknown_NamesTheNearest() =>
        Assert.Contains("'shape'", Assert.Throws<DataException>(() => PictureSources.Open("scenes:train?colour=shap")).Message, StringComparison.Ordinal);
}
