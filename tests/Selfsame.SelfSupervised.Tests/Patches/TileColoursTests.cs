using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Patches;

public sealed class TileColoursTests
{
    private const int N = 40, T = 9, S = 4, Pixels = S * S;

    [Fact]
    public void Drop_EachTile_KeepsOneChannelAndNoiseOfAHundredthInTheOthers()
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var tiles = Tensor.From<double>(RandomVectors.Of(1, N * T * 3 * Pixels), [N, T, 3, S, S]);

        var (before, after) = (tiles.ToArray<double>(), TileColours.Drop(tiles).ToArray<double>());

        var kept = new int[3];
        for (var tile = 0; tile < N * T; tile++)
        {
            var own = Enumerable.Range(0, 3).Single(c => Channel(before, tile, c).SequenceEqual(Channel(after, tile, c)));
            kept[own]++;
            var noise = Enumerable.Range(0, 3).Where(c => c != own).SelectMany(c => Channel(after, tile, c)).ToArray();
            Assert.InRange(Deviation(noise) / Deviation(Channel(before, tile, own)), 0.005, 0.02);
        }

        Assert.All(kept, count => Assert.InRange(count, N * T / 4, N * T / 2));
    }

    [Fact]
    public void Project_EveryPixel_LosesGreenAgainstMagentaAndNothingElse()
    {
        using var scope = new TensorScope();
        var tiles = Tensor.From<double>(RandomVectors.Of(2, T * 3 * Pixels), [1, T, 3, S, S]);
        var (before, after) = (tiles.ToArray<double>(), TileColours.Project(tiles).Contiguous().ToArray<double>());
        for (var tile = 0; tile < T; tile++)
        {
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                double[] x = [.. Enumerable.Range(0, 3).Select(c => Channel(before, tile, c)[pixel])];
                double[] y = [.. Enumerable.Range(0, 3).Select(c => Channel(after, tile, c)[pixel])];
                var along = (-x[0] + (2 * x[1]) - x[2]) / 6;
                double[] expected = [x[0] + along, x[1] - (2 * along), x[2] + along];
                for (var c = 0; c < 3; c++)
                {
                    Assert.Equal(expected[c], y[c], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Normalize_EachChannelOfEachTile_HasMeanZeroAndDeviationOne()
    {
        using var scope = new TensorScope();
        var values = RandomVectors.Of(3, T * 3 * Pixels);
        Array.Fill(values, 5, 0, Pixels); // one channel of one colour
        var after = TileColours.Normalize(Tensor.From<double>(values, [1, T, 3, S, S])).ToArray<double>();
        for (var channel = 0; channel < T * 3; channel++)
        {
            var (x, y) = (values[(channel * Pixels)..((channel + 1) * Pixels)], after[(channel * Pixels)..((channel + 1) * Pixels)]);
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                Assert.Equal(channel == 0 ? 0 : (x[pixel] - x.Average()) / Deviation(x), y[pixel], 1e-12);
            }
        }
    }

    [Fact]
    public void Handle_GrayPictures_StayAsTheyAre()
    {
        using var scope = new TensorScope();
        var tiles = Tensor.Randn([2, T, 1, S, S]);

        Assert.Same(tiles, TileColours.Handle(tiles, ColourHandling.Drop));
        Assert.Same(tiles, TileColours.Handle(tiles, ColourHandling.Project));
    }

    private static double[] Channel(double[] values, int tile, int channel) => values[(((tile * 3) + channel) * Pixels)..(((tile * 3) + channel + 1) * Pixels)];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
