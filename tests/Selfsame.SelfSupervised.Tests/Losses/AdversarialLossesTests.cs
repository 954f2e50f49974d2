using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class AdversarialLossesTests
{
    public static TheoryData<AdversarialLoss> Kinds => [.. Enum.GetValues<AdversarialLoss>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Losses_RandomScores_EqualTheSumsOfThePapers(AdversarialLoss kind)
    {
        using var scope = new TensorScope();
        double[] real = RandomVectors.Of(1, 5), fake = RandomVectors.Of(2, 7);
        var (r, f) = (Tensor.From<double>(real), Tensor.From<double>(fake));
        var discriminator = kind switch
        {
            AdversarialLoss.CrossEntropy => real.Average(x => -Math.Log(Sigmoid(x))) + fake.Average(x => -Math.Log(1 - Sigmoid(x))),
            AdversarialLoss.Hinge => real.Average(x => Math.Max(0, 1 - x)) + fake.Average(x => Math.Max(0, 1 + x)),
            AdversarialLoss.Wasserstein => fake.Average() - real.Average(),
            _ => (real.Average(x => (x - 1) * (x - 1)) + fake.Average(x => x * x)) / 2,
        };
        var generator = kind switch
        {
            AdversarialLoss.CrossEntropy => fake.Average(x => -Math.Log(Sigmoid(x))),
            AdversarialLoss.LeastSquares => fake.Average(x => (x - 1) * (x - 1)) / 2,
            _ => -fake.Average(),
        };
        var encoder = kind switch
        {
            AdversarialLoss.CrossEntropy => real.Average(x => -Math.Log(1 - Sigmoid(x))),
            AdversarialLoss.LeastSquares => real.Average(x => x * x) / 2,
            _ => real.Average(),
        };

        Assert.Equal(discriminator, AdversarialLosses.Discriminator(kind, r, f).ToDouble(), 1e-10);
        Assert.Equal(generator, AdversarialLosses.Generator(kind, f).ToDouble(), 1e-10);
        Assert.Equal(encoder, AdversarialLosses.Encoder(kind, r).ToDouble(), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Losses_OfAny_HaveTheGradientsOfFiniteDifferences(AdversarialLoss kind)
    {
        FiniteDifferences.AssertGradient(
            x => AdversarialLosses.Discriminator(kind, x.Narrow(0, 0, 4), x.Narrow(0, 4, 4), 0.9), RandomVectors.Of(3, 8), [8, 1]);
        FiniteDifferences.AssertGradient(x => AdversarialLosses.Generator(kind, x), RandomVectors.Of(4, 6), [6, 1]);
    }

    [Fact]
    public void Discriminator_SmoothedTarget_IsLeastWhereScoresSayTheTarget()
    {
        using var scope = new TensorScope();
        var score = Tensor.From<double>([Math.Log(0.9 / 0.1)]).RequiresGrad_();
        AdversarialLosses.Discriminator(AdversarialLoss.CrossEntropy, score, Tensor.From<double>([0.0]), 0.9).Backward();

        Assert.Equal(0, score.Grad!.ToDouble(), 1e-12);
    }

    [Fact]
    public void GradientPenalty_OfALinearCritic_IsThatOfItsWeight()
    {
        using var scope = new TensorScope();
        var weight = Tensor.From<double>([3.0, 4], [1, 2]).RequiresGrad_();
        var (real, fake) = (LossRows.Rows(RandomVectors.Of(5, 6), 2), LossRows.Rows(RandomVectors.Of(6, 6), 2));
        var x = real.Clone().RequiresGrad_();

        Assert.Equal(16, GradientPenalty.Between(points => points.Linear(weight), real, fake, Tensor.From<double>([0.1, 0.5, 0.9], [3, 1])).ToDouble(), 1e-9);
        Assert.Equal(25, GradientPenalty.AtReal(x.Linear(weight), x).ToDouble(), 1e-9);
    }

    [Fact]
    public void GradientPenalties_OfACurvedCritic_HaveTheGradientsOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (real, fake) = (LossRows.Rows(RandomVectors.Of(7, 12), 3), LossRows.Rows(RandomVectors.Of(8, 12), 3));
        var share = Tensor.From<double>([0.2, 0.4, 0.6, 0.8], [4, 1]);
        FiniteDifferences.AssertGradient(w => GradientPenalty.Between(x => x.Matmul(w).Sin().Sum([1]), real, fake, share), RandomVectors.Of(9, 6), [3, 2], 1e-6);
        FiniteDifferences.AssertGradient(
            w =>
            {
                var x = real.Clone().RequiresGrad_();
                return GradientPenalty.AtReal(x.Matmul(w).Sin().Sum([1]), x);
            },
            RandomVectors.Of(10, 6), [3, 2], 1e-6);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
