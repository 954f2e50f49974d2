using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Colour;

public sealed class ColourPriorTests
{
    [Fact]
    public void Factors_AnyPrior_CountOneInTheMeanOverPixels()
    {
        using var scope = new TensorScope();
        double[] prior = [0.7, 0.2, 0.1, 0];

        var factors = ColourPrior.Factors(Tensor.From(prior), 0.5).ToArray<double>();

        double[] raw = [.. prior.Select(share => share > 0 ? 1 / ((0.5 * share) + (0.5 / 3)) : 0)];
        var mean = prior.Zip(raw, (share, factor) => share * factor).Sum();
        Assert.Equal(raw.Select(factor => factor / mean), factors, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(1, prior.Zip(factors, (share, factor) => share * factor).Sum(), 1e-12);
    }

    [Fact]
    public void Factors_OfAUniformPrior_AreAllOne()
    {
        using var scope = new TensorScope();

        Assert.All(ColourPrior.Factors(Tensor.From([0.7, 0.2, 0.1]), 1).ToArray<double>(), factor => Assert.Equal(1, factor, 1e-12));
    }

    [Fact]
    public void Shares_OfSeveralBatches_AreThoseOfAllPixelsThatCount()
    {
        using var scope = new TensorScope();
        var prior = new ColourPrior();

        prior.Observe(Tensor.From<long>([3, 3, 5, 7], [1, 2, 1, 2]), Tensor.From([0.5, 1, 0.5, 0], [1, 2, 1, 2]));
        prior.Observe(Tensor.From<long>([5, 5], [1, 1, 1, 2]), Tensor.From([1.0, 1], [1, 1, 1, 2]));

        var shares = prior.Shares.ToArray<double>();
        Assert.Equal(1.5 / 4, shares[3], 1e-12);
        Assert.Equal(2.5 / 4, shares[5], 1e-12);
        Assert.Equal(1, shares.Sum(), 1e-12);
    }
}
