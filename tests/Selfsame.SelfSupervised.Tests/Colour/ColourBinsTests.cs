using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Colour;

public sealed class ColourBinsTests
{
    [Fact]
    public void Bins_OfTheGamut_Are313WithGrayAmongThem()
    {
        using var scope = new TensorScope();
        var centres = new ColourBins().Centres.ToArray<float>().Chunk(2).ToArray();

        Assert.Equal(313, ColourBins.Count);
        Assert.Equal(313, centres.Length);
        Assert.Contains(centres, centre => centre is [0, 0]);
        Assert.All(centres, centre => Assert.True(centre[0] % 10 == 0 && centre[1] % 10 == 0));
    }

    [Fact]
    public void Encode_RandomColours_AreTheNearestBinsByTheirDistances()
    {
        using var scope = new TensorScope();
        var colours = new ColourBins();
        colours.To(DType.Float64);
        var ab = RandomVectors.Of(1, 2 * 2 * 3 * 2).Select(value => 40 * value).ToArray();

        var (bins, shares) = colours.Encode(Tensor.From<double>(ab, [2, 2, 3, 2]), 5, 7);

        var (found, given) = (bins.ToArray<long>(), shares.ToArray<double>());
        var centres = colours.Centres.ToArray<double>();
        for (var pixel = 0; pixel < 12; pixel++)
        {
            var (n, at) = Math.DivRem(pixel, 6);
            var (a, b) = (ab[(n * 12) + at], ab[(n * 12) + 6 + at]);
            var near = Enumerable.Range(0, 313).OrderBy(bin => Square(a - centres[2 * bin]) + Square(b - centres[(2 * bin) + 1])).Take(5).ToArray();
            var weights = near.Select(bin => Math.Exp(-(Square(a - centres[2 * bin]) + Square(b - centres[(2 * bin) + 1])) / (2 * 7 * 7))).ToArray();
            for (var k = 0; k < 5; k++)
            {
                Assert.Equal(near[k], found[(n * 30) + (k * 6) + at]);
                Assert.Equal(weights[k] / weights.Sum(), given[(n * 30) + (k * 6) + at], 1e-12);
            }
        }
    }

    [Fact]
    public void AnnealedMean_OfFallingTemperature_GoesFromTheMeanToTheMode()
    {
        using var scope = new TensorScope();
        var colours = new ColourBins();
        var shares = new float[313];
        (shares[10], shares[200]) = (0.4f, 0.6f);
        var logits = Tensor.From<float>(shares, [1, 313, 1, 1]).Log();
        var (first, second) = (colours.Centres.Select(0, 10).ToArray<float>(), colours.Centres.Select(0, 200).ToArray<float>());

        var mean = colours.AnnealedMean(logits, 1).ToArray<float>();
        var mode = colours.AnnealedMean(logits, 0.01).ToArray<float>();

        Assert.Equal((0.4 * first[0]) + (0.6 * second[0]), mean[0], 1e-3);
        Assert.Equal((0.4 * first[1]) + (0.6 * second[1]), mean[1], 1e-3);
        Assert.Equal(second, mode);
        Assert.Throws<ArgumentOutOfRangeException>(() => colours.AnnealedMean(logits, 0));
    }

    private static double Square(double value) => value * value;
}
