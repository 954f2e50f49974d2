using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class DivergenceTests
{
    public static TheoryData<DivergenceMeasure> Measures => [.. Enum.GetValues<DivergenceMeasure>()];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Loss_OfScores_HasTheGradientOfFiniteDifferences(DivergenceMeasure measure)
    {
        using var scope = new TensorScope();
        var (p, q) = (RandomVectors.Of(1, 5), RandomVectors.Of(2, 4));

        FiniteDifferences.AssertGradient(x => Divergence.Loss(x, Tensor.From<double>(q, [4]), measure), p, [5]);
        FiniteDifferences.AssertGradient(x => Divergence.Loss(Tensor.From<double>(p, [5]), x, measure), q, [4]);
        FiniteDifferences.AssertGradient(x => Divergence.NonSaturating(x, measure), q, [4]);
        FiniteDifferences.AssertGradient(x => Divergence.Minimax(x, measure), q, [4]);
    }

    [Fact]
    public void Loss_OfAdversaries_IsTheCrossEntropyOfTellingThemApart()
    {
        using var scope = new TensorScope();
        var (p, q) = (RandomVectors.Of(3, 5), RandomVectors.Of(4, 4));
        var expected = -p.Average(u => Math.Log(1 / (1 + Math.Exp(-u)))) - q.Average(u => Math.Log(1 - (1 / (1 + Math.Exp(-u)))));

        Assert.Equal(expected, Divergence.Loss(Tensor.From<double>(p, [5]), Tensor.From<double>(q, [4]), DivergenceMeasure.Adversarial).ToDouble(), 1e-12);
        Assert.Equal(
            expected - (2 * Math.Log(2)),
            Divergence.Loss(Tensor.From<double>(p, [5]), Tensor.From<double>(q, [4]), DivergenceMeasure.JensenShannon).ToDouble(),
            1e-12);
    }
}
