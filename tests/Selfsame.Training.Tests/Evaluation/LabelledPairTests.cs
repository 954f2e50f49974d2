using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class LabelledPairTests
{
    private readonly PictureSource _scenes = PictureSources.Open("scenes:train?n=20&size=16");

    [Fact]
    public void Of_ScenesTwice_HasTheirClassesAndNoNotes()
    {
        var pair = LabelledPair.Of(_scenes, PictureSources.Open("scenes:test?n=10&size=16"));
        Assert.Equal(5, pair.ClassCount);
        Assert.Empty(pair.Notes);
        Assert.Equal(3, pair.TrainingLabel(3));
    }

    [Fact]
    public void Of_OneClass_IsRefusedByName()
    {
        var spheres = _scenes.Subset([0, 5, 10]);
        var error = Assert.Throws<DataException>(() => LabelledPair.Of(spheres, spheres));
        Assert.Contains("'sphere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TestClassThatTrainingLacks_IsRefusedByName()
    {
        var error = Assert.Throws<DataException>(() => LabelledPair.Of(_scenes.Subset([0, 1, 5, 6]), _scenes));
        Assert.Contains("'cylinder'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TrainingClassThatTestLacks_IsNoted()
    {
        var pair = LabelledPair.Of(_scenes, _scenes.Subset([0, 1, 2, 3]));
        Assert.Contains("'torus'", Assert.Single(pair.Notes), StringComparison.Ordinal);
    }
}
