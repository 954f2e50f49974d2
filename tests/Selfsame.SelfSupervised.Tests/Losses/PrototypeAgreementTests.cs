using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class PrototypeAgreementTests
{
    private const int N = 3, Views = 2, K = 4;
    private const double Temperature = 0.4, Sharpening = 0.5;

    [Fact]
    public void CrossEntropy_RandomScores_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (anchors, targets) = (RandomVectors.Of(1, Views * N * K), RandomVectors.Of(2, N * K));
        var p = Probabilities(anchors, Temperature);
        var q = Probabilities(targets, Temperature * Sharpening);

        var sum = 0.0;
        for (var row = 0; row < Views * N; row++)
        {
            for (var k = 0; k < K; k++)
            {
                sum -= q[row % N][k] * Math.Log(p[row][k]) / (Views * N);
            }
        }

        var loss = PrototypeAgreement.CrossEntropy(LogP(Of(anchors, Views * N)), PrototypeAgreement.Targets(Of(targets, N), Temperature, Sharpening, 0));

        Assert.Equal(sum, loss.ToDouble(), 1e-12);
    }

    [Fact]
    public void Priors_RandomScores_EqualTheSumsOfThePapers()
    {
        using var scope = new TensorScope();
        var scores = RandomVectors.Of(3, Views * N * K);
        var p = Probabilities(scores, Temperature);
        double[] mean = [.. Enumerable.Range(0, K).Select(k => p.Average(row => row[k]))];
        double[] powers = [.. Enumerable.Range(1, K).Select(k => Math.Pow(k, -0.25))];
        double[] law = [.. powers.Select(power => power / powers.Sum())];

        Assert.Equal(Math.Log(K) + mean.Sum(share => share * Math.Log(share)), PrototypeAgreement.FromUniform(LogP(Of(scores, Views * N))).ToDouble(), 1e-12);
        Assert.Equal(
            law.Zip(mean, (wanted, share) => wanted * (Math.Log(wanted) - Math.Log(share))).Sum(),
            PrototypeAgreement.FromPowerLaw(LogP(Of(scores, Views * N)), 0.25).ToDouble(),
            1e-12);
    }

    [Fact]
    public void Priors_OfTheAnchors_HaveTheGradientsOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var targets = PrototypeAgreement.Targets(Of(RandomVectors.Of(4, N * K), N), Temperature, Sharpening, 3);
        var at = RandomVectors.Of(5, Views * N * K);

        FiniteDifferences.AssertGradient(z => PrototypeAgreement.CrossEntropy(LogP(z), targets), at, [Views * N, K]);
        FiniteDifferences.AssertGradient(z => PrototypeAgreement.FromUniform(LogP(z)), at, [Views * N, K]);
        FiniteDifferences.AssertGradient(z => PrototypeAgreement.FromPowerLaw(LogP(z), 0.5), at, [Views * N, K]);
    }

    [Fact]
    public void Priors_PrototypeFarFromAllAnchors_StayFiniteInSinglePrecision()
    {
        using var scope = new TensorScope();
        var scores = Tensor.From<float>([1, -1, 1, -1], [2, 2]).RequiresGrad_();
        var logP = PrototypeAgreement.LogProbabilities(scores, 0.01);
        var loss = PrototypeAgreement.FromUniform(logP) + PrototypeAgreement.FromPowerLaw(logP, 0.25);
        loss.Backward();

        Assert.True(double.IsFinite(loss.ToDouble()));
        Assert.All(scores.Grad!.ToArray<float>(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void FromPowerLaw_ExponentZero_IsLeastForUniformUse()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, PrototypeAgreement.FromPowerLaw(LogP(Tensor.Zeros([5, K], DType.Float64)), 0).ToDouble(), 1e-12);
        Assert.Equal(0, PrototypeAgreement.FromUniform(LogP(Tensor.Zeros([5, K], DType.Float64))).ToDouble(), 1e-12);
    }

    private static Tensor LogP(Tensor scores) => PrototypeAgreement.LogProbabilities(scores, Temperature);

    private static Tensor Of(double[] values, int rows) => Tensor.From<double>(values, [rows, K]);

    private static double[][] Probabilities(double[] scores, double temperature) =>
        [.. scores.Select(score => Math.Exp(score / temperature)).Chunk(K).Select(row => row.Select(value => value / row.Sum()).ToArray())];
}
