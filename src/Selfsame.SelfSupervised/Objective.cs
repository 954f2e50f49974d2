using Selfsame.Nn;
using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised;

/// <summary>One of the losses of a method, with the parameters it moves. Most methods have one; an adversarial one has two.</summary>
/// <typeparam name="TBatch">What a batch is.</typeparam>
/// <param name="Name">Its name: the total is logged as <c>loss/NAME</c> where there are several.</param>
/// <param name="Parameters">The parameters that this objective's optimizer moves. No parameter may belong to two objectives.</param>
/// <param name="Optimizer">Its optimizer, or null for the run's.</param>
/// <param name="EverySteps">It is stepped at steps divisible by this; at least 1.</param>
/// <param name="Loss">The loss of a batch.</param>
public sealed record Objective<TBatch>(
    string Name,
    IReadOnlyList<NamedTensor> Parameters,
    OptimizerOptions? Optimizer,
    int EverySteps,
    Func<TBatch, TrainingProgress, Loss> Loss);
