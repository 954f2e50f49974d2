using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.FineTuning;

/// <summary>The label-efficiency curve: what a pretrained network makes of few labels, beside the same network without pretraining.</summary>
/// <remarks>
/// Both are trained on the same labels with the same views and as many steps, each with its own learning rates, chosen once for each number of labels on
/// a part of them that is held out. Chen et al., ICML 2020, arXiv 2002.05709, section 6; nothing is chosen on the test set.
/// </remarks>
/// <param name="options">Shares and seeds.</param>
/// <param name="extraction">How features are made, and where all is computed.</param>
public sealed class LabelEfficiency(LabelEfficiencyOptions options, FeatureExtractorOptions extraction)
{
    /// <summary>Runs it.</summary>
    /// <param name="encoder">The pretrained encoder; it stays as it is.</param>
    /// <param name="pair">The labelled sets.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops after a step.</param>
    public IReadOnlyList<LabelEfficiencyRow> Run(EncoderFile encoder, LabelledPair pair, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var labels = Enumerable.Range(0, pair.Training.Count).Select(pair.Training.Label).ToArray();
        var rows = new List<LabelEfficiencyRow>();
        foreach (var (amount, chosen) in options.Labels.Distinct().Select(amount => (amount, Chosen: Choose(amount, labels))).OrderBy(each => each.Chosen[0].Length))
        {
            var subsets = Array.ConvertAll(chosen, positions => pair.Training.Subset(positions));
            SeededScore Score(bool pretrained) => FineTuned(encoder, subsets, pair, pretrained,
                seed => progress?.Invoke($"{subsets[0].Count} labels, seed {seed}: {(pretrained ? "the pretrained network" : "from scratch")}"), cancellation);
            progress?.Invoke($"{subsets[0].Count} labels: frozen features");
            rows.Add(new LabelEfficiencyRow(
                amount,
                subsets[0].Count,
                Score(pretrained: true),
                Score(pretrained: false),
                Linear(_ => encoder.Backbone, subsets, pair, encoder.Preprocessing, cancellation),
                Linear(seed => StartingWeights.Scratch(encoder, seed), subsets, pair, encoder.Preprocessing, cancellation)));
        }

        return rows;
    }

    private int[][] Choose(LabelAmount amount, int[] labels) => [.. Enumerable.Range(0, options.Seeds).Select(seed => amount.Choose(labels, seed))];

    private SeededScore FineTuned(EncoderFile encoder, PictureSource[] subsets, LabelledPair pair, bool pretrained, Action<int> progress, CancellationToken cancellation)
    {
        var family = encoder.Backbone.Family;
        var setting = (pretrained ? options.Pretrained : options.Scratch) ?? FineTuneOptions.For(family, pretrained) with { Epochs = options.Epochs };
        Backbone Start(int seed) => pretrained ? StartingWeights.Pretrained(encoder) : StartingWeights.Scratch(encoder, seed);
        var scores = new List<double>();
        var rate = 0.0;
        for (var seed = 0; seed < subsets.Length; seed++)
        {
            progress(seed);
            var tuner = new FineTuner(setting with { Seed = seed }, extraction);
            var number = seed;
            rate = seed == 0 ? tuner.ChooseLearningRate(() => Start(number), subsets[0], encoder.Preprocessing, cancellation) : rate;
            using var scope = new TensorScope();
            var classifier = tuner.Train(Start(seed), subsets[seed], encoder.Preprocessing, rate, cancellation);
            scores.Add(tuner.Evaluate(classifier, pair.Test, pair.TrainingLabel, encoder.Preprocessing, cancellation).Top1);
        }

        return SeededScore.Of(scores);
    }

    private SeededScore Linear(Func<int, Backbone> network, PictureSource[] subsets, LabelledPair pair, Preprocessing preprocessing, CancellationToken cancellation)
    {
        var extractor = new FeatureExtractor(extraction);
        return SeededScore.Of([.. subsets.Select((subset, seed) =>
        {
            var backbone = network(seed);
            backbone.To(extraction.Device);
            using var training = extractor.Extract(backbone, subset, preprocessing, cancellation);
            using var asked = extractor.Extract(backbone, pair.Test, preprocessing, cancellation);
            using var probe = LinearProbe.Fit(training, pair.ClassCount, new LinearProbeOptions());
            return Accuracy.Of(probe.Predict(asked.Features), Array.ConvertAll(asked.Labels, pair.TrainingLabel), pair.ClassCount).Top1;
        })]);
    }
}
