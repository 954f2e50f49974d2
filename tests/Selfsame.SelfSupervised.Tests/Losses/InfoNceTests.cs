using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class InfoNceTests
{
    private const int N = 4;
    private const int D = 3;
    private const int K = 5;

    [Theory]
    [InlineData(0.07)]
    [InlineData(0.2)]
    public void AgainstQueue_RandomRows_EqualsTheSumsOfThePaper(double temperature)
    {
        using var scope = new TensorScope();
        var (q, k, queue) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D), RandomVectors.Of(3, K * D));
        var expected = Enumerable.Range(0, N).Average(i =>
        {
            var own = Math.Exp(Cosine(q, i, k, i) / temperature);
            var others = Enumerable.Range(0, K).Sum(j => Math.Exp(Cosine(q, i, queue, j) * Length(queue, j) / temperature));
            return -Math.Log(own / (own + others));
        });

        Assert.Equal(expected, InfoNce.AgainstQueue(Rows(q), Rows(k), Rows(queue), temperature).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    public void WithinBatch_RandomRows_EqualsTheSumsOfThePaper(double temperature)
    {
        using var scope = new TensorScope();
        var (q, k) = (RandomVectors.Of(4, N * D), RandomVectors.Of(5, N * D));
        var expected = Enumerable.Range(0, N).Average(i =>
            -Math.Log(Math.Exp(Cosine(q, i, k, i) / temperature) / Enumerable.Range(0, N).Sum(j => Math.Exp(Cosine(q, i, k, j) / temperature))));

        Assert.Equal(expected, InfoNce.WithinBatch(Rows(q), Rows(k), temperature).ToDouble(), 1e-12);
    }

    [Fact]
    public void Both_RandomRows_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (k, queue) = (Rows(RandomVectors.Of(6, N * D)), Rows(RandomVectors.Of(7, K * D)));
        var at = RandomVectors.Of(8, N * D);

        FiniteDifferences.AssertGradient(q => InfoNce.AgainstQueue(q, k, queue, 0.2), at, [N, D]);
        FiniteDifferences.AssertGradient(q => InfoNce.AgainstQueue(k, q, queue, 0.2), at, [N, D]);
        FiniteDifferences.AssertGradient(q => InfoNce.WithinBatch(q, k, 0.2), at, [N, D]);
        FiniteDifferences.AssertGradient(q => InfoNce.WithinBatch(k, q, 0.2), at, [N, D]);
    }

    [Fact]
    public void Both_RowsAllAlike_AreTheLogarithmOfTheNumberOfCandidates()
    {
        using var scope = new TensorScope();
        var ones = Tensor.Ones([N, D], DType.Float64);
        var queue = Tensor.Ones([K, D], DType.Float64).L2Normalize();

        Assert.Equal(Math.Log(1 + K), InfoNce.AgainstQueue(ones, ones, queue, 0.1).ToDouble(), 1e-12);
        Assert.Equal(Math.Log(N), InfoNce.WithinBatch(ones, ones, 0.1).ToDouble(), 1e-12);
    }

    private static Tensor Rows(double[] values) => Tensor.From<double>(values, [values.Length / D, D]);

    private static double Length(double[] x, int i) => Math.Sqrt(Enumerable.Range(0, D).Sum(c => x[(i * D) + c] * x[(i * D) + c]));

    private static double Cosine(double[] x, int i, double[] y, int j) =>
        Enumerable.Range(0, D).Sum(c => x[(i * D) + c] * y[(j * D) + c]) / (Length(x, i) * Length(y, j));
}
