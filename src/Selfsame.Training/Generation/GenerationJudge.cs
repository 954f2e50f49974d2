using Selfsame.Data;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.SelfSupervised.Health;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Generation;

/// <summary>Judges made pictures by the features of an encoder, beside real ones.</summary>
/// <param name="name">What the encoder is called in results: the run or file.</param>
/// <param name="encoder">Any encoder that was trained here.</param>
/// <param name="extractor">How features are made.</param>
public sealed class GenerationJudge(string name, EncoderFile encoder, FeatureExtractor extractor)
{
    /// <summary>Compares made with real pictures.</summary>
    /// <param name="made">The made ones.</param>
    /// <param name="real">The real ones; as many as were made are taken, drawn by the seed.</param>
    /// <param name="seed">Which.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="DataException">Fewer than four real pictures can be read.</exception>
    public GenerationFigures Compare(PictureSource made, PictureSource real, long seed = 0, CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        var taken = Philox.Permutation(real.Count, seed, 0).Take(made.Count).ToArray();
        using var realFeatures = extractor.Extract(encoder.Backbone, real.Subset(taken), encoder.Preprocessing, cancellation);
        if (realFeatures.Count < 4)
        {
            throw new DataException($"{real.Description}: to compare with them takes 4 real pictures or more, but {realFeatures.Count} could be read.");
        }

        using var madeFeatures = extractor.Extract(encoder.Backbone, made, encoder.Preprocessing, cancellation);
        var (r, m, half) = (realFeatures.Features, madeFeatures.Features, realFeatures.Count / 2);
        return new GenerationFigures(
            name,
            FrechetDistance.Between(m, r),
            FrechetDistance.Between(r.Narrow(0, 0, half), r.Narrow(0, half, half)),
            ContestFigures.MeanDistance(m) / Math.Max(ContestFigures.MeanDistance(r), 1e-12),
            madeFeatures.Count,
            realFeatures.Count);
    }
}
