using Selfsame.Nn;

namespace Selfsame.Training.Runs;

/// <summary>A checkpoint in memory.</summary>
/// <param name="State">Its <c>state.json</c>.</param>
/// <param name="Model">Parameters and buffers of the method.</param>
/// <param name="Trainer">State of the optimizers, and the sampling weights if there are any.</param>
/// <param name="Folder">Where it was read from; empty for one that is to be written.</param>
public sealed record Checkpoint(CheckpointState State, IReadOnlyList<NamedTensor> Model, IReadOnlyList<NamedTensor> Trainer, string Folder = "");
