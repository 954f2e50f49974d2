using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>A linear classifier trained by SGD on randomly cropped and flipped pictures, the encoder frozen and in evaluation mode.</summary>
/// <remarks>
/// The linear protocols of SimCLR (Chen et al., ICML 2020, arXiv 2002.05709, appendix B.6: Nesterov momentum 0.9, no weight decay, crops and flips only)
/// and DINOv2 (Oquab et al., 2023, arXiv 2304.07193, appendix B.3: all learning rates at once on the same features, a cosine to 0, for transformers also
/// on the last four blocks; the best on held-out labels counts). Deviations: features are standardised, so that one grid of learning rates serves every
/// network; fewer epochs; a second set of classifiers learns from all labels and the chosen one of these is tested.
/// </remarks>
/// <param name="options">Epochs, learning rates and views.</param>
/// <param name="extraction">How features are made, and where all is computed.</param>
public sealed class LinearSgdProtocol(LinearSgdOptions options, FeatureExtractorOptions extraction) : FeatureProtocol<LinearSgdScores>
{
    private const double UsualBatch = 256;

    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.LinearSgd;

    /// <inheritdoc/>
    public override LinearSgdScores? Run(JudgedFeatures judged, CancellationToken cancellation = default)
    {
        if (judged.Network is not { } network) return null;
        var wasTraining = network.IsTraining;
        network.Eval();
        try
        {
            using var noGrad = new NoGrad();
            using var scope = new TensorScope();
            return Run(new AugmentedFeatures(network, judged.Preprocessing, extraction), judged.Sources.Labelled, cancellation);
        }
        finally
        {
            if (wasTraining) network.Train();
        }
    }

    private LinearSgdScores Run(AugmentedFeatures features, LabelledPair pair, CancellationToken cancellation)
    {
        using var training = features.Plain(pair.Training, cancellation);
        using var test = features.Plain(pair.Test, cancellation);
        var mean = training.Features.Mean([0], keepdim: true);                                 // 1 x D
        var scale = (training.Features - mean).Square().Mean([0], keepdim: true).Sqrt().ClampMin(1e-6);
        Tensor Standardised(Tensor rows) => (rows - mean.To(extraction.Device)) / scale.To(extraction.Device);
        var (_, held) = LabelSplit.Of(training.Labels, options.HeldOut);
        int[] blocks = features.Blocks == 0 ? [0] : [0, features.Blocks];
        HeadPair[] heads = [.. blocks.Select(each => new HeadPair(each, features.OutputWidth * (1 + each), pair.ClassCount, Rates(pair.Training.Count), options.Momentum, extraction.Device))];
        try
        {
            Train(heads, features, pair, Standardised, [.. held.Select(row => training.Indices[row])], cancellation);
            var asked = held.Length > 0 ? training.Subset(held) : training.Subset([.. Enumerable.Range(0, training.Count)]);
            using (asked)
            {
                var rows = Standardised(asked.Features.To(extraction.Device));
                var choices = heads.SelectMany(each => Enumerable.Range(0, options.LearningRates.Count).Select(rate => (Heads: each, Rate: rate)));
                var best = choices.MaxBy(choice => choice.Heads.OnPart.Evaluate(choice.Rate, choice.Heads.Columns(rows), asked.Labels).Top1);
                int[] labels = Array.ConvertAll(test.Labels, pair.TrainingLabel);
                var found = best.Heads.OnAll.Evaluate(best.Rate, best.Heads.Columns(Standardised(test.Features.To(extraction.Device))), labels);
                return new LinearSgdScores(found.Top1, found.Top5, options.LearningRates[best.Rate], best.Heads.Blocks);
            }
        }
        finally
        {
            foreach (var each in heads) each.Dispose();
        }
    }

    private void Train(HeadPair[] heads, AugmentedFeatures features, LabelledPair pair, Func<Tensor, Tensor> standardise, HashSet<int> held, CancellationToken cancellation)
    {
        using var loader = features.Loader(pair.Training, options);
        var epochs = Math.Max(options.Epochs, (options.MinimumSteps + loader.StepsPerEpoch - 1) / loader.StepsPerEpoch);
        var (step, steps) = (0, epochs * loader.StepsPerEpoch);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in loader.Epoch(epoch, 0, cancellation))
            {
                using (batch)
                using (new TensorScope())
                {
                    var rows = standardise(features.Read(batch.Views[0]).To(DType.Float32));   // N x D
                    var targets = OneHot(batch.Labels, pair.ClassCount).To(extraction.Device); // N x C
                    var share = 0.5 * (1 + Math.Cos(Math.PI * step++ / steps));
                    long[] known = [.. Enumerable.Range(0, batch.Indices.Length).Where(row => !held.Contains(batch.Indices[row])).Select(row => (long)row)];
                    foreach (var each in heads) each.Step(rows, targets, Tensor.From<long>(known, [known.Length]).To(extraction.Device), share);
                }
            }
        }
    }

    private double[] Rates(int count) => [.. options.LearningRates.Select(rate => rate * Math.Min(options.BatchSize, count) / UsualBatch)];

    private static Tensor OneHot(int[] labels, int classCount)
    {
        var values = new float[labels.Length * classCount];
        for (var row = 0; row < labels.Length; row++) values[(row * classCount) + labels[row]] = 1;
        return Tensor.From<float>(values, [labels.Length, classCount]);
    }
}
