using Selfsame.Nn.Backbones;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Evaluation;

/// <summary>The same network trained from scratch on the labels that the protocols are told, with the augmentation of fine-tuning and learning rates of its own.</summary>
internal sealed class ScratchBaseline(EvaluationOptions options)
{
    /// <summary>Trains it.</summary>
    /// <param name="judged">The encoder whose network this is.</param>
    /// <param name="pair">The labelled sets; of the test set nothing is learnt or chosen.</param>
    /// <param name="cancellation">Stops after a step.</param>
    /// <returns>The network, and how often its own classifier is right.</returns>
    internal (Backbone Network, Accuracy Own) Train(EncoderFile judged, LabelledPair pair, CancellationToken cancellation)
    {
        var setting = options.Scratch ?? FineTuneOptions.For(judged.Backbone.Family, pretrained: false);
        var tuner = new FineTuner(setting, options.Features);
        Backbone Start() => new Evaluator(options).Untrained(judged.BackboneOptions);
        var rate = tuner.ChooseLearningRate(Start, pair.Training, judged.Preprocessing, cancellation);
        var network = Start();
        var classifier = tuner.Train(network, pair.Training, judged.Preprocessing, rate, cancellation);
        return (network, tuner.Evaluate(classifier, pair.Test, pair.TrainingLabel, judged.Preprocessing, cancellation));
    }
}
