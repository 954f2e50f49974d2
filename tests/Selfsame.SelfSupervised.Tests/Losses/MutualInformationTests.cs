using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class MutualInformationTests
{
    private const int N = 3;
    private const int U = 4;
    private const int L = 5;
    private const int M = 2;

    private readonly double[] _places = RandomVectors.Of(1, N * U * L);
    private readonly double[] _vectors = RandomVectors.Of(2, N * U * M);

    [Fact]
    public void Dots_EveryVector_MeetsItsOwnPlacesAndThoseOfAllOthers()
    {
        using var scope = new TensorScope();
        var (positives, negatives) = MutualInformation.Dots(Places(), Vectors());

        Assert.Equal([N, M, L], positives.Shape);
        Assert.Equal([N, M, (N - 1) * L], negatives.Shape);
        var own = positives.ToArray<double>();
        var others = negatives.ToArray<double>();
        for (var i = 0; i < N; i++)
        {
            for (var m = 0; m < M; m++)
            {
                Close([.. Enumerable.Range(0, L).Select(place => Score(i, m, i, place))], own[(((i * M) + m) * L)..(((i * M) + m + 1) * L)]);
                double[] expected = [.. Enumerable.Range(0, N).Where(j => j != i).SelectMany(j => Enumerable.Range(0, L).Select(place => Score(i, m, j, place)))];
                Close(expected, others[(((i * M) + m) * (N - 1) * L)..(((i * M) + m + 1) * (N - 1) * L)]);
            }
        }
    }

    [Fact]
    public void Estimators_RandomEmbeddings_EqualTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var pairs = (from i in Enumerable.Range(0, N)
                     from m in Enumerable.Range(0, M)
                     from j in Enumerable.Range(0, N)
                     from place in Enumerable.Range(0, L)
                     select (I: i, M: m, J: j, Place: place, Score: Score(i, m, j, place))).ToArray();
        var own = pairs.Where(pair => pair.I == pair.J).ToArray();
        var others = pairs.Where(pair => pair.I != pair.J).ToArray();

        var jensenShannon = others.Average(pair => Math.Log(1 + Math.Exp(pair.Score)) - Math.Log(2)) - own.Average(pair => Math.Log(2) - Math.Log(1 + Math.Exp(-pair.Score)));
        var donskerVaradhan = Math.Log(others.Average(pair => Math.Exp(pair.Score))) - own.Average(pair => pair.Score);
        var infoNce = own.Average(pair =>
            -Math.Log(Math.Exp(pair.Score) / (Math.Exp(pair.Score) + others.Where(each => (each.I, each.M) == (pair.I, pair.M)).Sum(each => Math.Exp(each.Score)))));

        Assert.Equal(jensenShannon, Loss(InformationEstimator.JensenShannon), 1e-12);
        Assert.Equal(donskerVaradhan, Loss(InformationEstimator.DonskerVaradhan), 1e-12);
        Assert.Equal(infoNce, Loss(InformationEstimator.InfoNce), 1e-9);
    }

    [Theory]
    [InlineData(InformationEstimator.JensenShannon)]
    [InlineData(InformationEstimator.InfoNce)]
    [InlineData(InformationEstimator.DonskerVaradhan)]
    public void Estimator_OfEmbeddings_HasTheGradientOfFiniteDifferences(InformationEstimator estimator)
    {
        using var scope = new TensorScope();
        Tensor Loss(Tensor places, Tensor vectors)
        {
            var (positives, negatives) = MutualInformation.Dots(places, vectors);
            return MutualInformation.Loss(positives, negatives, estimator);
        }

        FiniteDifferences.AssertGradient(places => Loss(places, Vectors()), _places, [N, U, L]);
        FiniteDifferences.AssertGradient(vectors => Loss(Places(), vectors), _vectors, [N, U, M]);
    }

    [Theory]
    [InlineData(InformationEstimator.JensenShannon, 0)]
    [InlineData(InformationEstimator.DonskerVaradhan, 0)]
    [InlineData(InformationEstimator.InfoNce, 2.3978952727983707)]
    public void Estimator_ScoresAllAlike_FindsNoInformation(InformationEstimator estimator, double expected)
    {
        using var scope = new TensorScope();
        var (positives, negatives) = MutualInformation.Dots(Tensor.Zeros([N, U, L], DType.Float64), Vectors());

        // InfoNCE is the logarithm of the number of candidates then: one among 1 + 2 x 5.
        Assert.Equal(expected, MutualInformation.Loss(positives, negatives, estimator).ToDouble(), 1e-12);
    }

    [Fact]
    public void InfoNce_LogitOfOwnPlaces_StandsInTheDenominatorForEach()
    {
        using var scope = new TensorScope();
        var (positives, negatives) = (Tensor.Zeros([2, 1, 3], DType.Float64), Tensor.Zeros([2, 1, 3], DType.Float64));

        Assert.Equal(Math.Log(4), MutualInformation.InfoNce(positives, negatives).ToDouble(), 1e-12);
        Assert.Equal(Math.Log(7), MutualInformation.InfoNce(positives, negatives, ownLogit: 0).ToDouble(), 1e-12);
    }

    [Fact]
    public void Dots_OfOnePicture_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Contains("two or more", Assert.Throws<MethodSettingsException>(() => MutualInformation.Dots(Tensor.Ones([1, U, L]), Tensor.Ones([1, U, M]))).Message, StringComparison.Ordinal);
    }

    private double Loss(InformationEstimator estimator)
    {
        var (positives, negatives) = MutualInformation.Dots(Places(), Vectors());
        return MutualInformation.Loss(positives, negatives, estimator).ToDouble();
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private Tensor Places() => Tensor.From<double>(_places, [N, U, L]);

    private Tensor Vectors() => Tensor.From<double>(_vectors, [N, U, M]);

    private double Score(int i, int m, int j, int place) =>
        Enumerable.Range(0, U).Sum(unit => _vectors[(((i * U) + unit) * M) + m] * _places[(((j * U) + unit) * L) + place]);
}
