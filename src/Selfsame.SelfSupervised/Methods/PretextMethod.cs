using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What methods that pose puzzles have in common: cross-entropy over the possible answers, and how many are right.</summary>
public abstract class PretextMethod : Method<ViewBatch>, IPretextTask
{
    private protected PretextMethod(Backbone encoder) => Backbone = Child("encoder", encoder);

    /// <inheritdoc/>
    public override Module Encoder => Backbone;

    /// <inheritdoc/>
    public abstract double Chance { get; }

    private protected Backbone Backbone { get; }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The pictures are too small for the puzzle.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var attempt = Attempt(batch.Views[0]);
        return Loss.Of(Classification.Loss(attempt.Logits, attempt.Answers))
                   .With("task/accuracy", Classification.Accuracy(attempt.Logits, attempt.Answers))
                   .Observing(attempt.Features, attempt.Features);
    }

    /// <inheritdoc/>
    public PretextAnswers Solve(ViewBatch batch)
    {
        using var noGrad = new NoGrad();
        var attempt = Attempt(batch.Views[0]);
        return new PretextAnswers((long)attempt.Logits.Argmax(1).Eq(attempt.Answers).Sum().ToDouble(), attempt.Answers.Size(0));
    }

    /// <summary>Makes puzzles of pictures and answers them.</summary>
    /// <param name="x">N x C x S x S.</param>
    private protected abstract PretextAttempt Attempt(Tensor x);
}
