using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>Lets protocols judge one kind of features after the other, so that only one is in memory at a time.</summary>
internal sealed class FeatureJudge(EvaluationOptions options, EvaluationSources sources, bool isPaired, bool learns)
{
    internal JudgedEncoder Judge(EncoderFile judged, FeatureProtocol[] protocols, Action<string>? progress, CancellationToken cancellation)
    {
        ProtocolRun[] runs = [.. protocols.Select(protocol => protocol.Begin())];
        string Next(string what, Func<(string Layer, JudgedFeatures Features)> make)
        {
            progress?.Invoke($"features of {what}");
            var (layer, features) = make();
            using (features)
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Invoke($"{EvaluationProtocols.Of(protocols[i].Protocol).Title} of {what}");
                    runs[i].Judge(features, cancellation);
                }
                return layer;
            }
        }
        var width = 0;
        (string, JudgedFeatures) Network(JudgedKind kind, Backbone network)
        {
            network.To(options.Features.Device);
            var (layer, features) = Features(kind, network, judged.Preprocessing, cancellation);
            if (kind == JudgedKind.Pretrained) width = features.Test.Width;
            return (layer, features);
        }
        var layer = Next("the pretrained encoder", () => Network(JudgedKind.Pretrained, judged.Backbone));
        var randomLayer = Next("the same network at random initialisation", () => Network(JudgedKind.Random, new Evaluator(options).Untrained(judged.BackboneOptions)));
        Next("the bare pixels", () => (EncoderLayers.Output, Pixels(judged.Preprocessing, cancellation)));
        Accuracy? own = null;
        if (options.WithScratch)
        {
            progress?.Invoke("the same network trained from scratch");
            (var scratch, own) = new ScratchBaseline(options).Train(judged, sources.Labelled, cancellation);
            Next("the network trained from scratch", () => Network(JudgedKind.Scratch, scratch));
        }
        return new JudgedEncoder(layer, randomLayer, width, own, [.. runs.Select(run => run.Result())]);
    }

    // The layer is chosen for each network by itself, and before the test set is touched.
    private (string Layer, JudgedFeatures Features) Features(JudgedKind kind, Backbone network, Preprocessing preprocessing, CancellationToken cancellation)
    {
        if (options.Layer == EncoderLayers.Output)
        {
            var extractor = new FeatureExtractor(options.Features);
            return (options.Layer, Joined(kind, source => extractor.Extract(network, source, preprocessing, cancellation), preprocessing, network));
        }
        if (options.Layer == EncoderLayers.Best && !isPaired) throw new SettingException("The best layer is chosen on training labels: ask for a protocol that learns from them, or name a layer.");
        var layered = new LayerExtractor(options.Features);
        if (!learns) return (options.Layer, Joined(kind, source => layered.Extract(network, source, preprocessing, options.Layer, cancellation)[0].Features, preprocessing, network));
        var training = layered.Extract(network, sources.Training!, preprocessing, options.Layer, cancellation);
        var chosen = training[training.Count == 1 ? 0 : LayerChoice.Best(training, Chooser, sources.Labelled.ClassCount)];
        foreach (var other in training.Where(other => other != chosen)) other.Dispose();
        return (chosen.Layer, Joined(kind, source => layered.Extract(network, source, preprocessing, chosen.Layer, cancellation)[0].Features, preprocessing, network, chosen.Features));
    }

    private JudgedFeatures Pixels(Preprocessing preprocessing, CancellationToken cancellation)
    {
        var extractor = new FeatureExtractor(options.Features);
        return Joined(JudgedKind.Pixels, source => extractor.Pixels(source, preprocessing, cancellation), preprocessing, null);
    }

    private JudgedFeatures Joined(JudgedKind kind, Func<PictureSource, FeatureSet> extract, Preprocessing preprocessing, Backbone? network, FeatureSet? training = null)
    {
        training ??= learns ? extract(sources.Training!) : null;
        var test = extract(sources.Test);
        if (!isPaired) return new JudgedFeatures(kind, training, test, sources.Test.Classes.Count, sources, preprocessing, network);
        using (test)
        {
            return new JudgedFeatures(kind, training, test.Relabelled(Array.ConvertAll(test.Labels, sources.Labelled.TrainingLabel)), sources.Labelled.ClassCount, sources, preprocessing, network);
        }
    }

    private Func<FeatureSet, FeatureSet, int, Accuracy> Chooser => options.Protocols.Contains(EvaluationProtocol.Linear)
        ? new LinearProtocol(options.Linear).Run
        : new KnnProtocol(options.Knn).Run;
}
