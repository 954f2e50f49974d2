using Selfsame.Nn;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Scores places with vectors and bounds their mutual information: one of Deep InfoMax's terms.</summary>
internal sealed class DeepInfoMaxScorer : Module
{
    private readonly DeepInfoMaxOptions _options;
    private readonly InformationHead? _place;
    private readonly InformationHead? _vector;
    private readonly ConcatenationCritic? _critic;

    public DeepInfoMaxScorer(DeepInfoMaxOptions options, int placeWidth, bool wholeMap)
    {
        _options = options;
        if (options.Score == PairScore.Concatenation)
        {
            _critic = Child("critic", new ConcatenationCritic(placeWidth, options.VectorWidth, options.Units));
            return;
        }

        _place = Child("place", new InformationHead(placeWidth, options.Units, shortcutBias: wholeMap));
        _vector = Child("vector", new InformationHead(options.VectorWidth, options.Units, shortcutBias: true));
    }

    // Places N x L x C (the whole map is one place), vectors N x E.
    public Tensor Loss(Tensor places, Tensor vectors)
    {
        var (positives, negatives) = _critic is not null
            ? _critic.Forward(places, vectors, _options.Negatives)
            : MutualInformation.Dots(Embed(places), Scaled(_vector!.Forward(vectors)).Unsqueeze(2));
        return MutualInformation.Loss(positives, negatives, _options.Estimator);
    }

    private Tensor Scaled(Tensor vectors) => _options.ScaleScores ? vectors * (1 / Math.Sqrt(_options.Units)) : vectors;

    private Tensor Embed(Tensor places)
    {
        var rows = _place!.Forward(places.Flatten(0, 1));                                      // NL x U
        return rows.Reshape([places.Size(0), places.Size(1), rows.Size(1)]).Transpose(1, 2);   // N x U x L
    }
}
