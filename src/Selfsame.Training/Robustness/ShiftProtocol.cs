using Selfsame.Data;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Robustness;

/// <summary>Whether a network has learnt what it was asked for, or something that only went with it in the training set.</summary>
/// <remarks>
/// Accuracy on a held-out part of the training set beside that on the test set. With <c>--train scenes:train?colour=shape --test scenes:test?colour=untied</c>
/// colour tells the class in training and nothing in the test: what falls is what was read off colour (Geirhos et al.: Shortcut Learning in Deep Neural
/// Networks, Nature Machine Intelligence 2, 2020, arXiv 2004.07780).
/// </remarks>
/// <param name="options">What is held out, and how the networks are made.</param>
public sealed class ShiftProtocol(ShiftOptions options) : IRunProtocol
{
    /// <inheritdoc/>
    public ProtocolResult Run(EvaluatedRun run, CancellationToken cancellation)
    {
        using var scope = new TensorScope();
        var (encoder, pair) = (run.Encoder, run.Sources.Labelled);
        var (fitted, held) = LabelSplit.Of([.. Enumerable.Range(0, pair.Training.Count).Select(pair.Training.Label)], options.HeldOut);
        if (held.Length == 0)
        {
            throw new DataException($"{pair.Training.Description}: too few pictures of each class to hold a part of them out.");
        }

        var (known, alike) = (pair.Training.Subset(fitted), pair.Training.Subset(held));
        var made = new SupervisedNetworks(options.Pretrained, options.Scratch, options.Seed, run.Features).Make(encoder, known, run.Progress, cancellation);
        run.Progress("features of the same network at random initialisation");
        var tuner = new FineTuner(new FineTuneOptions(), run.Features);
        var random = tuner.Probe(StartingWeights.Scratch(encoder, options.Seed), known, encoder.Preprocessing, cancellation);
        run.Progress("accuracy");
        ShiftScore Score(Classifier network) => new(
            tuner.Evaluate(network, alike, label => label, encoder.Preprocessing, cancellation).Top1,
            tuner.Evaluate(network, pair.Test, pair.TrainingLabel, encoder.Preprocessing, cancellation).Top1);
        return new ProtocolResult<ShiftResult>(EvaluationProtocol.Shift, new ShiftResult(
            known.Count, alike.Count, pair.Test.Count, Score(random), Score(made.Linear), Score(made.Finetuned), Score(made.Scratch)));
    }
}
