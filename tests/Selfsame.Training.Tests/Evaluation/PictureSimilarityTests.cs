using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class PictureSimilarityTests
{
    private const int Side = 13;

    [Fact]
    public void Psnr_OfAKnownError_IsItsDecibels()
    {
        using var scope = new TensorScope();
        var x = Tensor.Rand([2, 3, 8, 8]) * 0.5;
        var y = x + Tensor.From<float>([0.1f, 0.01f], [2, 1, 1, 1]);

        Assert.Equal([20.0, 40.0], PictureSimilarity.Psnr(x, y), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.All(PictureSimilarity.Psnr(x, x), value => Assert.Equal(double.PositiveInfinity, value));
    }

    [Fact]
    public void Ssim_OfTheSame_IsOneAndLessForNoise()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var x = Tensor.Rand([2, 3, 32, 32]);
        var weak = PictureSimilarity.Ssim(x, (x + (0.05 * Tensor.Randn(x.Shape))).Clamp(0, 1));
        var strong = PictureSimilarity.Ssim(x, (x + (0.3 * Tensor.Randn(x.Shape))).Clamp(0, 1));

        Assert.All(PictureSimilarity.Ssim(x, x), value => Assert.Equal(1, value, 1e-12));
        Assert.All(weak.Zip(strong), pair => Assert.True(pair.First < 1 && pair.Second < pair.First));
    }

    [Fact]
    public void Ssim_OfOnePicture_EqualsTheLoopsOfThePaper()
    {
        using var scope = new TensorScope();
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => (0.7 * value) + (0.3 * random.NextDouble()))];
        var sum = 0.0;
        for (var top = 0; top <= Side - 11; top++)
        {
            for (var left = 0; left <= Side - 11; left++)
            {
                sum += Window(x, y, top, left) / 9;
            }
        }

        Assert.Equal(sum, PictureSimilarity.Ssim(Tensor.From<double>(x, [1, 1, Side, Side]), Tensor.From<double>(y, [1, 1, Side, Side]))[0], 1e-12);
    }

    [Fact]
    public void Ssim_OfAPictureSmallerThanTheWindow_IsFinite()
    {
        using var scope = new TensorScope();

        Assert.True(double.IsFinite(PictureSimilarity.Ssim(Tensor.Rand([1, 1, 6, 8]), Tensor.Rand([1, 1, 6, 8]))[0]));
    }

    private static double Window(double[] x, double[] y, int top, int left)
    {
        var (weight, meanX, meanY) = (0.0, 0.0, 0.0);
        Each((w, at) => (weight, meanX, meanY) = (weight + w, meanX + (w * x[at]), meanY + (w * y[at])));
        (meanX, meanY) = (meanX / weight, meanY / weight);
        var (varianceX, varianceY, both) = (0.0, 0.0, 0.0);
        Each((w, at) =>
        {
            varianceX += w / weight * Math.Pow(x[at] - meanX, 2);
            varianceY += w / weight * Math.Pow(y[at] - meanY, 2);
            both += w / weight * (x[at] - meanX) * (y[at] - meanY);
        });
        return ((2 * meanX * meanY) + 1e-4) * ((2 * both) + 9e-4) / (((meanX * meanX) + (meanY * meanY) + 1e-4) * (varianceX + varianceY + 9e-4));

        void Each(Action<double, int> visit)
        {
            for (var row = 0; row < 11; row++)
            {
                for (var column = 0; column < 11; column++)
                {
                    visit(Math.Exp(-(Math.Pow(row - 5, 2) + Math.Pow(column - 5, 2)) / (2 * 1.5 * 1.5)), ((top + row) * Side) + left + column);
                }
            }
        }
    }
}
