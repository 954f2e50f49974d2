using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class PredictiveContrastTests
{
    private const int M = 4;
    private const int K = 6;
    private const int E = 3;
    private const double Scale = 0.7;

    private readonly double[] _predictions = RandomVectors.Of(1, M * E);
    private readonly double[] _targets = RandomVectors.Of(2, M * E);
    private readonly double[] _others = RandomVectors.Of(3, K * E);
    private readonly int[] _own = [5, 0, 3, 3];

    [Fact]
    public void AmongAll_RandomRows_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var expected = Enumerable.Range(0, M).Average(i => -Math.Log(
            Similarity(i, _others, _own[i]) / Enumerable.Range(0, K).Sum(j => Similarity(i, _others, j))));

        Assert.Equal(expected, PredictiveContrast.AmongAll(Rows(_predictions, E), Rows(_others, E), Own(), Scale).ToDouble(), 1e-12);
    }

    [Fact]
    public void AgainstGiven_SharedNegatives_LeavesOutThoseThatAreBarred()
    {
        using var scope = new TensorScope();
        var barred = Tensor.From<long>([.. Enumerable.Range(0, M * K).Select(index => index % K == _own[index / K] ? 1L : 0L)], [M, K]).Eq(1);
        var expected = Enumerable.Range(0, M).Average(i =>
        {
            var right = Similarity(i, _targets, i);
            return -Math.Log(right / (right + Enumerable.Range(0, K).Where(j => j != _own[i]).Sum(j => Similarity(i, _others, j))));
        });

        Assert.Equal(expected, PredictiveContrast.AgainstGiven(Rows(_predictions, E), Rows(_targets, E), Rows(_others, E), Scale, barred).ToDouble(), 1e-9);
    }

    [Fact]
    public void AgainstGiven_AllOthersOfTheList_EqualsAmongAll()
    {
        using var scope = new TensorScope();
        var all = Rows(_others, E);
        var barred = Own().Unsqueeze(1).Eq(Tensor.Arange(K, dtype: DType.Int64).Unsqueeze(0));

        Assert.Equal(
            PredictiveContrast.AmongAll(Rows(_predictions, E), all, Own(), Scale).ToDouble(),
            PredictiveContrast.AgainstGiven(Rows(_predictions, E), all.IndexSelect(0, Own()), all, Scale, barred).ToDouble(),
            1e-9);
        Assert.Equal(
            PredictiveContrast.AgainstGiven(Rows(_predictions, E), Rows(_targets, E), all, Scale).ToDouble(),
            PredictiveContrast.AgainstGiven(Rows(_predictions, E), Rows(_targets, E), all.Unsqueeze(0).Expand([M, K, E]), Scale).ToDouble(),
            1e-12);
    }

    [Fact]
    public void Both_RandomRows_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (p, t, n) = (Rows(_predictions, E), Rows(_targets, E), Rows(_others, E));

        FiniteDifferences.AssertGradient(x => PredictiveContrast.AmongAll(x, n, Own(), Scale), _predictions, [M, E]);
        FiniteDifferences.AssertGradient(x => PredictiveContrast.AmongAll(p, x, Own(), Scale), _others, [K, E]);
        FiniteDifferences.AssertGradient(x => PredictiveContrast.AgainstGiven(x, t, n, Scale), _predictions, [M, E]);
        FiniteDifferences.AssertGradient(x => PredictiveContrast.AgainstGiven(p, x, n, Scale), _targets, [M, E]);
        FiniteDifferences.AssertGradient(x => PredictiveContrast.AgainstGiven(p, t, x, Scale), _others, [K, E]);
    }

    private Tensor Own() => Tensor.From<long>([.. _own.Select(each => (long)each)], [M]);

    private double Similarity(int i, double[] rows, int j) => Math.Exp(Scale * Dot(_predictions, i, rows, j, E));
}
