using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class MaskedPixelsTests
{
    private const int N = 2, P = 3, V = 4, C = 2, Side = 3;
    private static readonly bool[] Hidden = [true, false, true, false, false, true];
    private static readonly bool[] HiddenPixels = [true, false, false, true, true, false, false, false, true, false, true, false, false, false, false, true, true, true];
    private static readonly double[] PixelWeights = [1, 0, 0, 10, 1, 0, 0, 0, 10, 0, 1, 0, 0, 0, 0, 1, 10, 10];

    [Fact]
    public void Squared_SomeHidden_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (x, y) = (RandomVectors.Of(1, N * P * V), RandomVectors.Of(2, N * P * V));
        var (sum, count) = (0.0, 0);
        for (var patch = 0; patch < N * P; patch++)
        {
            if (Hidden[patch])
            {
                sum += Enumerable.Range(patch * V, V).Average(at => Math.Pow(x[at] - y[at], 2));
                count++;
            }
        }

        Assert.Equal(sum / count, MaskedPixels.Squared(Of(x), Of(y), Mask()).ToDouble(), 1e-12);
    }

    [Fact]
    public void Absolute_SomeHidden_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (x, y) = (RandomVectors.Of(3, N * C * Side * Side), RandomVectors.Of(4, N * C * Side * Side));
        var (sum, count) = (0.0, 1e-5);
        Each((n, pixel, at) =>
        {
            var isHidden = HiddenPixels[(n * Side * Side) + pixel];
            sum += isHidden ? Math.Abs(x[at] - y[at]) : 0;
            count += isHidden ? 1.0 / C : 0;
        });

        var loss = MaskedPixels.Absolute(Picture(x), Picture(y), Tensor.From<bool>(HiddenPixels, [N, 1, Side, Side]));
        Assert.Equal(sum / count / C, loss.ToDouble(), 1e-12);
    }

    [Fact]
    public void Weighted_HeavierRim_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (x, y) = (RandomVectors.Of(5, N * C * Side * Side), RandomVectors.Of(6, N * C * Side * Side));
        var (sum, count) = (0.0, 0);
        Each((n, pixel, at) =>
        {
            var weight = PixelWeights[(n * Side * Side) + pixel];
            sum += weight * Math.Pow(x[at] - y[at], 2);
            count += weight > 0 ? 1 : 0;
        });

        Assert.Equal(sum / count, MaskedPixels.Weighted(Picture(x), Picture(y), Weights()).ToDouble(), 1e-12);
    }

    [Fact]
    public void Normalize_APatch_HasMeanZeroAndUnbiasedVarianceOne()
    {
        using var scope = new TensorScope();
        var x = RandomVectors.Of(7, N * P * V);
        var (normalized, mean, deviation) = MaskedPixels.Normalize(Of(x));
        var first = x[..V];
        var expected = first.Average();
        var variance = first.Sum(value => Math.Pow(value - expected, 2)) / (V - 1);

        Assert.Equal((first[2] - expected) / Math.Sqrt(variance + 1e-6), normalized.ToArray<double>()[2], 1e-12);
        Assert.Equal(x, ((normalized * deviation) + mean).ToArray<double>().Select(value => value), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Losses_OfPredictions_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (patches, picture) = (Of(RandomVectors.Of(8, N * P * V)), Picture(RandomVectors.Of(9, N * C * Side * Side)));
        FiniteDifferences.AssertGradient(x => MaskedPixels.Squared(x, patches, Mask()), RandomVectors.Of(10, N * P * V), [N, P, V]);
        FiniteDifferences.AssertGradient(
            x => MaskedPixels.Absolute(x, picture, Tensor.From<bool>(HiddenPixels, [N, 1, Side, Side])), RandomVectors.Of(11, N * C * Side * Side), [N, C, Side, Side]);
        FiniteDifferences.AssertGradient(x => MaskedPixels.Weighted(x, picture, Weights()), RandomVectors.Of(12, N * C * Side * Side), [N, C, Side, Side], 1e-6);
        FiniteDifferences.AssertGradient(x => MaskedPixels.Squared(MaskedPixels.Normalize(x).Normalized, patches, Mask()), RandomVectors.Of(13, N * P * V), [N, P, V], 1e-6);
    }

    [Fact]
    public void Cut_PatchesThatDoNotDivide_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Contains("do not divide", Assert.Throws<ArgumentException>(() => PicturePatches.Cut(Tensor.Zeros([1, 3, 8, 8]), 3)).Message, StringComparison.Ordinal);
        Assert.Contains("no square picture", Assert.Throws<ArgumentException>(() => PicturePatches.Join(Tensor.Zeros([1, 3, 12]), 2)).Message, StringComparison.Ordinal);
    }

    private static void Each(Action<int, int, int> visit)
    {
        for (var n = 0; n < N; n++)
        {
            for (var c = 0; c < C; c++)
            {
                for (var pixel = 0; pixel < Side * Side; pixel++)
                {
                    visit(n, pixel, (((n * C) + c) * Side * Side) + pixel);
                }
            }
        }
    }

    private static Tensor Of(double[] values) => Tensor.From<double>(values, [N, P, V]);

    private static Tensor Mask() => Tensor.From<bool>(Hidden, [N, P]);

    private static Tensor Weights() => Tensor.From<double>(PixelWeights, [N, 1, Side, Side]);

    private static Tensor Picture(double[] values) => Tensor.From<double>(values, [N, C, Side, Side]);
}
