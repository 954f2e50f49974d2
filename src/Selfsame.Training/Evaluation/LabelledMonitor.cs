using Selfsame.Data.Sources;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Training.Observers;

namespace Selfsame.Training.Evaluation;

/// <summary>Looks at an encoder at the end of each epoch through a labelled set. The labels never touch the encoder.</summary>
public sealed class LabelledMonitor : IEpochEvaluator
{
    // One strength and few iterations: the curve over the epochs matters here, not the last tenth of a point.
    private static readonly LinearProbeOptions QuickProbe = new() { Strengths = [1e-2], MaximumIterations = 60 };

    private readonly LabelledPair _pair;
    private readonly Preprocessing _preprocessing;
    private readonly FeatureExtractor _extractor;

    /// <summary>Watches through two sets.</summary>
    /// <param name="pair">The labelled sets.</param>
    /// <param name="preprocessing">What pictures go through before the encoder sees them.</param>
    /// <param name="features">How features are made.</param>
    public LabelledMonitor(LabelledPair pair, Preprocessing preprocessing, FeatureExtractorOptions features)
    {
        _pair = pair;
        _preprocessing = preprocessing;
        _extractor = new FeatureExtractor(features);
    }

    /// <summary>Opens <c>TRAIN</c> or <c>TRAIN,TEST</c>; one source is split 80/20 by a fixed hash of the pictures' names.</summary>
    /// <param name="specification">One or two sources, joined by a comma.</param>
    /// <exception cref="Data.DataException">A source is missing, has no labels or one class only, or the classes differ.</exception>
    public static LabelledPair Open(string specification)
    {
        var comma = specification.IndexOf(',', StringComparison.Ordinal);
        if (IsTwoSources(specification))
            return LabelledPair.Of(PictureSources.Open(specification[..comma]), PictureSources.Open(specification[(comma + 1)..]));
        var split = MonitorSplit.Of(PictureSources.Open(specification));
        return LabelledPair.Of(split.Train, split.Test);
    }

    /// <summary>Whether two sources are named, and not one that is split.</summary>
    internal static bool IsTwoSources(string specification) => specification.Contains(',', StringComparison.Ordinal) && !Path.Exists(specification);

    /// <inheritdoc/>
    public EpochEvaluation Evaluate(Module encoder, int epoch)
    {
        var scores = Score((Backbone)encoder);
        return new EpochEvaluation(
            [
                new Figure("knn/top1", scores.Knn.Top1),
                new Figure("knn/top5", scores.Knn.Top5),
                new Figure("linear/top1", scores.Linear.Top1),
                new Figure("linear/top5", scores.Linear.Top5),
            ],
            scores.Knn.Top1);
    }

    /// <summary>Scores an encoder as it is now.</summary>
    /// <param name="encoder">Put into evaluation mode for this, and back.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public MonitorScores Score(Backbone encoder, CancellationToken cancellation = default)
    {
        var (training, test) = Evaluator.Features(_pair, source => _extractor.Extract(encoder, source, _preprocessing, cancellation));
        using (training)
        using (test)
        {
            return new MonitorScores(
                new KnnProtocol(new KnnOptions()).Run(training, test, _pair.ClassCount),
                new LinearProtocol(QuickProbe).Run(training, test, _pair.ClassCount));
        }
    }
}
