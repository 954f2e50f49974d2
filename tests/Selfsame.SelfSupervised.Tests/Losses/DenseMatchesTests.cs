using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class DenseMatchesTests
{
    private const int N = 3;
    private const int S = 4;
    private const int C = 5;
    private const int E = 2;

    [Fact]
    public void Pick_PlacesOfTwoViews_GivesTheEmbeddingOfTheMostSimilarPlace()
    {
        using var scope = new TensorScope();
        var (first, second, embeddings) = (RandomVectors.Of(1, N * S * C), RandomVectors.Of(2, N * S * C), RandomVectors.Of(3, N * S * E));
        var expected = new List<double>();
        for (var n = 0; n < N; n++)
        {
            for (var place = 0; place < S; place++)
            {
                var best = Enumerable.Range(0, S).MaxBy(other => Cosine(first, (n * S) + place, second, (n * S) + other, C));
                expected.AddRange(embeddings[(((n * S) + best) * E)..(((n * S) + best + 1) * E)]);
            }
        }

        var picked = DenseMatches.Pick(
            Tensor.From<double>(first, [N, S, C]), Tensor.From<double>(second, [N, S, C]), Tensor.From<double>(embeddings, [N, S, E]));

        Assert.Equal([.. expected], picked.ToArray<double>());
    }

    [Fact]
    public void Pick_LengthsOfFeatures_DoNotMatterAndNoGradientFlows()
    {
        using var scope = new TensorScope();
        var (first, second) = (Tensor.From<double>(RandomVectors.Of(4, N * S * C), [N, S, C]), Tensor.From<double>(RandomVectors.Of(5, N * S * C), [N, S, C]));
        var embeddings = Tensor.From<double>(RandomVectors.Of(6, N * S * E), [N, S, E]).RequiresGrad_();
        var scale = Tensor.From<double>([.. RandomVectors.Of(7, N * S).Select(value => 0.1 + Math.Abs(value))], [N, S, 1]);

        var picked = DenseMatches.Pick(first, second, embeddings);

        Assert.Equal(picked.ToArray<double>(), DenseMatches.Pick(first * 3.0, second * scale, embeddings).ToArray<double>());
        Assert.False(picked.RequiresGrad);
    }
}
