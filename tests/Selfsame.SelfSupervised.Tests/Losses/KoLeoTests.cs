using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class KoLeoTests
{
    [Fact]
    public void Loss_RandomRows_EqualsTheSumOfThePaper()
    {
        const int N = 7, D = 3;
        using var scope = new TensorScope();
        var x = RandomVectors.Of(1, N * D);
        var unit = new double[N][];
        for (var i = 0; i < N; i++)
        {
            var row = x[(i * D)..((i + 1) * D)];
            unit[i] = [.. row.Select(value => value / Math.Sqrt(row.Sum(each => each * each)))];
        }

        var expected = 0.0;
        for (var i = 0; i < N; i++)
        {
            var nearest = Enumerable.Range(0, N).Where(j => j != i).Min(j => Distance(unit[i], unit[j]));
            expected -= Math.Log(nearest) / N;
        }

        Assert.Equal(expected, KoLeo.Loss(Tensor.From<double>(x, [N, D])).ToDouble(), 1e-6);
    }

    [Fact]
    public void Loss_OfAny_HasTheGradientOfFiniteDifferences() =>
        FiniteDifferences.AssertGradient(x => KoLeo.Loss(x), RandomVectors.Of(2, 15), [5, 3], 1e-6);

    [Fact]
    public void Loss_TwoThatCoincide_IsFinite()
    {
        using var scope = new TensorScope();
        var x = Tensor.Ones([2, 3]).RequiresGrad_();
        var loss = KoLeo.Loss(x);
        loss.Backward();

        Assert.True(double.IsFinite(loss.ToDouble()));
        Assert.All(x.Grad!.ToArray<float>(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Loss_BatchOfOne_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Contains("two or more", Assert.Throws<ArgumentException>(() => KoLeo.Loss(Tensor.Ones([1, 3]))).Message, StringComparison.Ordinal);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));
}
