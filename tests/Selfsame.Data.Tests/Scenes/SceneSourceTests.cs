using Selfsame.Data.Scenes;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Scenes;

public sealed class SceneSourceTests
{
    [Fact]
    public void Read_SameIndex_GivesTheSamePicture()
    {
        var (one, other) = (new SceneSource(SceneSplit.Train, 10, 32), new SceneSource(SceneSplit.Train, 5000, 32));

        Assert.Equal(one.Read(7).Bytes.ToArray(), other.Read(7).Bytes.ToArray());
        Assert.Equal(one.Identity(7), other.Identity(7));
    }

    [Fact]
    public void Read_FromManyThreads_GivesTheSamePictures()
    {
        var source = new SceneSource(SceneSplit.Train, 64, 32);
        var expected = Enumerable.Range(0, 64).Select(index => source.Read(index).Bytes.ToArray()).ToArray();
        var found = new byte[64][];
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index => found[index] = source.Read(index).Bytes.ToArray());

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Read_OtherSplitOrSeedOrIndex_GivesAnotherPicture()
    {
        byte[][] pictures =
        [
            new SceneSource(SceneSplit.Train, 10, 16).Read(0).Bytes.ToArray(),
            new SceneSource(SceneSplit.Train, 10, 16).Read(5).Bytes.ToArray(),
            new SceneSource(SceneSplit.Test, 10, 16).Read(0).Bytes.ToArray(),
            new SceneSource(SceneSplit.Validation, 10, 16).Read(0).Bytes.ToArray(),
            new SceneSource(SceneSplit.Train, 10, 16, seed: 2).Read(0).Bytes.ToArray(),
        ];

        Assert.Equal(pictures.Length, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Label_OfEachPicture_IsTheShapeOfItsMainSolid()
    {
        var source = new SceneSource(SceneSplit.Test, 50, 16);

        Assert.Equal(5, source.Classes.Count);
        Assert.All(Enumerable.Range(0, 50), index =>
            Assert.Equal(source.Classes[source.Label(index)], source.Scene(index).Main.Shape.ToString().ToLowerInvariant()));
        Assert.All(Enumerable.Range(0, 50).CountBy(source.Label), entry => Assert.Equal(10, entry.Value));
    }

    [Fact]
    public void Scene_Solids_RestOnTheGroundAndNotInEachOther()
    {
        var source = new SceneSource(SceneSplit.Train, 300, 16);
        for (var index = 0; index < 300; index++)
        {
            var solids = source.Scene(index).Solids;
            Assert.InRange(solids.Count, 1, 3);
            Assert.All(solids, solid => Assert.InRange(solid.Centre.Z, 0.2f * solid.Size, solid.Size * 1.0001f));
            Assert.All(solids.Skip(1), small => Assert.True(small.Size < 0.6f * solids[0].Size));
        }
    }

    [Fact]
    public void Scene_ManyPictures_VaryInEveryFactor()
    {
        var source = new SceneSource(SceneSplit.Train, 400, 16);
        var scenes = Enumerable.Range(0, 400).Select(source.Scene).ToList();

        Assert.Equal(12, scenes.Select(scene => scene.Main.Colour.Name).Distinct().Count());
        Assert.Equal(3, scenes.Select(scene => scene.Main.Material).Distinct().Count());
        Assert.Equal(3, scenes.Select(scene => scene.Solids.Count).Distinct().Count());
        Assert.Contains(scenes, scene => scene.Main.IsLying);
        Assert.True(Spread(scenes.Select(scene => scene.CameraElevation)) > 0.3f);
        Assert.True(Spread(scenes.Select(scene => scene.CameraDistance)) > 3);
        Assert.True(Spread(scenes.Select(scene => scene.Light.X)) > 1);
        Assert.True(Spread(scenes.Select(scene => scene.Main.Size)) > 0.2f);
    }

    [Fact]
    public void Read_RawPixels_TellLittleOfTheShape()
    {
        // The nearest neighbour in pixels, which must stay well below what an encoder can learn; chance is 0.2.
        var (train, test) = (new SceneSource(SceneSplit.Train, 1500, 16), new SceneSource(SceneSplit.Test, 200, 16));
        var bank = Enumerable.Range(0, train.Count).Select(index => train.Read(index).Bytes.ToArray()).ToArray();
        var right = 0;
        for (var index = 0; index < test.Count; index++)
        {
            var query = test.Read(index).Bytes.ToArray();
            var nearest = Enumerable.Range(0, train.Count).MinBy(other => Distance(query, bank[other]));
            right += train.Label(nearest) == test.Label(index) ? 1 : 0;
        }

        Assert.InRange(right / 200.0, 0.18, 0.48);
    }

    [Fact]
    public void Constructor_SizeOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SceneSource(SceneSplit.Train, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SceneSource(SceneSplit.Train, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SceneSource(SceneSplit.Train, 3).Read(3));
    }

    [Fact]
    public void Fingerprint_OfSameWorld_IsStable()
    {
        Assert.Equal(PictureSources.Open("scenes:train?n=10").Fingerprint, new SceneSource(SceneSplit.Train, 10).Fingerprint);
        Assert.NotEqual(PictureSources.Open("scenes:test?n=10").Fingerprint, PictureSources.Open("scenes:train?n=10").Fingerprint);
        Assert.NotEqual(PictureSources.Open("scenes:train?n=10&size=32").Fingerprint, PictureSources.Open("scenes:train?n=10").Fingerprint);
    }

    private static float Spread(IEnumerable<float> values)
    {
        var sorted = values.Order().ToList();
        return sorted[^1] - sorted[0];
    }

    private static int Distance(byte[] one, byte[] other)
    {
        var sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var difference = one[i] - other[i];
            sum += difference * difference;
        }

        return sum;
    }
}
