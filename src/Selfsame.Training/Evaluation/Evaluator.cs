using System.Diagnostics;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Judges an encoder by the field's protocols, always beside the same network at random initialisation and the bare pixels.</summary>
/// <param name="options">Protocols and their settings.</param>
public sealed class Evaluator(EvaluationOptions options)
{
    /// <summary>Runs all protocols on all three kinds of features.</summary>
    /// <param name="name">What the result calls the encoder: the run or file as a user named it.</param>
    /// <param name="judged">The encoder, on the device where features are made.</param>
    /// <param name="pair">The labelled sets.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">The encoder has no such layer.</exception>
    public EvaluationResult Evaluate(string name, EncoderFile judged, LabelledPair pair, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var preprocessing = judged.Preprocessing;
        var extractor = new FeatureExtractor(options.Features);
        progress?.Invoke("features of the pretrained encoder");
        var pretrained = Judge(pair, judged.Backbone, preprocessing, cancellation);
        progress?.Invoke("features of the same network at random initialisation");
        var untrained = Untrained(judged.BackboneOptions);
        untrained.To(options.Features.Device);
        var random = Judge(pair, untrained, preprocessing, cancellation);
        progress?.Invoke("the bare pixels");
        var pixels = Score(pair, source => extractor.Pixels(source, preprocessing, cancellation), cancellation);
        ProtocolScores? Beside(EvaluationProtocol protocol)
        {
            var index = options.Protocols.ToList().IndexOf(protocol);
            return index < 0 ? null : new ProtocolScores(pretrained.Scores[index], random.Scores[index], pixels[index]);
        }
        return new EvaluationResult
        {
            Run = name,
            Architecture = judged.Backbone.Architecture,
            Layer = pretrained.Layer,
            RandomLayer = random.Layer,
            FeatureCount = pretrained.Width,
            TrainingCount = pair.Training.Count,
            TestCount = pair.Test.Count,
            ClassCount = pair.ClassCount,
            Knn = Beside(EvaluationProtocol.Knn),
            Linear = Beside(EvaluationProtocol.Linear),
            Notes = pair.Notes,
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    /// <summary>The network of an architecture as it is before any training; the same one every time.</summary>
    /// <param name="architecture">What to build.</param>
    public Backbone Untrained(BackboneOptions architecture)
    {
        Engine.Seed(options.RandomSeed);
        return BackboneCatalog.Create(architecture);
    }

    /// <summary>The features of both sets, the test set's labels given as the training set's.</summary>
    internal static (FeatureSet Training, FeatureSet Test) Features(LabelledPair pair, Func<PictureSource, FeatureSet> extract)
    {
        var training = extract(pair.Training);
        using var test = extract(pair.Test);
        return (training, test.Relabelled(Array.ConvertAll(test.Labels, pair.TrainingLabel)));
    }

    // The layer is chosen for each network by itself, and before the test set is touched.
    private (string Layer, int Width, Accuracy[] Scores) Judge(LabelledPair pair, Backbone encoder, Preprocessing preprocessing, CancellationToken cancellation)
    {
        if (options.Layer == EncoderLayers.Output)
        {
            var extractor = new FeatureExtractor(options.Features);
            return (options.Layer, encoder.FeatureCount, Score(pair, source => extractor.Extract(encoder, source, preprocessing, cancellation), cancellation));
        }
        var layered = new LayerExtractor(options.Features);
        var training = layered.Extract(encoder, pair.Training, preprocessing, options.Layer, cancellation);
        try
        {
            var chosen = training[training.Count == 1 ? 0 : LayerChoice.Best(training, Protocol(Chooser), pair.ClassCount)];
            using var test = layered.Extract(encoder, pair.Test, preprocessing, chosen.Layer, cancellation)[0];
            using var relabelled = test.Features.Relabelled(Array.ConvertAll(test.Features.Labels, pair.TrainingLabel));
            return (chosen.Layer, chosen.Features.Width, Score(chosen.Features, relabelled, pair.ClassCount, cancellation));
        }
        finally
        {
            foreach (var each in training) each.Dispose();
        }
    }

    private EvaluationProtocol Chooser => options.Protocols.Contains(EvaluationProtocol.Linear) ? EvaluationProtocol.Linear : EvaluationProtocol.Knn;

    private Accuracy[] Score(LabelledPair pair, Func<PictureSource, FeatureSet> extract, CancellationToken cancellation)
    {
        var (training, test) = Features(pair, extract);
        using (training)
        using (test)
        {
            return Score(training, test, pair.ClassCount, cancellation);
        }
    }

    private Accuracy[] Score(FeatureSet training, FeatureSet test, int classCount, CancellationToken cancellation)
    {
        var scores = new Accuracy[options.Protocols.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            scores[i] = Protocol(options.Protocols[i]).Run(training, test, classCount);
        }
        return scores;
    }

    private IFeatureProtocol Protocol(EvaluationProtocol protocol) => protocol switch
    {
        EvaluationProtocol.Knn => new KnnProtocol(options.Knn),
        EvaluationProtocol.Linear => new LinearProtocol(options.Linear),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, null),
    };
}
