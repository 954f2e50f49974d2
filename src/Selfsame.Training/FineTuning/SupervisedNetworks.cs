using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.FineTuning;

/// <summary>The three networks that the same labels make: a linear probe on the frozen encoder, the encoder trained on, and the same network from random weights.</summary>
/// <param name="pretrained">How the pretrained network is trained; null for the setting of its family.</param>
/// <param name="scratch">How the other is trained; null for the setting of its family.</param>
/// <param name="seed">Seed of first weights, order and views.</param>
/// <param name="extraction">How features are made, and where all is computed.</param>
internal sealed class SupervisedNetworks(FineTuneOptions? pretrained, FineTuneOptions? scratch, long seed, FeatureExtractorOptions extraction)
{
    /// <summary>Makes them; the encoder stays as it is.</summary>
    public (Classifier Linear, Classifier Finetuned, Classifier Scratch) Make(EncoderFile encoder, PictureSource labelled, Action<string> progress, CancellationToken cancellation)
    {
        progress($"{labelled.Count} labels: frozen features");
        var linear = new FineTuner(new FineTuneOptions(), extraction).Probe(StartingWeights.Pretrained(encoder), labelled, encoder.Preprocessing, cancellation);
        progress($"{labelled.Count} labels: the pretrained network");
        var finetuned = Train(encoder, labelled, isPretrained: true, cancellation);
        progress($"{labelled.Count} labels: from scratch");
        return (linear, finetuned, Train(encoder, labelled, isPretrained: false, cancellation));
    }

    private Classifier Train(EncoderFile encoder, PictureSource labelled, bool isPretrained, CancellationToken cancellation)
    {
        var setting = (isPretrained ? pretrained : scratch) ?? FineTuneOptions.For(encoder.Backbone.Family, isPretrained);
        var tuner = new FineTuner(setting with { Seed = seed }, extraction);
        Backbone Start() => isPretrained ? StartingWeights.Pretrained(encoder) : StartingWeights.Scratch(encoder, seed);
        var rate = tuner.ChooseLearningRate(Start, labelled, encoder.Preprocessing, cancellation);
        return tuner.Train(Start(), labelled, encoder.Preprocessing, rate, cancellation);
    }
}
