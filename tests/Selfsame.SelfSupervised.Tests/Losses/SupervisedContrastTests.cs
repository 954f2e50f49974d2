using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class SupervisedContrastTests
{
    private const int D = 4;

    private static readonly long[] Classes = [0, 1, 0, 2, 1, 0, 3];

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(0.5, null)]
    [InlineData(0.5, 3)]
    public void Outside_RandomRows_EqualsTheSumsOfThePaper(double temperature, int? anchors)
    {
        using var scope = new TensorScope();
        var z = RandomVectors.Of(1, Classes.Length * D);
        var sum = 0.0;
        for (var i = 0; i < (anchors ?? Classes.Length); i++)
        {
            int[] positives = [.. Others(i).Where(p => Classes[p] == Classes[i])];
            sum -= positives.Length == 0 ? 0 : positives.Average(p => Math.Log(Exp(z, i, p, temperature) / Others(i).Sum(k => Exp(z, i, k, temperature))));
        }

        var loss = SupervisedContrast.Outside(Rows(z, D), Labels(), temperature, anchors).ToDouble();

        Assert.Equal(sum / (anchors ?? Classes.Length), loss, 1e-12);
    }

    [Fact]
    public void Inside_RandomRows_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var z = RandomVectors.Of(2, Classes.Length * D);
        var losses =
            from i in Enumerable.Range(0, Classes.Length)
            let positives = Others(i).Where(p => Classes[p] == Classes[i]).ToArray()
            where positives.Length > 0
            select -Math.Log(positives.Sum(p => Exp(z, i, p, 0.2)) / Others(i).Sum(k => Exp(z, i, k, 0.2)));

        Assert.Equal(losses.Average(), SupervisedContrast.Inside(Rows(z, D), Labels(), 0.2).ToDouble(), 1e-12);
    }

    [Fact]
    public void Both_RandomRows_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var at = RandomVectors.Of(3, Classes.Length * D);

        FiniteDifferences.AssertGradient(z => SupervisedContrast.Outside(z, Labels(), 0.3), at, [Classes.Length, D]);
        FiniteDifferences.AssertGradient(z => SupervisedContrast.Inside(z, Labels(), 0.3), at, [Classes.Length, D]);
    }

    [Fact]
    public void Both_PairsOnly_AreNtXent()
    {
        using var scope = new TensorScope();
        var (a, b) = (Rows(RandomVectors.Of(4, 5 * D), D), Rows(RandomVectors.Of(5, 5 * D), D));
        var expected = NtXent.Loss(a, b, 0.2).ToDouble();
        var z = Tensor.Cat([a, b], 0);
        var pairs = Tensor.Arange(5, dtype: DType.Int64).Repeat([2]);

        Assert.Equal(expected, SupervisedContrast.Outside(z, pairs, 0.2).ToDouble(), 1e-12);
        Assert.Equal(expected, SupervisedContrast.Inside(z, pairs, 0.2).ToDouble(), 1e-12);
    }

    private static Tensor Labels() => Tensor.From<long>(Classes, [Classes.Length]);

    private static IEnumerable<int> Others(int i) => Enumerable.Range(0, Classes.Length).Where(k => k != i);

    private static double Exp(double[] z, int i, int k, double temperature) => Math.Exp(Cosine(z, i, z, k, D) / temperature);
}
