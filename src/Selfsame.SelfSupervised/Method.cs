using Selfsame.Nn;

namespace Selfsame.SelfSupervised;

/// <summary>A self-supervised method: an encoder, whatever helps to train it, and the loss that does.</summary>
/// <remarks>
/// All state of a method is parameters and buffers of its modules (teacher, queue, centre, prototypes): that makes checkpoints whole.
/// A method sees batches and progress only; never the trainer, the settings, the device or a logger.
/// </remarks>
/// <typeparam name="TBatch">What a batch is: <see cref="ViewBatch"/> for pictures.</typeparam>
public abstract class Method<TBatch> : Module
{
    /// <summary>The product: the module that is kept when training is over.</summary>
    public abstract Module Encoder { get; }

    /// <summary>The losses of this method. By default one, named <c>total</c>: <see cref="Forward"/> over every trainable parameter.</summary>
    public virtual IReadOnlyList<Objective<TBatch>> Objectives =>
        [new("total", [.. Parameters().Where(parameter => parameter.Value.RequiresGrad)], null, 1, Forward)];

    /// <summary>The loss of one batch.</summary>
    /// <param name="batch">The batch; it is valid until the step is over.</param>
    /// <param name="progress">Where the run stands.</param>
    /// <returns>A loss connected to the parameters.</returns>
    public abstract Loss Forward(TBatch batch, TrainingProgress progress);

    /// <summary>Called after each optimizer step, without gradient: teachers follow, queues advance.</summary>
    /// <param name="progress">Where the run stands: <c>Step</c> is the step just made.</param>
    public virtual void AfterOptimizerStep(TrainingProgress progress)
    {
    }

    /// <summary>Called before each epoch, without gradient: a method that clusters does it here.</summary>
    /// <param name="features">The encoder's features of the whole set, on demand.</param>
    /// <returns>A sampling weight for every sample, or null to draw each sample once.</returns>
    public virtual double[]? BeginEpoch(EpochFeatures features) => null;
}
